import { useCallback } from 'react';
import type { TeamId, VisitId } from '#domain/model/ids.ts';
import { useAgent } from '../state/core-context.tsx';
import { useCommand } from '../state/use-command.ts';
import { isWhole, promiseOf, recordOf, type VisitContent } from './visit-content.ts';

/**
 * Saves a visit and the promise that came of it. `keep` is told after each part, so that after a failure only the rest is tried again.
 */
export function useSaveVisit(keep: (content: VisitContent) => void) {
  const { run, running } = useCommand();
  const { id: me } = useAgent();
  const save = useCallback(
    async (asked: VisitContent, teamId: TeamId): Promise<VisitId | null> => {
      let content = asked;
      const { note, comeBack } = content;
      if (content.recorded === null) {
        if (!isWhole(note)) return null;
        const saved = await run('visit.record', recordOf(content, note, teamId));
        if (!saved.ok) return null;
        content = { ...content, recorded: (saved.value.made?.id ?? null) as VisitId | null };
        keep(content);
      }
      if (!comeBack.wanted || comeBack.dueAt === null) return content.recorded;
      const promised = await run('follow-up.schedule', {
        caseId: content.onCase?.id ?? null,
        customerId: content.customer?.id ?? null,
        teamId,
        ownerId: me,
        kind: note.outcome === 'to-return' ? 'visit' : 'call-back',
        dueAt: comeBack.dueAt,
        promise: promiseOf(content),
      });
      return promised.ok ? content.recorded : null;
    },
    [run, me, keep],
  );
  return { save, running };
}
