import { type ReactNode, useCallback, useRef, useState } from 'react';
import type { OutboxGroup as Group, OutboxRow } from '#domain/contract/ipc/sync-views.ts';
import { useQuery } from '../state/use-query.ts';
import { Pager } from '../ui/pager.tsx';
import { Section } from '../ui/section.tsx';
import { FailureState, LoadingState } from '../ui/states.tsx';
import css from './sync.module.css';

/** A week offline can leave ten thousand; so many are on the page at a time. */
const pageSize = 50;

interface Props {
  readonly group: Group;
  readonly title: string;
  /** Said in the place of rows; left out, an empty group is not shown at all. */
  readonly empty?: ReactNode;
  /** Above the rows, and how many it stands for. */
  readonly head?: ReactNode;
  readonly headCount?: number;
  /** `leave` is called when a row is about to go: the focus goes to the group, not to nowhere. */
  renderRow(row: OutboxRow, leave: () => void): ReactNode;
}

/** One group of the outbox, a page at a time. */
export function OutboxGroup({ group, title, empty, head, headCount = 0, renderRow }: Props) {
  const [asked, setAsked] = useState(0);
  const { value, failure } = useQuery(
    'outbox.list',
    { group, offset: asked, limit: pageSize },
    { collections: ['outbox'], keepFormer: true },
  );
  const lastPage = Math.max(0, Math.ceil((value?.total ?? 0) / pageSize) - 1) * pageSize;
  // What stood on this page has left.
  if (value && asked > lastPage) setAsked(lastPage);
  const rows = useRef<HTMLDivElement>(null);
  const leave = useCallback(() => rows.current?.focus(), []);
  // The group that is always shown speaks for the others too: they are read together.
  if (!value && !empty) return null;
  if (!value) return <Section title={title}>{failure ? <FailureState failure={failure} /> : <LoadingState />}</Section>;
  if (value.total === 0 && !empty && !head) return null;
  return (
    <Section title={title} count={value.total + headCount}>
      <div ref={rows} tabIndex={-1} className={css.group}>
        {head}
        {value.total === 0 && empty}
        {value.total > 0 && <ol className={css.rows}>{value.rows.map((row) => renderRow(row, leave))}</ol>}
      </div>
      <Pager label={title} offset={asked} limit={pageSize} total={value.total} onMove={setAsked} />
    </Section>
  );
}
