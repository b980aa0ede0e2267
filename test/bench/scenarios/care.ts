import { close } from '#db/connection/connection.ts';
import type { ReplicaReader } from '#db/connection/handle.ts';
import { openReplica } from '#db/open.ts';
import { customerRisk } from '#db/queries/care-history.ts';
import { repeatsOfCase } from '#db/queries/case-repeats.ts';
import { findCustomersAtRisk } from '#db/queries/customers-at-risk.ts';
import { findCareDays } from '#db/queries/occasions.ts';
import { findRepeatedQuestions } from '#db/queries/repeated-questions.ts';
import { dateOf, dayMs } from '#domain/rules/calendar/local-date.ts';
import { usualCareRules } from '#domain/rules/care-rules.ts';
import { benchKey, openRaw, type RawOptions, rawPragmas } from '../baseline/raw-database.ts';
import type { BenchContext, Figure, Outcome } from '../figures.ts';
import { caseIdOf } from '../generate/cases.ts';
import { customerIdOf } from '../generate/customers.ts';
import { worldOf } from '../generate/world.ts';
import { medianFigure, percentileFigures, timed } from '../statistics.ts';
import { benchReplica } from '../store/bench-store.ts';

const lookAimMs = 50;
const blockAimMs = 50;
const samplesPerRun = 80;
const rawOptions: RawOptions = { synchronous: 'NORMAL', cacheKib: 65_536 };
const rawOfCustomer = `select subject, openedAt from "case" where customerId = ?`;
const rawScan = `select count(*), max(openedAt) from "case" not indexed where customerId is not null`;

/** What an open case and an open customer are told by, and the lists that look at everything. */
export async function benchCare(context: BenchContext): Promise<Outcome> {
  const world = worldOf(context.rows);
  const { path, rows, bytes } = benchReplica(context);
  const raw = openRaw(path, rawOptions);
  const db = openReplica(path, benchKey);
  const bareOne = raw.prepare(rawOfCustomer);
  const bareAll = raw.prepare(rawScan);
  const samples = Array.from({ length: context.runs * samplesPerRun }, (_, n) => n * 7919);
  const customers = samples.map((n) => customerIdOf(world, n % world.customers));
  const baseline = { name: 'raw look-up', samples: customers.map((id) => timed(() => bareOne.all(id))) };
  const scan = medianFigure(
    'raw scan',
    'ms',
    again(context, () => timed(() => bareAll.get())),
  ).value;
  const today = Math.floor(world.now / dayMs);
  const lists = [
    ['repeated questions', (of: ReplicaReader) => findRepeatedQuestions(of, usualCareRules.repeat, world.now)],
    ['customers at risk', (of: ReplicaReader) => findCustomersAtRisk(of, world.now)],
    ['days of customers', (of: ReplicaReader) => findCareDays(of, dateOf(today), dateOf(today + 29))],
  ] as const;
  const figures: Figure[] = [
    ...percentileFigures(
      'a case that was asked before',
      samples.map((n) => timed(() => repeatsOfCase(db, caseIdOf(world, n % world.cases)))),
      baseline,
      lookAimMs,
    ),
    ...percentileFigures(
      'whether a customer may leave',
      customers.map((id) => timed(() => customerRisk(db, id, world.now))),
      baseline,
      lookAimMs,
    ),
    ...lists.flatMap(([name, find]) => {
      const runs = again(context, () => sliced(find(db)));
      return [
        medianFigure(
          name,
          'ms',
          runs.map(({ total }) => total),
          { baseline: { name: 'raw scan', value: scan } },
        ),
        medianFigure(
          `${name}, longest block`,
          'ms',
          runs.map(({ longest }) => longest),
          {
            aim: { atMost: blockAimMs },
          },
        ),
      ];
    }),
  ];
  close(db);
  raw.close();
  return {
    scenario: 'care',
    what: `what one case and one customer are told by, and three lists that look at all of ${world.cases} cases and ${world.customers} customers`,
    rows,
    bytes,
    figures,
    baselines: [
      {
        name: 'raw look-up, raw scan',
        what: 'the cases of one customer along the same index; every case once',
        pragmas: rawPragmas(rawOptions),
        sql: [rawOfCustomer, rawScan],
        rows: rows.case ?? 0,
        bytes,
      },
    ],
    leftOut: [],
  };
}

function again<T>({ runs }: BenchContext, work: () => T): readonly T[] {
  return Array.from({ length: runs }, work);
}

/** How long the slices of a work took together, and the longest of them. */
function sliced(work: Generator<void, unknown>): { readonly total: number; readonly longest: number } {
  const slices: number[] = [];
  for (let isDone = false; !isDone; )
    slices.push(
      timed(() => {
        isDone = work.next().done === true;
      }),
    );
  return { total: slices.reduce((sum, each) => sum + each, 0), longest: Math.max(...slices) };
}
