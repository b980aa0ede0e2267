import { DateInput } from '@mantine/dates';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly label: string;
  readonly description?: string;
  readonly value: string | null;
  readonly min?: string;
  readonly clearable?: boolean;
  onChange(day: string | null): void;
}

/** A day of the wall calendar. */
export function DayField({ label, description, value, min, clearable = false, onChange }: Props) {
  const { t } = useTranslation('common');
  return (
    <DateInput
      label={label}
      {...(description !== undefined && { description })}
      valueFormat="YYYY-MM-DD"
      ariaLabels={{ previousMonth: t('due.previousMonth'), nextMonth: t('due.nextMonth') }}
      popoverProps={{ withinPortal: true }}
      clearable={clearable}
      clearButtonProps={{ 'aria-label': t('actions.clear') }}
      {...(min !== undefined && { minDate: min })}
      value={value}
      onChange={onChange}
    />
  );
}
