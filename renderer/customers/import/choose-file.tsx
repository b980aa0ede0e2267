import { Button, FileButton, Progress } from '@mantine/core';
import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { importLimits } from '#domain/rules/customer-import/import-limits.ts';
import { numberText } from '../../state/format-number.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useFileDrop } from '../../ui/use-file-drop.ts';
import css from './import.module.css';

interface Props {
  readonly taking: { readonly name: string; readonly part: number } | null;
  onFile(file: File): void;
}

const accepted = '.csv,.tsv,.txt,.xlsx,.xlsm,.vcf,text/csv,text/vcard';
const megabyte = 1024 * 1024;

/** Where a file is chosen or dropped, and what may be in it. */
export function ChooseFile({ taking, onFile }: Props) {
  const { t } = useTranslation('customer-import');
  const locale = useLocale();
  const [place, setPlace] = useState<HTMLDivElement | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const isOver = useFileDrop(place, (files) => {
    for (const file of files) return onFile(file);
  });
  useActions([{ id: 'list.new', run: () => button.current?.click() }]);
  return (
    <div ref={setPlace} className={css.choose} data-over={isOver || undefined}>
      <FileUp size={28} strokeWidth={1.5} aria-hidden="true" />
      {taking ? (
        <div className={css.taking} role="status">
          <span>{t('reading', { file: taking.name })}</span>
          <Progress value={taking.part * 100} size="sm" aria-label={t('reading', { file: taking.name })} />
        </div>
      ) : (
        <>
          <FileButton
            accept={accepted}
            onChange={(file) => file && onFile(file)}
            inputProps={{ 'aria-label': t('choose') }}
          >
            {(props) => (
              <Button {...props} ref={button}>
                {t('choose')}
              </Button>
            )}
          </FileButton>
          <span className={css.hint}>{t('drop')}</span>
        </>
      )}
      <p className={css.hint}>
        {t('accepts', {
          text: importLimits.textBytes / megabyte,
          workbook: importLimits.workbookBytes / megabyte,
          rows: numberText(importLimits.rows, locale),
        })}
      </p>
      <p className={css.hint}>{t('local')}</p>
    </div>
  );
}
