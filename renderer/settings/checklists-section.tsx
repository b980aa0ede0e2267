import { MultiSelect, Switch, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefinitionView } from '#domain/contract/ipc/cooperation-views.ts';
import { type CaseType, caseTypes } from '#domain/model/choices.ts';
import { checklistContent } from '#domain/rules/definitions/checklist.ts';
import { listText } from '../state/format-list.ts';
import { useCommand } from '../state/use-command.ts';
import { useLocale } from '../state/use-locale.ts';
import { FormFoot } from '../ui/form-foot.tsx';
import { DefinitionList } from './definition-list.tsx';
import css from './settings.module.css';

/** Templates for what is to be done in cases of a kind. Only leads come here. */
export function ChecklistsSection() {
  const { t } = useTranslation(['cooperation', 'common']);
  const locale = useLocale();
  const about = ({ active, content }: DefinitionView) => {
    const template = checklistContent.safeParse(content).data;
    const types = (template?.types ?? []).map((type) => t(`common:type.${type}`));
    return [
      types.length > 0 ? listText(types, locale) : t('settings.allTypes'),
      t('settings.itemCount', { count: template?.items.length ?? 0 }),
      ...(active ? [] : [t('settings.inactive')]),
    ].join(' · ');
  };
  return (
    <DefinitionList
      kind="checklist"
      title={t('settings.checklists')}
      none={t('settings.noChecklists')}
      about={about}
      form={(definition, onDone) => <ChecklistForm definition={definition} onDone={onDone} />}
    />
  );
}

function ChecklistForm({ definition, onDone }: { readonly definition: DefinitionView | undefined; onDone(): void }) {
  const { t } = useTranslation(['cooperation', 'common']);
  const { run, running } = useCommand();
  const held = definition && checklistContent.safeParse(definition.content).data;
  const [name, setName] = useState(definition?.name ?? '');
  const [types, setTypes] = useState<readonly CaseType[]>(held?.types ?? []);
  const [lines, setLines] = useState(held?.items.join('\n') ?? '');
  const [active, setActive] = useState(definition?.active ?? true);
  const [failed, setFailed] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const items = lines
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    const content = checklistContent.safeParse({ types, items });
    if (!content.success || name.trim() === '') return setFailed(true);
    const saved = await run('definition.save', {
      ...(definition ? { definitionId: definition.id, position: definition.position } : {}),
      kind: 'checklist',
      name,
      active,
      content: content.data,
    });
    if (saved.ok || saved.failure.kind === 'nothing-to-do') onDone();
  };
  return (
    <form
      className={css.fields}
      aria-label={definition?.name ?? t('settings.checklists')}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <TextInput
        label={t('settings.name')}
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <MultiSelect
        label={t('settings.types')}
        data={caseTypes.map((value) => ({ value, label: t(`common:type.${value}`) }))}
        value={[...types]}
        placeholder={types.length === 0 ? t('settings.allTypes') : ''}
        onChange={(next) => setTypes(caseTypes.filter((type) => next.includes(type)))}
      />
      <Textarea
        label={t('settings.items')}
        value={lines}
        autosize
        minRows={3}
        maxRows={14}
        onChange={(event) => setLines(event.currentTarget.value)}
      />
      <Switch
        label={t('settings.active')}
        checked={active}
        onChange={(event) => setActive(event.currentTarget.checked)}
      />
      {failed && (
        <p className={css.failure} role="alert">
          {t('settings.checklistProblem')}
        </p>
      )}
      <FormFoot running={running} onCancel={onDone} />
    </form>
  );
}
