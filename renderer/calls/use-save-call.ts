import { useCallback } from 'react';
import type { AgentId, CaseId, TeamId } from '#domain/model/ids.ts';
import { moved } from '#domain/rules/call-clock.ts';
import { useAgent } from '../state/core-context.tsx';
import { useCommand } from '../state/use-command.ts';
import { askedIn, type CallContent, caseOf, promiseOf, recordOf } from './call-content.ts';
import { readClocks } from './read-clocks.ts';

export interface SavedCall {
  readonly caseId: CaseId | null;
  /** The number of the case, when one was opened with the call. */
  readonly openedNumber: string | null;
}

type Run = ReturnType<typeof useCommand>['run'];
/** One command of the step; null when it failed. */
type Part = (run: Run, content: CallContent, teamId: TeamId, me: AgentId) => Promise<CallContent | null>;

const openCase: Part = async (run, content, teamId, me) => {
  if (content.link.mode !== 'new') return content;
  const opened = await run('case.open', caseOf(content, content.link, teamId, me));
  if (!opened.ok) return null;
  const { id = null, number = null } = opened.value.made ?? {};
  return { ...content, link: { mode: 'existing', caseId: id as CaseId | null, number } };
};

const record: Part = async (run, content, teamId) => {
  const { outcome } = content;
  if (content.recorded || outcome === null) return content;
  const now = readClocks();
  const recorded = await run('call.record', recordOf({ ...content, outcome }, teamId, now));
  return recorded.ok ? { ...content, recorded: true, clock: moved(content.clock, 'saved', now) } : null;
};

const promiseCallBack: Part = async (run, content, teamId, me) => {
  const { callBack, link, customer } = content;
  if (!callBack.wanted || callBack.dueAt === null) return content;
  const promised = await run('follow-up.schedule', {
    caseId: link.mode === 'existing' ? link.caseId : null,
    customerId: customer?.id ?? null,
    teamId,
    ownerId: me,
    kind: 'call-back',
    dueAt: callBack.dueAt,
    promise: promiseOf(content),
  });
  return promised.ok ? { ...content, callBack: { ...callBack, wanted: false } } : null;
};

/** What served is noted on the case; where nothing did and there is no case to tell of it, what was asked is. */
const noteArticles: Part = async (run, content) => {
  const { link, articles, customer, newcomer, outcome } = content;
  const caseId = link.mode === 'existing' ? link.caseId : null;
  if (caseId !== null)
    for (const { id: articleId, way } of articles)
      if (way === 'procedure') await run('knowledge.start', { caseId, articleId });
      else await run('knowledge.use', { caseId, articleId, way });
  const asked = askedIn(content).slice(0, 300);
  if (caseId === null && articles.length === 0 && asked !== '' && outcome !== 'no-answer') {
    const names = [customer?.name, newcomer?.name].filter((name) => name !== undefined);
    await run('knowledge.miss', { text: asked, place: 'call', names });
  }
  return { ...content, articles: [] };
};

/**
 * Saves a call with what comes along in one step: a new case before it, the promised call-back after it. `keep` is told
 * after each part, so that after a failure only the rest is tried again.
 */
export function useSaveCall(keep: (content: CallContent) => void) {
  const { run, running } = useCommand();
  const { id: me } = useAgent();
  const save = useCallback(
    async (asked: CallContent, teamId: TeamId): Promise<SavedCall | null> => {
      let content = asked;
      for (const part of [openCase, record, promiseCallBack, noteArticles]) {
        const next = await part(run, content, teamId, me);
        if (!next) return null;
        if (next !== content) keep(next);
        content = next;
      }
      if (content.link.mode !== 'existing') return { caseId: null, openedNumber: null };
      return {
        caseId: content.link.caseId,
        openedNumber: asked.link.mode === 'new' ? content.link.number : null,
      };
    },
    [run, me, keep],
  );
  return { save, running };
}
