import { withinReach } from '#domain/rules/report-reach.ts';
import type { Reads } from '../../reads/reads.ts';
import type { FactKeeper } from '../../reports/fact-keeper.ts';
import type { AccountStore } from '../../sync/account-store.ts';
import type { ReportExportParts } from './report-exports.ts';

interface Account {
  readonly store: Pick<AccountStore, 'actor'>;
  readonly engine: { now(): number };
  readonly reads: Reads;
  readonly facts: Pick<FactKeeper, 'settle'>;
}

/** Rows of a file, of what the person's role lets them count: the same as on the screen. */
export function rowsWithinReach({ store, engine, reads, facts }: Account): ReportExportParts['rows'] {
  return async ({ id, rows, choices }, part, signal) => {
    if (!rows) return { total: 0, rows: [] };
    if (part.from === 0) facts.settle();
    const of = { ...rows.of, filters: withinReach(store.actor, rows.of.filters) };
    const keys = rows.columns.map(({ key }) => key);
    const asked = { of, keys, choices, now: engine.now(), mark: id, ...part };
    return await reads.read('reports.exportRows', asked, { signal });
  };
}
