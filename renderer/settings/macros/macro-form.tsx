import { Select, Switch, TagsInput, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { caseStatuses, caseTypes, priorities } from '#domain/model/choices.ts';
import { type MacroContent, macroContent } from '#domain/rules/definitions/macro.ts';
import { isLead } from '#domain/rules/rights.ts';
import { useAgent } from '../../state/core-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import type { Macro } from '../../state/use-macros.ts';
import { usePeople } from '../../state/use-people.ts';
import { FormFoot } from '../../ui/form-foot.tsx';
import css from '../settings.module.css';

interface Props {
  readonly macro: Macro | undefined;
  /** The last place that is taken: a new one goes behind it. */
  readonly last: number;
  onDone(): void;
}

const untouched: MacroContent = {
  ...{ status: null, priority: null, type: null, assignee: null, teamId: null },
  ...{ addTags: [], removeTags: [], text: null },
};
const variables =
  '{{customer.name}} {{customer.organisation}} {{case.number}} {{case.subject}} {{agent.name}} {{team.name}}';

/** What a macro changes and says. Leads choose whether a new one is everybody's or their own. */
export function MacroForm({ macro, last, onDone }: Props) {
  const { t } = useTranslation(['macros', 'common']);
  const lead = isLead(useAgent());
  const { agents, teams } = usePeople();
  const { run, running } = useCommand();
  const [name, setName] = useState(macro?.name ?? '');
  const [shared, setShared] = useState(lead);
  const [content, setContent] = useState(macro?.content ?? untouched);
  const [kind, setKind] = useState<string | null>(macro?.content.text?.kind ?? null);
  const [body, setBody] = useState(macro?.content.text?.body ?? '');
  const [reason, setReason] = useState(macro?.content.statusReason ?? '');
  const [failed, setFailed] = useState(false);
  const set = (some: Partial<Record<keyof MacroContent, unknown>>) =>
    setContent((before) => ({ ...before, ...some }) as MacroContent);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { statusReason: _, ...plain } = content;
    const why = content.status !== null && reason.trim() !== '' ? { statusReason: reason } : {};
    const parsed = macroContent.safeParse({ ...plain, ...why, text: kind === null ? null : { kind, body } });
    if (!parsed.success || name.trim() === '') return setFailed(true);
    const saved = await run('definition.save', {
      ...(macro
        ? { definitionId: macro.id, position: macro.position, active: macro.active }
        : { personal: !shared, position: last + 1 }),
      kind: 'macro',
      name,
      content: parsed.data,
    });
    if (saved.ok || saved.failure.kind === 'nothing-to-do') onDone();
  };
  const choice = (
    part: 'status' | 'priority' | 'type' | 'assignee' | 'team',
    field: keyof MacroContent,
    data: readonly { readonly value: string; readonly label: string }[],
  ) => (
    <Select
      label={t(`part.${part}`)}
      data={data}
      value={content[field] as string | null}
      placeholder={t('settings.unchanged')}
      searchable={data.length > 8}
      clearable
      clearButtonProps={{ 'aria-label': t('common:actions.clear') }}
      onChange={(value) => set({ [field]: value })}
    />
  );
  const statuses = caseStatuses.filter((status) => status !== 'new');
  const people = agents.filter(({ active }) => active).map(({ id, name: label }) => ({ value: id as string, label }));
  return (
    <form
      className={css.fields}
      aria-label={macro?.name ?? t('settings.new')}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <TextInput
        label={t('settings.name')}
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {lead && !macro && (
        <Switch
          label={t('settings.forAll')}
          checked={shared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
      )}
      <div className={css.pair}>
        {choice(
          'status',
          'status',
          statuses.map((value) => ({ value, label: t(`common:status.${value}`) })),
        )}
        {choice(
          'priority',
          'priority',
          priorities.map((value) => ({ value, label: t(`common:priority.${value}`) })),
        )}
        {choice(
          'type',
          'type',
          caseTypes.map((value) => ({ value, label: t(`common:type.${value}`) })),
        )}
        {choice('assignee', 'assignee', [
          { value: 'me', label: t('me') },
          { value: 'nobody', label: t('common:nobody') },
          ...people,
        ])}
        {choice(
          'team',
          'teamId',
          teams.map(({ id, name: label }) => ({ value: id as string, label })),
        )}
      </div>
      {content.status !== null && (
        <TextInput
          label={t('settings.statusReason')}
          description={t('settings.statusReasonHint')}
          value={reason}
          maxLength={2000}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <TagsInput
        label={t('part.addTags')}
        value={content.addTags}
        maxTags={50}
        acceptValueOnBlur
        onChange={(addTags) => set({ addTags })}
      />
      <TagsInput
        label={t('part.removeTags')}
        value={content.removeTags}
        maxTags={50}
        acceptValueOnBlur
        onChange={(removeTags) => set({ removeTags })}
      />
      <Select
        label={t('settings.textKind')}
        data={(['reply', 'note'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={kind}
        placeholder={t('settings.noText')}
        clearable
        clearButtonProps={{ 'aria-label': t('common:actions.clear') }}
        onChange={setKind}
      />
      {kind !== null && (
        <Textarea
          label={t('settings.text')}
          description={t('settings.variables', { list: variables })}
          value={body}
          autosize
          minRows={4}
          maxRows={14}
          maxLength={50_000}
          onChange={(event) => setBody(event.currentTarget.value)}
        />
      )}
      {failed && (
        <p className={css.failure} role="alert">
          {t('settings.problem')}
        </p>
      )}
      <FormFoot action={t('settings.save')} running={running} onCancel={onDone} />
    </form>
  );
}
