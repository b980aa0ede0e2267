import { ActionIcon, Button, Switch } from '@mantine/core';
import { ArrowDown, ArrowUp, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefinitionView } from '#domain/contract/ipc/cooperation-views.ts';
import { caseFieldContent } from '#domain/rules/definitions/case-field.ts';
import { listText } from '../../state/format-list.ts';
import { useCommand } from '../../state/use-command.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useQuery } from '../../state/use-query.ts';
import { SaveStateMark } from '../../ui/save-state-mark.tsx';
import { Section } from '../../ui/section.tsx';
import css from '../settings.module.css';
import { CaseFieldForm } from './case-field-form.tsx';
import own from './case-fields.module.css';

/** The fields that cases and customers have beside the built-in ones. Only admins come here. */
export function CaseFieldsSection() {
  const { t } = useTranslation('case-fields');
  const { value: fields = [] } = useQuery('definitions.list', { kind: 'case-field' }, { collections: ['definition'] });
  const { run, running } = useCommand();
  const [editing, setEditing] = useState<string | null>(null);
  const close = () => setEditing(null);
  const save = ({ id, name, position, active, content }: DefinitionView) =>
    run('definition.save', { definitionId: id, kind: 'case-field', name, position, active, content });
  const move = async (field: DefinitionView, by: 1 | -1) => {
    const at = fields.indexOf(field);
    const order = fields.toSpliced(at, 1).toSpliced(at + by, 0, field);
    for (const [position, each] of order.entries()) if (each.position !== position) await save({ ...each, position });
  };
  return (
    <Section
      title={t('settings.title')}
      count={fields.length}
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
          <CaseFieldForm field={undefined} last={fields.at(-1)?.position ?? 0} onDone={close} />
        </div>
      )}
      {fields.length === 0 && editing === null && <p className={css.nothing}>{t('settings.none')}</p>}
      {fields.length > 1 && <p className={css.listHint}>{t('settings.orderHint')}</p>}
      <ul className={css.people}>
        {fields.map((field, index) =>
          field.id === editing ? (
            <li key={field.id} className={css.form}>
              <CaseFieldForm field={field} last={0} onDone={close} />
            </li>
          ) : (
            <li key={field.id} className={css.line}>
              <About field={field} />
              <span className={own.tools}>
                <SaveStateMark state={field.saveState} quiet />
                <ActionIcon
                  aria-label={t('settings.up', { name: field.name })}
                  disabled={running || index === 0}
                  onClick={() => void move(field, -1)}
                >
                  <ArrowUp size={14} aria-hidden="true" />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('settings.down', { name: field.name })}
                  disabled={running || index === fields.length - 1}
                  onClick={() => void move(field, 1)}
                >
                  <ArrowDown size={14} aria-hidden="true" />
                </ActionIcon>
                <Switch
                  aria-label={t('settings.activeNamed', { name: field.name })}
                  checked={field.active}
                  onChange={(event) => void save({ ...field, active: event.currentTarget.checked })}
                />
                <Button
                  variant="default"
                  aria-label={t('settings.editNamed', { name: field.name })}
                  onClick={() => setEditing(field.id)}
                >
                  {t('settings.edit')}
                </Button>
              </span>
            </li>
          ),
        )}
      </ul>
    </Section>
  );
}

/** Its kind, for which cases, and when it is asked for. */
function About({ field: { name, active, content } }: { readonly field: DefinitionView }) {
  const { t } = useTranslation(['case-fields', 'common']);
  const locale = useLocale();
  const held = caseFieldContent.safeParse(content).data;
  const types = (held?.types ?? []).map((type) => t(`common:type.${type}`));
  const about = [
    ...(held ? [t(`kind.${held.kind}`)] : []),
    ...(held?.of === 'customer'
      ? [t('settings.target.customer')]
      : [types.length > 0 ? listText(types, locale) : t('settings.allTypes')]),
    ...(held?.required === 'solved' ? [t('requiredToSolve')] : []),
    ...(held?.required === 'closed' ? [t('requiredToClose')] : []),
    ...(active ? [] : [t('settings.retiredField')]),
  ];
  return (
    <span className={css.label}>
      {name}
      <span className={css.hint}>{about.join(' · ')}</span>
    </span>
  );
}
