import { createCalendarCache } from '#domain/rules/calendar/calendar-cache.ts';
import type { AnyFact, FactKind, FactSet } from '#domain/rules/metrics/fact-fields.ts';
import type { Figure, FigureQuestion } from '#domain/rules/metrics/figure.ts';
import { createFolds } from '#domain/rules/metrics/fold.ts';
import type { Metric } from '#domain/rules/metrics/metric.ts';
import { collectionTable } from '../sql/collection-tables.ts';
import { rows, type Sql } from '../sql/statement.ts';
import { readSnapshot } from '../sql/transaction.ts';
import { readSlaBook } from '../triggers/read-rules.ts';
import { caseFacts } from './case-facts.ts';
import { looseFacts, looseRoots } from './loose-facts.ts';

const pageRecords = 200;
const first = '00000000-0000-0000-0000-000000000000';

export interface FiguresAsked {
  readonly metrics: readonly Metric[];
  readonly question: FigureQuestion;
}

/**
 * The figures of these metrics for the whole workspace, its archive included, by the same definitions as on a device, as of one moment. However
 * much is asked, everything is read once; the answers are in the order of what was asked.
 */
export function workspaceFigures(
  db: Sql,
  workspaceId: string,
  asked: readonly FiguresAsked[],
): Promise<readonly (readonly Figure[])[]> {
  return readSnapshot(db, async (tx) => {
    const answers = asked.map(({ metrics, question }) => ({
      metrics,
      kinds: [...Map.groupBy(metrics, ({ of }) => of)].map(([kind, counted]) => ({
        kind,
        folds: createFolds(counted, question),
      })),
    }));
    const kinds = answers.flatMap((answer) => answer.kinds);
    for await (const facts of factsOfEverything(tx, workspaceId))
      for (const { kind, folds } of kinds) for (const fact of factsOfKind(facts, kind)) folds.add(fact);
    return answers.map(({ metrics, kinds: own }) => {
      const figures = new Map(own.flatMap(({ folds }) => folds.figures()).map((figure) => [figure.metric, figure]));
      return metrics.flatMap(({ name }) => figures.get(name) ?? []);
    });
  });
}

export function factsOfKind(facts: FactSet, kind: FactKind): readonly AnyFact[] {
  return facts[kind] ?? [];
}

/** All facts of the workspace, a case or a record without one at a time. Who reads them sees one moment by a snapshot. */
export async function* factsOfEverything(tx: Sql, workspaceId: string): AsyncGenerator<FactSet> {
  const book = await readSlaBook(tx, workspaceId, createCalendarCache());
  for await (const ids of idPages(tx, workspaceId, '"case"', 'true'))
    yield* await caseFacts(tx, workspaceId, ids, book);
  for (const root of looseRoots)
    for await (const ids of idPages(tx, workspaceId, collectionTable(root).table, 'case_id is null'))
      yield* await looseFacts(tx, workspaceId, root, ids);
}

async function* idPages(tx: Sql, workspaceId: string, table: string, where: string): AsyncGenerator<readonly string[]> {
  for (let after = first; ; ) {
    const found = await rows<{ id: string }>(
      tx,
      `select id from ${table} where workspace_id = $1 and id > $2::uuid and ${where} order by id limit ${pageRecords}`,
      [workspaceId, after],
    );
    const last = found.at(-1);
    if (!last) return;
    after = last.id;
    yield found.map(({ id }) => id);
  }
}
