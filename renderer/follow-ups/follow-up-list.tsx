import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowUpView } from '#domain/contract/ipc/follow-up-views.ts';
import { useActions } from '../state/shortcuts/use-actions.ts';
import { useMinute } from '../ui/use-minute.ts';
import { type Doing, FollowUpRow } from './follow-up-row.tsx';
import css from './follow-ups.module.css';
import { groupByDue } from './group-by-due.ts';

interface Props {
  readonly rows: readonly FollowUpView[];
  /** The one a link led to. */
  readonly selectedId: string | null;
  readonly showOwner: boolean;
}

/** Promises by the day they fall due; j, k and the arrows walk, Enter completes. */
export function FollowUpList({ rows, selectedId, showOwner }: Props) {
  const { t } = useTranslation('follow-ups');
  const now = useMinute();
  const groups = groupByDue(rows, now);
  const order = groups.flatMap((group) => group.rows.map((row) => row.id as string));
  const [activeId, setActiveId] = useState(selectedId);
  const [at, setAt] = useState<{ readonly id: string; readonly doing: Doing } | null>(null);
  const begin = (doing: Doing) => activeId !== null && setAt({ id: activeId, doing });
  const list = useRef<HTMLDivElement>(null);

  const rowOf = (id: string) => list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
  const move = (by: number) => {
    const place = activeId === null ? -1 : order.indexOf(activeId);
    const next = order[Math.min(order.length - 1, Math.max(0, place + by))];
    if (next === undefined) return;
    setActiveId(next);
    rowOf(next)?.focus();
  };
  useActions([
    { id: 'list.next', run: () => move(1) },
    { id: 'list.previous', run: () => move(-1) },
    { id: 'follow-up.complete', applies: activeId !== null, run: () => begin('complete') },
    { id: 'follow-up.move', applies: activeId !== null, run: () => begin('move') },
    { id: 'follow-up.handOver', applies: activeId !== null, run: () => begin('hand-over') },
    { id: 'follow-up.cancel', applies: activeId !== null, run: () => begin('cancel') },
  ]);
  useEffect(() => {
    if (selectedId === null || selectedId === 'new') return;
    setActiveId(selectedId);
    list.current?.querySelector(`[data-id="${CSS.escape(selectedId)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [selectedId]);

  return (
    <div ref={list} className={css.groups}>
      {groups.map(({ group, rows: inGroup }) => (
        <section key={group} aria-label={t(`group.${group}`)}>
          <h2 className={css.groupTitle} data-group={group}>
            {t(`group.${group}`)} <span className={css.groupCount}>{inGroup.length}</span>
          </h2>
          <ul className={css.rows}>
            {inGroup.map((row) => (
              <FollowUpRow
                key={row.id}
                followUp={row}
                group={group}
                showOwner={showOwner}
                active={row.id === activeId}
                doing={row.id === at?.id ? at.doing : null}
                onActive={() => setActiveId(row.id)}
                onDo={(doing) => setAt({ id: row.id, doing })}
                onLeave={() => setAt(null)}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
