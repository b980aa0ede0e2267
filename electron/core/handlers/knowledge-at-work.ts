import type { ReplicaReader } from '#db/connection/handle.ts';
import { articleCounts, usesOfCase } from '#db/queries/article-uses.ts';
import { AppError } from '#domain/contract/failure.ts';
import type { knowledgeAtWorkProcedures } from '#domain/contract/ipc/knowledge-at-work.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import { dayMs } from '#domain/rules/calendar/local-date.ts';
import { mayEditKnowledge } from '#domain/rules/rights.ts';
import type { OpenAccount } from '../session/open-account.ts';

const hourMs = 3_600_000;

/** What the knowledge base offers where somebody works on a case or a call, what became of it, and what it lacks. */
export function knowledgeAtWorkHandlers(
  account: () => Pick<OpenAccount, 'store' | 'engine' | 'reads' | 'meaning'>,
  /** How often something had changed. */
  revision: () => number,
): Pick<Handlers, keyof typeof knowledgeAtWorkProcedures> {
  const replica = (): ReplicaReader => account().store.replica;
  return {
    'articleSuggestions.find': async (input, signal) => {
      const { reads, meaning } = account();
      const found = await reads.read('articles.suggest', { asked: input, near: [] }, { signal });
      const near = meaning.near(input, found);
      return near.length === 0 ? found : reads.read('articles.suggest', { asked: input, near }, { signal });
    },
    'articleUses.list': ({ caseId }) => usesOfCase(replica(), caseId),
    'articleUses.counts': ({ articleId }) => articleCounts(replica(), articleId),
    'knowledgeGaps.list': ({ days }) => {
      const { store, engine, reads } = account();
      if (!mayEditKnowledge(store.actor)) throw new AppError('forbidden', 'Gaps are listed for who writes articles.');
      const now = engine.now();
      const mark = `${revision()} ${days} ${Math.floor(now / hourMs)}`;
      return reads.read('knowledge.gaps', { since: now - days * dayMs, mark });
    },
  };
}
