import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { knownZones, zoneName } from '../../state/format-day.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useMinute } from '../../ui/use-minute.ts';

/** All zones this program knows, found by any part of their name. */
export function ZoneSelect({ zone, onChange }: { readonly zone: string; onChange(zone: string): void }) {
  const { t } = useTranslation('sla-settings');
  const locale = useLocale();
  const now = useMinute();
  const zones = useMemo(() => [...new Set([...knownZones(), 'UTC', zone])].sort(), [zone]);
  return (
    <Select
      label={t('calendar.zone')}
      description={zoneName(zone, locale, now)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      data={zones}
      value={zone}
      searchable
      limit={60}
      allowDeselect={false}
      nothingFoundMessage={t('calendar.noZone')}
      filter={({ options, search, limit }) => {
        const wanted = search.trim().toLowerCase().replaceAll(' ', '_');
        // What was chosen is in the field; it is no search until something else is typed.
        const found = options.filter((option) => 'value' in option && option.value.toLowerCase().includes(wanted));
        return found.slice(0, limit);
      }}
      onChange={(next) => next && onChange(next)}
    />
  );
}
