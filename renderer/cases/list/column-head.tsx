import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CaseColumn, CaseSort } from '#domain/rules/case-query/list-shape.ts';
import css from './column-head.module.css';

interface Props {
  readonly columns: readonly CaseColumn[];
  readonly sort: CaseSort;
  readonly descending: boolean;
  onSort(sort: CaseSort, descending: boolean): void;
}

/** Names the columns where the list has room for them; each sorts, and pressed again the other way round. */
export function ColumnHead({ columns, sort, descending, onSort }: Props) {
  const { t } = useTranslation('queues');
  const head = (column: CaseSort) => {
    const isSorted = sort === column;
    const Arrow = descending ? ArrowDown : ArrowUp;
    const name = t(`column.${column}`);
    return (
      <button
        key={column}
        type="button"
        className={css.button}
        data-sorted={isSorted}
        aria-label={
          isSorted ? t(descending ? 'sortedDown' : 'sortedUp', { column: name }) : t('sortBy', { column: name })
        }
        onClick={() => onSort(column, isSorted ? !descending : !ascendingFirst.has(column))}
      >
        <span className="hf-truncate">{name}</span>
        {isSorted && <Arrow size={12} aria-hidden="true" />}
      </button>
    );
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of sort buttons above a list, no fieldset
    <div className={css.head} role="group" aria-label={t('columns')}>
      <span className={css.main}>
        {head('subject')}
        {head('number')}
      </span>
      <span className={css.cells} style={{ gridTemplateColumns: 'var(--case-columns)' }}>
        {columns.map((column) =>
          column === 'tags' ? (
            <span key={column} className={css.plain}>
              {t('column.tags')}
            </span>
          ) : (
            head(column)
          ),
        )}
      </span>
    </div>
  );
}

/** Words begin with A; of everything else the highest or newest comes first. */
const ascendingFirst: ReadonlySet<CaseSort> = new Set([
  'subject',
  'customer',
  'team',
  'assignee',
  'type',
  'channel',
  'status',
]);
