import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { caseStatuses, priorities } from '#domain/model/choices.ts';
import { PriorityMark } from '../../ui/priority-mark.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import type { ListFilter } from '../case-filter.ts';
import css from './filter-choices.module.css';
import { OwnConditions } from './own-conditions.tsx';

interface Props {
  readonly filter: ListFilter;
  onChange(change: Partial<ListFilter>): void;
}

export function FilterChoices({ filter, onChange }: Props) {
  const { t } = useTranslation('cases');
  return (
    <>
      <fieldset className={css.group}>
        <legend className={css.legend}>{t('list.status')}</legend>
        {caseStatuses.map((status) => (
          <label key={status} className={css.choice}>
            <input
              type="checkbox"
              checked={filter.statuses.includes(status)}
              onChange={() => onChange({ statuses: toggled(filter.statuses, status) })}
            />
            <StatusBadge status={status} />
          </label>
        ))}
      </fieldset>
      <fieldset className={css.group}>
        <legend className={css.legend}>{t('list.priority')}</legend>
        {priorities.toReversed().map((priority) => (
          <label key={priority} className={css.choice}>
            <input
              type="checkbox"
              checked={filter.priorities.includes(priority)}
              onChange={() => onChange({ priorities: toggled(filter.priorities, priority) })}
            />
            <PriorityMark priority={priority} label />
          </label>
        ))}
      </fieldset>
      <TextInput
        label={t('list.tag')}
        placeholder={t('list.anyTag')}
        defaultValue={filter.tag}
        maxLength={60}
        onBlur={(event) => onChange({ tag: event.currentTarget.value.trim() })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing)
            onChange({ tag: event.currentTarget.value.trim() });
        }}
      />
      <OwnConditions asked={filter.own} onChange={(own) => onChange({ own })} />
    </>
  );
}

function toggled<T>(all: readonly T[], one: T): readonly T[] {
  return all.includes(one) ? all.filter((each) => each !== one) : [...all, one];
}
