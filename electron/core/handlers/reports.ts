import { outboxCounts } from '#db/outbox/commands.ts';
import { getReplicaMeta } from '#db/replica/meta.ts';
import { workspaceStanding } from '#db/replica/workspace-standing.ts';
import type { AsOf, reportProcedures } from '#domain/contract/ipc/report-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import { reportReach, withinReach } from '#domain/rules/report-reach.ts';
import type { OpenAccount } from '../session/open-account.ts';

const dayMs = 24 * 3_600_000;

type Account = Pick<OpenAccount, 'store' | 'engine' | 'reads' | 'facts'>;

/** Figures, and what they were counted from: of what the person's role lets them count. */
export function reportHandlers(account: () => Account): Pick<Handlers, keyof typeof reportProcedures> {
  return {
    'reports.figures': async ({ filters, ...asked }, signal) => {
      const open = account();
      open.facts.settle();
      const at = open.engine.now();
      const within = withinReach(open.store.actor, filters);
      const state = asOf(open, at);
      const figures = await open.reads.read('reports.figures', { ...asked, filters: within, now: at }, { signal });
      return { figures, asOf: state };
    },
    'reports.rows': ({ filters, ...asked }, signal) => {
      const { store, engine, reads, facts } = account();
      facts.settle();
      const within = withinReach(store.actor, filters);
      return reads.read('reports.rows', { asked: { ...asked, filters: within }, now: engine.now() }, { signal });
    },
  };
}

/** How much of what happened figures of this moment can know of. */
export function asOf({ store, facts }: Pick<Account, 'store' | 'facts'>, at: number): AsOf {
  const { replica, outbox, actor } = store;
  const synced = getReplicaMeta(replica, 'last-synced-at');
  const standing = workspaceStanding(replica);
  const archiveDays = standing?.archiveDays ?? null;
  return {
    at,
    lastSyncedAt: synced === undefined ? null : Number(synced),
    behind: facts.behind,
    waiting: outboxCounts(outbox).waiting,
    devices: standing ? { known: standing.known, current: standing.current } : null,
    archivedBefore: archiveDays === null ? null : at - archiveDays * dayMs,
    reach: reportReach(actor),
  };
}
