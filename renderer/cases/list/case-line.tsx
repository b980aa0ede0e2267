import { GitCompareArrows, PencilLine, UserRound } from 'lucide-react';
import { type MouseEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#domain/contract/ipc/case-row.ts';
import type { CaseId } from '#domain/model/ids.ts';
import type { CaseColumn } from '#domain/rules/case-query/list-shape.ts';
import { PriorityMark } from '../../ui/priority-mark.tsx';
import { SaveStateMark } from '../../ui/save-state-mark.tsx';
import { DeadlineBadge } from '../../ui/sla/deadline-badge.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { CaseCell } from './case-cell.tsx';
import css from './case-line.module.css';

export type Pick = 'toggle' | 'range';

interface Props {
  readonly row: CaseRow;
  /** Where it stands among the cases of the list. */
  readonly place: number;
  /** The open case, or the one the keys point at. */
  readonly current: boolean;
  readonly selected: boolean;
  /** Who else has it open, in words; '' for nobody. */
  readonly others: string;
  readonly isWritten: boolean;
  readonly columns: readonly CaseColumn[];
  readonly href: string;
  onOpen(id: string): void;
  onPick(id: CaseId, place: number, how: Pick): void;
}

/**
 * A case in two lines: what and when above, who and how far below; where there is room, in columns. Plain elements only; there are many of
 * them. The box selects it; so does a click with Ctrl, and one with Shift everything up to it.
 */
export const CaseLine = memo(function CaseLine(props: Props) {
  const { row, place, current, selected, others, isWritten, columns, href, onOpen, onPick } = props;
  const { t } = useTranslation(['cases', 'queues', 'common', 'timeline']);
  const pick = (event: MouseEvent, otherwise: () => void) => {
    event.preventDefault();
    if (event.shiftKey) onPick(row.id, place, 'range');
    else if (event.metaKey || event.ctrlKey) onPick(row.id, place, 'toggle');
    else otherwise();
  };
  return (
    <div className={css.row} data-selected={selected} data-current={current} data-unread={row.unread}>
      <label className={css.box} onMouseDown={(event) => event.shiftKey && event.preventDefault()}>
        <input
          type="checkbox"
          aria-label={t('queues:select', { number: row.number })}
          checked={selected}
          onChange={(event) =>
            onPick(
              row.id,
              place,
              (event.nativeEvent as unknown as { shiftKey?: boolean }).shiftKey ? 'range' : 'toggle',
            )
          }
        />
      </label>
      <a
        href={href}
        className={css.line}
        aria-current={current ? 'true' : undefined}
        draggable={false}
        onMouseDown={(event) => event.shiftKey && event.preventDefault()}
        onClick={(event) => pick(event, () => onOpen(row.id))}
      >
        <PriorityMark priority={row.priority} />
        <span className={css.subject}>
          {row.unread && <span className="hf-visually-hidden">{t('timeline:unread')} </span>}
          {row.subject}
        </span>
        <span className={css.marks}>
          {others !== '' && (
            <span className={css.others} data-written={isWritten} title={others}>
              {isWritten ? <PencilLine size={14} aria-hidden="true" /> : <UserRound size={14} aria-hidden="true" />}
              <span className="hf-visually-hidden">{others}</span>
            </span>
          )}
          {row.openConflicts > 0 && (
            <span className={css.conflict} title={t('list.conflict')}>
              <GitCompareArrows size={14} aria-hidden="true" />
              <span className="hf-visually-hidden">{t('list.conflict')}</span>
            </span>
          )}
          {row.deadline && !columns.includes('dueAt') && <DeadlineBadge deadline={row.deadline} />}
          <SaveStateMark state={row.saveState} quiet />
          <TimeText at={row.lastActivityAt} className={css.time ?? ''} />
        </span>
        <span className={css.about}>
          <span className={`${css.number} hf-number`}>{row.number}</span>
          <span className={css.customer}>{row.customerName ?? t('list.noCustomer')}</span>
          {!columns.includes('tags') &&
            row.tags.slice(0, 2).map((tag) => (
              <span key={tag} className={css.tag}>
                {tag}
              </span>
            ))}
        </span>
        <span className={css.state}>
          <StatusBadge status={row.status} />
        </span>
        <span className={css.cells} style={{ gridTemplateColumns: 'var(--case-columns)' }}>
          {columns.map((column) => (
            <span key={column} className={css.cell}>
              <CaseCell row={row} column={column} />
            </span>
          ))}
        </span>
      </a>
    </div>
  );
});

/** Stands in for a row whose page is on its way. */
export function CaseLineOutline() {
  return (
    <div className={css.outline} aria-hidden="true">
      <span />
      <span />
    </div>
  );
}
