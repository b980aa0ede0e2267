import { SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../state/core-context.tsx';
import { sizeText } from '../state/format-number.ts';
import { useProcedure } from '../state/use-command.ts';
import { useLocale } from '../state/use-locale.ts';
import { Section } from '../ui/section.tsx';
import css from './settings.module.css';

const usual = [256, 512, 1024, 4096] as const;

/** How much of the disk attached files may take on this workstation. */
export function FilesSection() {
  const { t } = useTranslation('settings');
  const megabytes = useSettings(({ fileMegabytes }) => fileMegabytes);
  const { call } = useProcedure();
  const id = useId();
  const offered = [...new Set([...usual, megabytes])].toSorted((a, b) => a - b);
  const locale = useLocale();
  const words = (value: number) =>
    value % 1024 === 0 ? sizeText(value / 1024, 'gigabyte', locale) : sizeText(value, 'megabyte', locale);
  return (
    <Section title={t('files')}>
      <div className={css.lines}>
        <div className={css.line}>
          <div className={css.label}>
            <span id={id}>{t('fileSpace')}</span>
            <span className={css.hint}>{t('fileSpaceHint')}</span>
          </div>
          <SegmentedControl
            aria-labelledby={id}
            value={String(megabytes)}
            onChange={(value) => void call('settings.set', { fileMegabytes: Number(value) })}
            data={offered.map((value) => ({ value: String(value), label: words(value) }))}
          />
        </div>
      </div>
    </Section>
  );
}
