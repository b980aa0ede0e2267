import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '#domain/model/ids.ts';
import type { SearchKind } from '#domain/rules/search-query/query-part.ts';
import { zoneHere } from '../../state/format-day.ts';
import { useQuery } from '../../state/use-query.ts';
import { useSettled } from '../../ui/use-settled.ts';

interface Props {
  readonly value: CaseId | null;
  onChange(id: CaseId | null): void;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

const kinds: SearchKind[] = ['case'];
const longest = 400;

/** A case, found while typing by its number, its words or its customer; or none. */
export function CaseField({ value, onChange }: Props) {
  const { t } = useTranslation('goals');
  const [typed, setTyped] = useState('');
  const text = useSettled(typed.trim().slice(0, longest), 120);
  const found = useQuery(
    'search.list',
    { text, kinds, limit: 12, zone: zoneHere() || 'UTC' },
    { collections: ['case', 'search'], keepFormer: true, whileShown: true },
  ).value;
  const [picked, setPicked] = useState<Choice | null>(null);
  const hits = text === '' ? [] : (found?.cases.hits ?? []);
  const choices: Choice[] = hits.map(({ id, number, subject }) => ({ value: id, label: `${number} ${subject.text}` }));
  // What is chosen stands in the field, also where it is not found by its own words.
  if (picked && !choices.some((choice) => choice.value === picked.value)) choices.unshift(picked);
  return (
    <Select
      label={t('thanks.case')}
      placeholder={t('thanks.caseHint')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('thanks.noCase') }}
      filter={({ options }) => options}
      nothingFoundMessage={t('thanks.caseHint')}
      value={value}
      data={choices}
      onSearchChange={setTyped}
      onChange={(id) => {
        setPicked(choices.find((choice) => choice.value === id) ?? null);
        onChange(id as CaseId | null);
      }}
    />
  );
}
