import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly value: number;
  readonly error: string | undefined;
  onChange(value: number): void;
}

/** Out of range is told, not corrected. */
export function LeastField({ value, error, onChange }: Props) {
  const { t } = useTranslation('goals');
  return (
    <NumberInput
      label={t('league.least')}
      hideControls
      allowDecimal={false}
      allowNegative={false}
      error={error}
      value={value}
      onChange={(next) => onChange(typeof next === 'number' ? next : 0)}
    />
  );
}
