import { ActionIcon, Button, Switch } from '@mantine/core';
import { ArrowDown, ArrowUp, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleCount } from '#domain/contract/ipc/rule-views.ts';
import { numberText } from '../../state/format-number.ts';
import { relativeTime } from '../../state/format-time.ts';
import { useCommand } from '../../state/use-command.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useQuery } from '../../state/use-query.ts';
import { SaveStateMark } from '../../ui/save-state-mark.tsx';
import { Section } from '../../ui/section.tsx';
import { useMinute } from '../../ui/use-minute.ts';
import { movedBy } from '../macros/macro-order.ts';
import css from '../settings.module.css';
import { RuleLog } from './rule-log.tsx';
import { TriggerForm } from './trigger-form.tsx';
import own from './triggers.module.css';
import { useTriggerWords } from './use-trigger-words.ts';
import { savedAs, type Trigger, useTriggers } from './use-triggers.ts';

/** What the server does with cases by itself, and what it did lately. Only leads come here. */
export function TriggersSection() {
  const { t } = useTranslation('triggers');
  const triggers = useTriggers();
  const log = useQuery('rules.log', {}, { collections: ['entry'], keepFormer: true }).value;
  const { run, running } = useCommand();
  const [editing, setEditing] = useState<string | null>(null);
  const close = () => setEditing(null);
  const move = async (trigger: Trigger, by: 1 | -1) => {
    for (const { moved, position } of movedBy(triggers, trigger, by))
      await run('definition.save', { ...savedAs(moved), position });
  };
  return (
    <Section
      title={t('title')}
      count={triggers.length}
      actions={
        editing === null && (
          <Button variant="default" leftSection={<Plus size={14} />} onClick={() => setEditing('new')}>
            {t('new')}
          </Button>
        )
      }
    >
      {editing === 'new' && (
        <div className={css.form}>
          <TriggerForm trigger={undefined} last={triggers.at(-1)?.position ?? 0} onDone={close} />
        </div>
      )}
      {triggers.length === 0 && editing === null && <p className={css.nothing}>{t('none')}</p>}
      {triggers.length > 1 && <p className={css.listHint}>{t('hint')}</p>}
      <ul className={css.people}>
        {triggers.map((trigger, index) =>
          trigger.id === editing ? (
            <li key={trigger.id} className={css.form}>
              <TriggerForm trigger={trigger} last={0} onDone={close} />
            </li>
          ) : (
            <li key={trigger.id} className={css.line}>
              <About trigger={trigger} count={log?.counts.find(({ ruleId }) => ruleId === trigger.id)} />
              <span className={own.tools}>
                <SaveStateMark state={trigger.saveState} quiet />
                <ActionIcon
                  aria-label={t('up', { name: trigger.name })}
                  disabled={running || index === 0}
                  onClick={() => void move(trigger, -1)}
                >
                  <ArrowUp size={14} aria-hidden="true" />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('down', { name: trigger.name })}
                  disabled={running || index === triggers.length - 1}
                  onClick={() => void move(trigger, 1)}
                >
                  <ArrowDown size={14} aria-hidden="true" />
                </ActionIcon>
                <Switch
                  aria-label={t('active', { name: trigger.name })}
                  checked={trigger.active}
                  onChange={(event) =>
                    void run('definition.save', { ...savedAs(trigger), active: event.currentTarget.checked })
                  }
                />
                <Button
                  variant="default"
                  aria-label={t('editNamed', { name: trigger.name })}
                  onClick={() => setEditing(trigger.id)}
                >
                  {t('edit')}
                </Button>
              </span>
            </li>
          ),
        )}
      </ul>
      {log && <RuleLog firings={log.latest} />}
    </Section>
  );
}

interface AboutProps {
  readonly trigger: Trigger;
  readonly count: RuleCount | undefined;
}

function About({ trigger: { name, active, content }, count }: AboutProps) {
  const { t } = useTranslation('triggers');
  const { eventText, deeds } = useTriggerWords();
  return (
    <span className={css.label}>
      {name}
      <span className={css.hint}>
        {[eventText(content.event), ...deeds(content), ...(active ? [] : [t('inactive')])].join(' · ')}
      </span>
      <Counted count={count} />
    </span>
  );
}

function Counted({ count }: Pick<AboutProps, 'count'>) {
  const { t } = useTranslation('triggers');
  const locale = useLocale();
  const now = useMinute();
  if (!count) return <span className={css.hint}>{t('log.never')}</span>;
  const { fired, refused, lastAt } = count;
  const words = (n: number) => ({ count: n, formatted: numberText(n, locale) });
  const ago = relativeTime(lastAt, Math.max(now, Date.now()), locale);
  return (
    <span className={css.hint}>
      {[t('log.fired', words(fired)), t('log.last', { ago })].join(' · ')}
      {refused > 0 && <span className={own.bad}>{` · ${t('log.refused', words(refused))}`}</span>}
    </span>
  );
}
