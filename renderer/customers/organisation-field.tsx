import { Autocomplete } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OrganisationId } from '#domain/model/ids.ts';
import { useQuery } from '../state/use-query.ts';
import { useSettled } from '../ui/use-settled.ts';
import type { CustomerValues } from './customer-values.ts';

interface Props {
  readonly value: CustomerValues['organisation'];
  onChange(value: CustomerValues['organisation']): void;
}

/** A known organisation by its name; another name makes a new one when the customer is saved. */
export function OrganisationField({ value, onChange }: Props) {
  const { t } = useTranslation('customers');
  const text = useSettled(value.name.trim(), 150);
  const known =
    useQuery('organisations.list', { text }, { collections: ['organisation'], keepFormer: true }).value ?? [];
  const isNew = value.name.trim() !== '' && value.id === null;
  const idOf = (name: string) => (known.find((each) => each.name === name)?.id ?? null) as OrganisationId | null;
  return (
    <Autocomplete
      label={t('organisation')}
      value={value.name}
      data={[...new Set(known.map((each) => each.name))].slice(0, 20)}
      filter={({ options }) => options}
      onChange={(name) => onChange({ id: idOf(name.trim()), name })}
      description={isNew ? t('organisationIsNew') : undefined}
      inputWrapperOrder={['label', 'input', 'description']}
      maxLength={200}
    />
  );
}
