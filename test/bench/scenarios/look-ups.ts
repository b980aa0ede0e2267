import type Database from 'better-sqlite3';
import { close } from '#db/connection/connection.ts';
import { openReplica } from '#db/open.ts';
import { listCases } from '#db/queries/case-list.ts';
import { searchPage } from '#db/queries/search-page.ts';
import { contract } from '#domain/contract/ipc/contract.ts';
import type { SearchKind } from '#domain/rules/search-query/query-part.ts';
import { benchKey, openRaw, type RawOptions, rawPragmas } from '../baseline/raw-database.ts';
import type { BenchContext, Figure, Outcome } from '../figures.ts';
import { benchMe } from '../generate/people.ts';
import { worldOf } from '../generate/world.ts';
import { medianFigure, percentileFigures, timed } from '../statistics.ts';
import { benchReplica } from '../store/bench-store.ts';
import { bareLookUps, searchKinds } from './search-kinds.ts';

const aimMs = 50;
const samplesPerRun = 20;
/** What the palette shows while somebody types. */
const kinds: readonly SearchKind[] = ['case', 'customer', 'article', 'holding'];
const rawOptions: RawOptions = { synchronous: 'NORMAL', cacheKib: 65_536 };
const rawScan = `select id, number, subject from "case"
  where subject like '%' || ? || '%' or description like '%' || ? || '%' order by lastActivityAt desc limit 8`;

/** Looks for things the way agents do, from the one search field and in the list of cases. */
export async function benchLookUps(context: BenchContext): Promise<Outcome> {
  const world = worldOf(context.rows);
  const { path, rows, bytes } = benchReplica(context);
  const raw = openRaw(path, rawOptions);
  const db = openReplica(path, benchKey);
  const me = benchMe(world);
  const figures: Figure[] = [];
  for (const kind of searchKinds(world)) {
    const bareLookUp = raw.prepare(bareLookUps[kind.lookUp]);
    const ours: number[] = [];
    const inList: number[] = [];
    const bare: number[] = [];
    for (let n = -kind.typed.length; n < context.runs * samplesPerRun; n++) {
      const text = kind.typed[(n + kind.typed.length) % kind.typed.length] ?? '';
      const filter = contract['cases.list'].input.parse({ text });
      let hits = 0;
      const took = timed(() => {
        const found = searchPage(db, { text, kinds, from: 0, limit: 8 }, { now: me.now, zone: 'UTC', zones: me.zones });
        hits = found.cases.count + found.customers.count;
      });
      if (hits === 0) throw new Error(`nothing was found for ${text}: the bench would measure nothing`);
      const listTook = timed(() => listCases(db, filter, me));
      const bareTook = timed(() => bareLookUp.all(...kind.bareValues(text)));
      if (n < 0) continue;
      ours.push(took);
      inList.push(listTook);
      bare.push(bareTook);
    }
    const baseline = { name: `raw ${kind.lookUp}`, samples: bare };
    figures.push(...percentileFigures(kind.name, ours, baseline, aimMs));
    figures.push(...percentileFigures(`${kind.name}, in the list`, inList, baseline, aimMs));
  }
  figures.push(scanned(raw, context));
  close(db);
  raw.close();
  return {
    scenario: 'look-ups',
    what: 'the first eight cases, customers and articles for what is typed; "in the list": a page of 100 cases with its total',
    rows,
    bytes,
    figures,
    baselines: [
      {
        name: 'raw words, raw phone, raw number',
        what: 'the look-up alone in the same index, by one prepared statement on a connection of its own',
        pragmas: rawPragmas(rawOptions),
        sql: Object.values(bareLookUps),
        rows: rows.case ?? 0,
        bytes,
      },
      {
        name: 'raw scan',
        what: 'what looking for a word costs without an index',
        pragmas: rawPragmas(rawOptions),
        sql: [rawScan],
        rows: rows.case ?? 0,
        bytes,
      },
    ],
    leftOut: [],
  };
}

function scanned(raw: Database.Database, context: BenchContext): Figure {
  const scan = raw.prepare(rawScan);
  const rare = '孔雀蓝陶瓷内胆';
  const samples = Array.from({ length: context.runs }, () => timed(() => scan.all(rare, rare)));
  return medianFigure('raw scan for a rare phrase, for comparison', 'ms', samples);
}
