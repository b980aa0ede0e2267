import { Checkbox, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  type ImportEncoding,
  type ImportLook,
  type ImportReading,
  type ImportSeparator,
  importEncodings,
} from '#domain/contract/ipc/import-views.ts';
import css from './import.module.css';

const encodingNames: Readonly<Record<ImportEncoding, string>> = {
  'utf-8': 'UTF-8',
  gb18030: 'GB18030 (GBK, GB2312)',
  big5: 'Big5',
  shift_jis: 'Shift_JIS',
  'windows-1252': 'Windows-1252',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
};

const separatorNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const satisfies Record<
  ImportSeparator,
  string
>;
const separators = Object.keys(separatorNames) as ImportSeparator[];

interface Props {
  readonly look: Extract<ImportLook, { ok: true }>;
  readonly reading: ImportReading;
  onReading(reading: ImportReading): void;
}

/** How the file is read, as it was found out; to be put right where that was wrong. */
export function ReadingFields({ look, reading, onReading }: Props) {
  const { t } = useTranslation('customer-import');
  return (
    <div className={css.fields}>
      {look.encoding && (
        <NativeSelect
          label={t('encoding')}
          value={look.encoding}
          data={importEncodings.map((value) => ({ value, label: encodingNames[value] }))}
          onChange={(event) => onReading({ ...reading, encoding: event.currentTarget.value as ImportEncoding })}
        />
      )}
      {look.separator && (
        <NativeSelect
          label={t('separator')}
          value={look.separator}
          data={separators.map((value) => ({ value, label: t(`separators.${separatorNames[value]}`) }))}
          onChange={(event) => onReading({ ...reading, separator: event.currentTarget.value as ImportSeparator })}
        />
      )}
      {look.sheets.length > 1 && (
        <NativeSelect
          label={t('sheet')}
          value={String(look.sheet)}
          data={look.sheets.map((label, at) => ({ value: String(at), label }))}
          onChange={(event) => onReading({ ...reading, sheet: Number(event.currentTarget.value) })}
        />
      )}
      {look.format !== 'vcard' && (
        <Checkbox
          className={css.headless}
          label={t('headless')}
          checked={reading.headless ?? false}
          onChange={(event) => onReading({ ...reading, headless: event.currentTarget.checked })}
        />
      )}
    </div>
  );
}
