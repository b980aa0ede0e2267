import { GitCompareArrows } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#domain/contract/ipc/case-row.ts';
import { PriorityMark } from '../../ui/priority-mark.tsx';
import { SaveStateMark } from '../../ui/save-state-mark.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import css from './case-line.module.css';

interface Props {
  readonly row: CaseRow;
  /** The open case, or the one the keys point at. */
  readonly selected: boolean;
  readonly href: string;
  onOpen(id: string): void;
}

/** A case in two lines: what and when above, who and how far below. Plain elements only; there are many of them. */
export const CaseLine = memo(function CaseLine({ row, selected, href, onOpen }: Props) {
  const { t } = useTranslation(['cases', 'common']);
  return (
    <a
      href={href}
      className={css.line}
      aria-current={selected ? 'true' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey) return;
        event.preventDefault();
        onOpen(row.id);
      }}
    >
      <PriorityMark priority={row.priority} />
      <span className={css.subject}>{row.subject}</span>
      <span className={css.marks}>
        {row.openConflicts > 0 && (
          <span className={css.conflict} title={t('list.conflict')}>
            <GitCompareArrows size={14} aria-hidden="true" />
            <span className="hf-visually-hidden">{t('list.conflict')}</span>
          </span>
        )}
        <SaveStateMark state={row.saveState} quiet />
        <TimeText at={row.lastActivityAt} className={css.time ?? ''} />
      </span>
      <span className={css.about}>
        <span className={`${css.number} hf-number`}>{row.number}</span>
        <span className={css.customer}>{row.customerName ?? t('list.noCustomer')}</span>
        {row.tags.slice(0, 2).map((tag) => (
          <span key={tag} className={css.tag}>
            {tag}
          </span>
        ))}
      </span>
      <span className={css.state}>
        <span className={css.assignee} data-nobody={row.assigneeId === null}>
          {row.assigneeName ?? (row.assigneeId === null ? t('common:nobody') : t('common:unknownPerson'))}
        </span>
        <StatusBadge status={row.status} />
      </span>
    </a>
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
