import { DateInput } from '@mantine/dates';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly label: string;
  readonly value: string | null;
  readonly error?: string | undefined;
  onChange(day: string): void;
}

/** A day of the calendar, typed or picked. */
export function DayField({ label, value, error, onChange }: Props) {
  const { t } = useTranslation('common');
  return (
    <DateInput
      label={label}
      valueFormat="YYYY-MM-DD"
      ariaLabels={{ previousMonth: t('due.previousMonth'), nextMonth: t('due.nextMonth') }}
      popoverProps={{ withinPortal: true }}
      value={value}
      error={error}
      onChange={(day) => day && onChange(day)}
    />
  );
}
