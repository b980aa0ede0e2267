import { withinReach } from '#domain/rules/report-reach.ts';
import type { Reads } from '../../reads/reads.ts';
import type { FactKeeper } from '../../reports/fact-keeper.ts';
import { askerOf } from '../../session/asker.ts';
import type { AccountStore } from '../../sync/account-store.ts';
import { packRows } from './packed-rows.ts';
import type { ReportExportParts } from './report-exports.ts';

interface Account {
  readonly store: Pick<AccountStore, 'actor' | 'outbox'>;
  readonly engine: { now(): number };
  readonly reads: Reads;
  readonly facts: Pick<FactKeeper, 'settle'>;
}

/** Rows of a file, of what the person's role lets them count: the same as on the screen. */
export function rowsWithinReach({ store, engine, reads, facts }: Account): ReportExportParts['rows'] {
  return async ({ id, rows, built, choices }, part, signal) => {
    if (part.from === 0) facts.settle();
    if (built) {
      const asked = { ...built.of, filters: withinReach(store.actor, built.of.filters) };
      const keys = built.columns.map(({ key }) => key);
      const read = { asked, me: askerOf({ store, engine }), mark: id, keys, choices, ...part };
      return await reads.read('reportBuilder.exportRows', read, { signal });
    }
    if (!rows) return { total: 0, ...packRows([]) };
    const of = { ...rows.of, filters: withinReach(store.actor, rows.of.filters) };
    const keys = rows.columns.map(({ key }) => key);
    const asked = { of, keys, choices, now: engine.now(), mark: id, ...part };
    return await reads.read('reports.exportRows', asked, { signal });
  };
}
