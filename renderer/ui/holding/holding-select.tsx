import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HoldingView } from '#domain/contract/ipc/holding-views.ts';
import type { HoldingId } from '#domain/model/ids.ts';
import { useTermWords } from './term-mark.tsx';

interface Props {
  readonly choices: readonly HoldingView[];
  readonly value: HoldingId | null;
  readonly variant?: 'unstyled';
  onChange(id: HoldingId | null): void;
}

/** Which asset, order or contract a case is about. */
export function HoldingSelect({ choices, value, variant, onChange }: Props) {
  const { t } = useTranslation('holdings');
  const words = useTermWords();
  const data = choices.map(({ id, fields }) => ({
    value: id as string,
    label: [fields.name, fields.number, words(fields)].filter(Boolean).join(' · '),
  }));
  return (
    <Select
      {...(variant ? { variant, 'aria-label': t('about') } : { label: t('about') })}
      placeholder={t('aboutNothing')}
      data={data}
      value={value}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('clearAbout') }}
      nothingFoundMessage={t('noneFound')}
      onChange={(id) => onChange(id as HoldingId | null)}
    />
  );
}
