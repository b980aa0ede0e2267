import { ActionIcon, Button, Switch } from '@mantine/core';
import { ArrowDown, ArrowUp, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayDefine } from '#domain/rules/definitions/may-define.ts';
import { useAgent } from '../../state/core-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useMacroWords } from '../../state/use-macro-words.ts';
import { type Macro, useAllMacros } from '../../state/use-macros.ts';
import { SaveStateMark } from '../../ui/save-state-mark.tsx';
import { Section } from '../../ui/section.tsx';
import css from '../settings.module.css';
import { MacroForm } from './macro-form.tsx';
import { movedBy, savedAs } from './macro-order.ts';
import own from './macros-section.module.css';

/** Everybody's macros, which leads make, and the agent's own. */
export function MacrosSection() {
  const { t } = useTranslation('macros');
  const macros = useAllMacros();
  const me = useAgent();
  const { run, running } = useCommand();
  const [editing, setEditing] = useState<string | null>(null);
  const close = () => setEditing(null);
  const move = async (macro: Macro, by: 1 | -1) => {
    const group = macros.filter(({ ownerId }) => ownerId === macro.ownerId);
    for (const { moved, position } of movedBy(group, macro, by))
      await run('definition.save', { ...savedAs(moved), position });
  };
  return (
    <Section
      title={t('settings.title')}
      count={macros.length}
      actions={
        editing === null && (
          <Button variant="default" leftSection={<Plus size={14} />} onClick={() => setEditing('new')}>
            {t('settings.new')}
          </Button>
        )
      }
    >
      {editing === 'new' && (
        <div className={css.form}>
          <MacroForm macro={undefined} last={macros.at(-1)?.position ?? 0} onDone={close} />
        </div>
      )}
      {macros.length === 0 && editing === null && <p className={css.note}>{t('settings.none')}</p>}
      <ul className={css.people}>
        {macros.map((macro, index) =>
          macro.id === editing ? (
            <li key={macro.id} className={css.form}>
              <MacroForm macro={macro} last={0} onDone={close} />
            </li>
          ) : (
            <li key={macro.id} className={css.line}>
              <About macro={macro} />
              <span className={own.tools}>
                <SaveStateMark state={macro.saveState} quiet />
                {mayDefine(me, macro) && (
                  <>
                    <ActionIcon
                      aria-label={t('settings.up', { name: macro.name })}
                      disabled={running || macros[index - 1]?.ownerId !== macro.ownerId}
                      onClick={() => void move(macro, -1)}
                    >
                      <ArrowUp size={14} aria-hidden="true" />
                    </ActionIcon>
                    <ActionIcon
                      aria-label={t('settings.down', { name: macro.name })}
                      disabled={running || macros[index + 1]?.ownerId !== macro.ownerId}
                      onClick={() => void move(macro, 1)}
                    >
                      <ArrowDown size={14} aria-hidden="true" />
                    </ActionIcon>
                    <Switch
                      aria-label={t('settings.active', { name: macro.name })}
                      checked={macro.active}
                      onChange={(event) =>
                        void run('definition.save', { ...savedAs(macro), active: event.currentTarget.checked })
                      }
                    />
                    <Button
                      variant="default"
                      aria-label={t('settings.editNamed', { name: macro.name })}
                      onClick={() => setEditing(macro.id)}
                    >
                      {t('settings.edit')}
                    </Button>
                  </>
                )}
              </span>
            </li>
          ),
        )}
      </ul>
    </Section>
  );
}

function About({ macro: { name, ownerId, active, content } }: { readonly macro: Macro }) {
  const { t } = useTranslation('macros');
  const { wishes } = useMacroWords();
  const about = [
    t(ownerId === null ? 'settings.shared' : 'settings.own'),
    ...wishes(content).map(({ label, to }) => `${label}: ${to}`),
    ...(content.text ? [t(content.text.kind === 'reply' ? 'settings.hasReply' : 'settings.hasNote')] : []),
    ...(active ? [] : [t('settings.inactive')]),
  ];
  return (
    <span className={css.label}>
      {name}
      <span className={css.hint}>{about.join(' · ')}</span>
    </span>
  );
}
