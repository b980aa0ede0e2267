import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Metric } from '#domain/rules/metrics/metric.ts';

interface Props {
  readonly metric: Metric;
  readonly value: number | '';
  readonly error: string | undefined;
  onChange(value: number | ''): void;
}

/** A target as people say it: a number, percent, or minutes. While it is typed, `87.` is not yet a number: it stays as it is on the screen. */
export function TargetField({ metric, value, error, onChange }: Props) {
  const { t } = useTranslation('goals');
  const [typed, setTyped] = useState<number | string>(value);
  return (
    <NumberInput
      label={t(metric.better === 'down' ? 'field.atMost' : 'field.atLeast')}
      description={t(`unit.${metric.unit}`)}
      min={0}
      {...(metric.unit === 'share' && { max: 100 })}
      decimalScale={metric.unit === 'count' ? 0 : 2}
      hideControls
      withAsterisk
      error={error}
      value={typed}
      onChange={(next) => {
        setTyped(next);
        const number = typeof next === 'number' ? next : Number.parseFloat(next);
        onChange(Number.isNaN(number) ? '' : number);
      }}
    />
  );
}
