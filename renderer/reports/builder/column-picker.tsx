import { ActionIcon, Select } from '@mantine/core';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { reportLimits } from '#domain/rules/report-builder/saved-report.ts';
import css from './builder.module.css';
import { useColumnWords } from './use-column-words.ts';

interface Props {
  readonly columns: readonly string[];
  readonly offered: readonly string[];
  onChange(columns: readonly string[]): void;
}

/** The columns in their order, which can be changed by buttons and, on any of them, by Alt and the arrow keys. */
export function ColumnPicker({ columns, offered, onChange }: Props) {
  const { t } = useTranslation(['report-builder', 'reports']);
  const { nameOf } = useColumnWords();
  const move = (key: string, by: 1 | -1) => {
    const at = columns.indexOf(key);
    const other = columns[at + by];
    if (other === undefined) return;
    onChange(columns.map((each) => (each === key ? other : each === other ? key : each)));
  };
  const moveByKey = (event: KeyboardEvent, key: string) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(key, event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <fieldset className={css.columns}>
      <legend className={css.legend}>{t('columns')}</legend>
      <ol className={css.picked}>
        {columns.map((key, at) => (
          <li key={key} className={css.column} onKeyDown={(event) => moveByKey(event, key)}>
            <span className={css.columnName}>{nameOf(key)}</span>
            <ActionIcon
              aria-label={t('up', { name: nameOf(key) })}
              aria-disabled={at === 0}
              onClick={() => move(key, -1)}
            >
              <ArrowUp size={14} aria-hidden="true" />
            </ActionIcon>
            <ActionIcon
              aria-label={t('down', { name: nameOf(key) })}
              aria-disabled={at === columns.length - 1}
              onClick={() => move(key, 1)}
            >
              <ArrowDown size={14} aria-hidden="true" />
            </ActionIcon>
            <ActionIcon
              aria-label={t('drop', { name: nameOf(key) })}
              disabled={columns.length === 1}
              onClick={() => onChange(columns.filter((each) => each !== key))}
            >
              <X size={14} aria-hidden="true" />
            </ActionIcon>
          </li>
        ))}
      </ol>
      {columns.length < reportLimits.columns && (
        <Select
          aria-label={t('add')}
          placeholder={t('add')}
          searchable
          maxDropdownHeight={300}
          value={null}
          data={offered.filter((key) => !columns.includes(key)).map((key) => ({ value: key, label: nameOf(key) }))}
          onChange={(key) => key !== null && onChange([...columns, key])}
        />
      )}
    </fieldset>
  );
}
