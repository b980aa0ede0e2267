import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { CaseDetail, TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import type { EntryId } from '#domain/model/ids.ts';
import { useProcedure } from '../../state/use-command.ts';

const none: ReadonlySet<EntryId> = new Set();

/**
 * The lines that others added since this agent last had the case on this device's screen. What comes in before their eyes is read as it
 * comes; what comes while the window is out of sight is new when they are back.
 */
export function useUnread(detail: CaseDetail, entries: readonly TimelineEntry[]): ReadonlySet<EntryId> {
  const { call } = useProcedure({ quiet: true });
  const [unread, setUnread] = useState(none);
  const cameBack = useRef(true);
  const upTo = Math.max(detail.fields.recordedAt ?? 0, ...entries.map(({ recordedAt }) => recordedAt ?? 0));

  const look = useEffectEvent(async (newest: number) => {
    if (document.visibilityState === 'hidden') return;
    const isBack = cameBack.current;
    cameBack.current = false;
    const answer = await call('cases.look', { caseId: detail.id, upTo: newest });
    if (isBack && answer.ok) setUnread(new Set(answer.value.unread));
  });
  useEffect(() => {
    void look(upTo);
  }, [upTo]);
  const turn = useEffectEvent(() => {
    if (document.visibilityState === 'hidden') cameBack.current = true;
    else void look(upTo);
  });
  useEffect(() => {
    const onTurn = () => turn();
    document.addEventListener('visibilitychange', onTurn);
    return () => document.removeEventListener('visibilitychange', onTurn);
  }, []);
  return unread;
}
