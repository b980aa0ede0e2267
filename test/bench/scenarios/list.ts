import { close } from '#db/connection/connection.ts';
import { openReplica } from '#db/open.ts';
import { caseDetail } from '#db/queries/case-detail.ts';
import { listCases } from '#db/queries/case-list.ts';
import { caseTimeline } from '#db/queries/case-timeline.ts';
import type { Me } from '#db/queries/me.ts';
import { countQueues } from '#db/queries/queue-counts.ts';
import type { CaseFilter } from '#domain/contract/ipc/case-filter.ts';
import { contract } from '#domain/contract/ipc/contract.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { benchKey, openRaw, type RawOptions, rawPragmas } from '../baseline/raw-database.ts';
import type { BenchContext, Figure, Outcome } from '../figures.ts';
import { caseIdOf } from '../generate/cases.ts';
import { benchMe } from '../generate/people.ts';
import { teamIdOf, type World, worldOf } from '../generate/world.ts';
import { firstPage } from '../start/first-page.ts';
import { percentileFigures, timed } from '../statistics.ts';
import { benchReplica } from '../store/bench-store.ts';

/** What is left of the 50 ms from key to paint is the renderer's. */
const aimMs = 50;
const samplesPerRun = 20;
const rawOptions: RawOptions = { synchronous: 'NORMAL', cacheKib: 65_536 };
const rawCount = 'select count(*) from "case"';
const rawTimeline = 'select kind, authorId, body, happenedAt from entry where caseId = ? order by happenedAt';

interface View {
  readonly name: string;
  readonly ours: (n: number) => unknown;
  readonly bare: (n: number) => unknown;
}

/** Opens the lists an agent opens, and one case out of them. */
export async function benchList(context: BenchContext): Promise<Outcome> {
  const world = worldOf(context.rows);
  const { path, rows, bytes } = benchReplica(context);
  const raw = openRaw(path, rawOptions);
  const db = openReplica(path, benchKey);
  const me = benchMe(world);
  const page = raw.prepare(firstPage);
  const count = raw.prepare(rawCount);
  const timeline = raw.prepare(rawTimeline);
  const bare = { page: () => page.all(), count: () => count.get() };
  const views: View[] = filtersOf(world).map(({ name, filter }) => {
    const parsed = contract['cases.list'].input.parse(filter);
    return { name, ours: () => listCases(db, parsed, me), bare: bare.page };
  });
  views.push({ name: 'counts of the queues', ours: () => countQueues(db, me), bare: bare.count });
  views.push({
    name: 'one case with its timeline',
    ours: (n) => [caseDetail(db, someCase(world, n), me), caseTimeline(db, someCase(world, n))],
    bare: (n) => timeline.all(someCase(world, n)),
  });

  const figures = [...justOpened(context, path, me), ...views.flatMap((view) => measured(view, context))];
  close(db);
  raw.close();
  return {
    scenario: 'list',
    what: 'a page of 100 cases with its total, by the queries the renderer asks for, in an opened store',
    rows,
    bytes,
    figures,
    baselines: [
      {
        name: 'raw SQL',
        what: 'the newest page (or the count, or the timeline) by one prepared statement on a connection of its own',
        pragmas: rawPragmas(rawOptions),
        sql: [firstPage, rawCount, rawTimeline],
        rows: rows.case ?? 0,
        bytes,
      },
    ],
    leftOut: [],
  };
}

function filtersOf(
  world: World,
): readonly { readonly name: string; readonly filter: CaseFilter & { offset?: number } }[] {
  return [
    { name: 'all', filter: {} },
    { name: 'all, from the middle', filter: { offset: Math.floor(world.cases / 2) } },
    { name: 'mine', filter: { queue: 'mine' } },
    { name: 'unassigned', filter: { queue: 'unassigned' } },
    { name: 'team', filter: { queue: 'team' } },
    { name: 'finished', filter: { queue: 'finished' } },
    { name: 'all, waiting for customers', filter: { statuses: ['pending-customer'] } },
    { name: 'all, urgent', filter: { priorities: ['urgent'] } },
    { name: 'all, of one team', filter: { teamId: teamIdOf(world, 3) } },
    { name: 'all, with a common tag', filter: { tag: '退款' } },
    { name: 'all, with a rare tag', filter: { tag: 'second call' } },
    { name: 'all, by priority', filter: { sort: 'priority' } },
    { name: 'all, by number', filter: { sort: 'number' } },
  ];
}

function someCase(world: World, n: number): CaseId {
  return caseIdOf(world, (n * 7919) % world.cases);
}

function measured(view: View, context: BenchContext): Figure[] {
  const ours: number[] = [];
  const bare: number[] = [];
  // The first ones read pages into the cache and prepare statements.
  for (let n = -2; n < context.runs * samplesPerRun; n++) {
    const at = n + 2;
    const took = timed(() => view.ours(at));
    const bareTook = timed(() => view.bare(at));
    if (n < 0) continue;
    ours.push(took);
    bare.push(bareTook);
  }
  return percentileFigures(view.name, ours, { name: 'raw SQL', samples: bare }, aimMs);
}

/** With nothing in SQLite's cache; the file itself is in the system's. */
function justOpened(context: BenchContext, path: string, me: Me): Figure[] {
  const ours: number[] = [];
  const bare: number[] = [];
  const parsed = contract['cases.list'].input.parse({});
  for (let run = 0; run < Math.max(5, context.runs); run++) {
    ours.push(
      timed(() => {
        const db = openReplica(path, benchKey);
        listCases(db, parsed, me);
        close(db);
      }),
    );
    bare.push(
      timed(() => {
        const raw = openRaw(path, rawOptions);
        raw.prepare(firstPage).all();
        raw.close();
      }),
    );
  }
  return percentileFigures('all, file just opened', ours, { name: 'raw SQL', samples: bare }, aimMs);
}
