import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AgentId } from '#domain/model/ids.ts';
import { usePeople } from '../state/use-people.ts';

interface Props {
  readonly value: AgentId | null;
  onChange(value: AgentId | null): void;
}

/** Who looks after the customer. Somebody who has left is shown, but not offered. */
export function AccountManagerField({ value, onChange }: Props) {
  const { t } = useTranslation(['service-file', 'common']);
  const offered = usePeople().agents.filter(({ id, active }) => active || id === value);
  return (
    <Select
      label={t('accountManager')}
      placeholder={t('common:nobody')}
      value={value}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('noManager') }}
      onChange={(id) => onChange(id as AgentId | null)}
      data={offered.map(({ id, name }) => ({ value: id as string, label: name }))}
    />
  );
}
