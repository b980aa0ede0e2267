import { Select, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { caseStatuses, caseTypes, priorities } from '#domain/model/choices.ts';
import type { TriggerContent } from '#domain/rules/definitions/trigger.ts';
import { usePeople } from '../../state/use-people.ts';
import css from '../settings.module.css';

type Changes = TriggerContent['changes'];

interface Props {
  readonly changes: Changes;
  onChange(changes: Changes): void;
}

/** What a trigger changes of a case; what is left empty stays as it is. */
export function ChangeFields({ changes, onChange }: Props) {
  const { t } = useTranslation(['macros', 'common']);
  const { agents, teams } = usePeople();
  const choice = (
    part: 'status' | 'priority' | 'type' | 'assignee' | 'team',
    field: 'status' | 'priority' | 'type' | 'assignee' | 'teamId',
    data: readonly { readonly value: string; readonly label: string }[],
  ) => (
    <Select
      label={t(`part.${part}`)}
      data={data}
      value={changes[field]}
      placeholder={t('settings.unchanged')}
      searchable={data.length > 8}
      clearable
      clearButtonProps={{ 'aria-label': t('common:actions.clear') }}
      onChange={(value) => onChange({ ...changes, [field]: value } as Changes)}
    />
  );
  return (
    <>
      <div className={css.pair}>
        {choice(
          'status',
          'status',
          caseStatuses
            .filter((status) => status !== 'new')
            .map((value) => ({ value, label: t(`common:status.${value}`) })),
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
          { value: 'nobody', label: t('common:nobody') },
          ...agents.filter(({ active }) => active).map(({ id, name }) => ({ value: id as string, label: name })),
        ])}
        {choice(
          'team',
          'teamId',
          teams.map(({ id, name }) => ({ value: id as string, label: name })),
        )}
      </div>
      {changes.status !== null && (
        <TextInput
          label={t('settings.statusReason')}
          description={t('settings.statusReasonHint')}
          value={changes.statusReason ?? ''}
          maxLength={2000}
          onChange={({ currentTarget: { value } }) => {
            const { statusReason: _, ...rest } = changes;
            onChange(value === '' ? rest : { ...rest, statusReason: value });
          }}
        />
      )}
      <TagsInput
        label={t('part.addTags')}
        value={changes.addTags}
        maxTags={50}
        acceptValueOnBlur
        onChange={(addTags) => onChange({ ...changes, addTags })}
      />
      <TagsInput
        label={t('part.removeTags')}
        value={changes.removeTags}
        maxTags={50}
        acceptValueOnBlur
        onChange={(removeTags) => onChange({ ...changes, removeTags })}
      />
    </>
  );
}
