import { ActionIcon } from '@mantine/core';
import { X } from 'lucide-react';
import { hrefOf } from '../../state/route.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import type { PickedCase } from './picked-case.ts';
import css from './relations.module.css';

interface Props {
  readonly row: Pick<PickedCase, 'id' | 'number' | 'subject' | 'status'> & { readonly customerName?: string | null };
  readonly remove?: { readonly label: string; readonly running: boolean; onRemove(): void } | undefined;
}

/** Another case in one line, and the way to take it off again. */
export function RelatedLine({ row, remove }: Props) {
  return (
    <li className={css.row}>
      <a href={hrefOf('cases', row.id)} className={css.line} title={`${row.number} ${row.subject}`}>
        <span className={`${css.number} hf-number`}>{row.number}</span>
        <span className="hf-truncate">{row.subject}</span>
        <StatusBadge status={row.status} />
      </a>
      {remove && (
        <ActionIcon
          size={24}
          aria-label={remove.label}
          title={remove.label}
          disabled={remove.running}
          onClick={remove.onRemove}
        >
          <X size={13} aria-hidden="true" />
        </ActionIcon>
      )}
    </li>
  );
}
