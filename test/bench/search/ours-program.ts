// The product's own search over a filled replica, in a process of its own.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { nodeClock } from '#core/adapters/node-clock.ts';
import { nodeThreads } from '#core/adapters/node-threads.ts';
import { ReadsHere } from '#core/reads/reads-here.ts';
import { ReadsInThreads } from '#core/reads/reads-in-threads.ts';
import { close, sql } from '#db/connection/connection.ts';
import type { ReplicaWriter } from '#db/connection/handle.ts';
import { openReplica } from '#db/open.ts';
import { indexBehind } from '#db/search/behind.ts';
import { articlesByQuestion } from '#db/search/find-articles.ts';
import { rebuildSearch, startRebuild } from '#db/search/rebuild.ts';
import { slicesOf } from '#db/search/slice.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { matchTerms } from '#domain/rules/search-terms.ts';
import { benchKey } from '../baseline/raw-database.ts';
import { memoryOf } from '../machine.ts';
import { serveSteps } from '../steps/serve-steps.ts';
import { askedOf, countedHits, findOurs } from './ours-find.ts';

let db: ReplicaWriter | undefined;
let path = '';
const opened = (): ReplicaWriter => {
  if (!db) throw new Error('no replica is open');
  return db;
};

function open(where: { path: string }): null {
  path = where.path;
  db = openReplica(path, benchKey);
  return null;
}

/** Makes the whole index anew, and catches up with what a first sync left behind. The longest slice: for so long other work waits. */
function rebuild(): { readonly ms: number; readonly longest: number } {
  const begin = performance.now();
  startRebuild(opened());
  let longest = 0;
  const slices = slicesOf(() => performance.now(), 8);
  for (const steps of [rebuildSearch(opened(), 200, slices), indexBehind(opened(), 200, slices)]) {
    let slice = performance.now();
    for (const _ of steps) {
      longest = Math.max(longest, performance.now() - slice);
      slice = performance.now();
    }
  }
  return { ms: performance.now() - begin, longest };
}

/** Of the tables that exist for searching alone. */
function indexBytes(): number {
  const text = `select coalesce(sum(pgsize), 0) as bytes from dbstat
    where name like '%\\_search\\_%' escape '\\' or name in ('case_tag', 'case_alias', 'customer_phone', 'customer_key', 'holding_key')`;
  return sql(opened(), text).get<{ bytes: number }>()?.bytes ?? 0;
}

const searched = ['case_search', 'customer_search', 'article_search', 'entry_search'];

/** In how many rows of the indexes the commonest of its words stands. */
function frequency({ typed }: { typed: readonly string[] }): readonly number[] {
  return typed.map((text) => {
    const counts = matchTerms(text).map((term) =>
      searched.reduce((sum, table) => {
        const counting = sql(opened(), `select count(*) as count from ${table} where ${table} match ?`);
        return sum + (counting.get<{ count: number }>(term)?.count ?? 0);
      }, 0),
    );
    return Math.max(0, ...counts);
  });
}

function ask({ typed, limit }: { typed: readonly string[]; limit: number }) {
  return typed.map((text) => {
    const begin = performance.now();
    const hits = findOurs(opened(), text, limit);
    return { ms: performance.now() - begin, hits };
  });
}

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

function readsInThreads(): ReadsInThreads {
  const here = new ReadsHere(opened(), nodeClock);
  const replica = { path, key: benchKey };
  return new ReadsInThreads({ threads: nodeThreads, replica, clock: nodeClock, log: quiet, here });
}

/** As the program asks: from a thread beside the one that everything else waits for. `wait`: the longest that this was kept from something. */
async function askInThread({ typed, limit }: { typed: readonly string[]; limit: number }) {
  const reads = readsInThreads();
  await reads.read('search.page', askedOf('', limit));
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const asked: { ms: number; hits: number }[] = [];
  for (const text of typed) {
    const begin = performance.now();
    const found = await reads.read('search.page', askedOf(text, limit));
    asked.push({ ms: performance.now() - begin, hits: countedHits(found) });
  }
  delays.disable();
  await reads.close();
  return { asked, wait: delays.max / 1e6 };
}

function answer({ questions, limit }: { questions: readonly string[]; limit: number }): readonly number[] {
  return questions.map((question) => {
    const begin = performance.now();
    articlesByQuestion(opened(), question, limit);
    return performance.now() - begin;
  });
}

/** As the program asks when a case is opened: of cases at even distances, by their own subjects and messages. */
async function suggest({ cases, limit }: { cases: number; limit: number }): Promise<readonly number[]> {
  const { last } = sql(opened(), 'select coalesce(max(rid), 0) as last from "case"').get<{ last: number }>() ?? {
    last: 0,
  };
  const nearest = sql(opened(), 'select id from "case" where rid >= ? order by rid limit 1');
  const reads = readsInThreads();
  const times: number[] = [];
  for (let n = 0; n < cases; n++) {
    const found = nearest.get<{ id: CaseId }>(Math.floor((last * n) / cases));
    if (!found) continue;
    const asked = { caseId: found.id, typed: '', names: [], languages: [], limit };
    const begin = performance.now();
    await reads.read('articles.suggest', { asked, near: [] });
    times.push(performance.now() - begin);
  }
  await reads.close();
  return times;
}

function memory(): number {
  globalThis.gc?.();
  return memoryOf('self')?.now ?? Number.NaN;
}

function end(): null {
  close(opened());
  return null;
}

const steps = { open, rebuild, indexBytes, frequency, ask, askInThread, answer, suggest, memory, end };
export type OurSteps = typeof steps;

serveSteps(steps);
