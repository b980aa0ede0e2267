import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#domain/contract/ipc/case-row.ts';
import type { CaseColumn } from '#domain/rules/case-query/list-shape.ts';
import { PriorityMark } from '../../ui/priority-mark.tsx';
import { DeadlineBadge } from '../../ui/sla/deadline-badge.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';

/** How wide each column stands, in pixels. */
export const columnWidths: Readonly<Record<CaseColumn, number>> = {
  assignee: 116,
  status: 152,
  priority: 96,
  type: 112,
  channel: 84,
  team: 112,
  customer: 140,
  tags: 150,
  openedAt: 104,
  lastActivityAt: 104,
  awaitingSince: 104,
  solvedAt: 104,
  escalationLevel: 84,
  dueAt: 128,
};

export function CaseCell({ row, column }: { readonly row: CaseRow; readonly column: CaseColumn }) {
  const { t } = useTranslation(['queues', 'common']);
  switch (column) {
    case 'assignee':
      return row.assigneeName ?? (row.assigneeId === null ? t('common:nobody') : t('common:unknownPerson'));
    case 'status':
      return <StatusBadge status={row.status} />;
    case 'priority':
      return <PriorityMark priority={row.priority} label />;
    case 'type':
      return t(`common:type.${row.type}`);
    case 'channel':
      return t(`common:channel.${row.channel}`);
    case 'team':
      return row.teamName;
    case 'customer':
      return row.customerName ?? '';
    case 'tags':
      return row.tags.join(' · ');
    case 'dueAt':
      return row.deadline && <DeadlineBadge deadline={row.deadline} />;
    case 'escalationLevel':
      return row.escalationLevel > 0 ? t('level', { level: row.escalationLevel }) : '';
    default: {
      const at = row[column];
      return at === null ? '' : <TimeText at={at} />;
    }
  }
}
