import { Select } from '@mantine/core';
import { useQuery } from '../state/use-query.ts';

/** The calendars that are in use, by name. */
export function useActiveCalendars() {
  const { value = [] } = useQuery('definitions.list', { kind: 'calendar' }, { collections: ['definition'] });
  return value.filter(({ active }) => active);
}

interface Props<Id extends string> {
  readonly label: string;
  /** What holds where none is chosen. */
  readonly placeholder: string;
  readonly value: Id | null;
  onChange(id: Id | null): void;
}

export function CalendarField<Id extends string>({ label, placeholder, value, onChange }: Props<Id>) {
  return (
    <Select
      label={label}
      data={useActiveCalendars().map(({ id, name }) => ({ value: id as string, label: name }))}
      value={value}
      placeholder={placeholder}
      clearable
      onChange={(id) => onChange(id as Id | null)}
    />
  );
}
