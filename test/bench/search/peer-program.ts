// Another search engine, in a process of its own: indexes the texts of a file and is asked.
import { createReadStream, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { memoryOf } from '../machine.ts';
import { type JudgedSet, judgedSets } from '../relevance/judged-sets.ts';
import { qualityOf, shown } from '../relevance/rank-quality.ts';
import { serveSteps } from '../steps/serve-steps.ts';
import type { Engine } from './engine.ts';
import type { SearchedText } from './searched-world.ts';

const [name = '', folder = ''] = process.argv.slice(2);

/** Only the engine that is measured is loaded. */
const engines: Readonly<Record<string, () => Promise<Engine>>> = {
  MiniSearch: async () => (await import('./minisearch-engine.ts')).miniSearchEngine(),
  'FlexSearch, whole words': async () => (await import('./flexsearch-engine.ts')).flexSearchEngine('strict'),
  FlexSearch: async () => (await import('./flexsearch-engine.ts')).flexSearchEngine('forward'),
  'FTS5 trigram': async () =>
    (await import('./trigram-engine.ts')).trigramEngine(join(mkdtempSync(join(folder, 'trigram-')), 'texts.db')),
};

async function makeEngine(): Promise<Engine> {
  const make = engines[name];
  if (!make) throw new Error(`There is no engine ${name}.`);
  return make();
}

let engine: Engine | undefined;
const made = (): Engine => {
  if (!engine) throw new Error('nothing is indexed yet');
  return engine;
};

const batchRows = 1000;

/** Milliseconds spent indexing, without reading the file. */
async function build({ file }: { file: string }) {
  engine = await makeEngine();
  let batch: SearchedText[] = [];
  let rows = 0;
  let ms = 0;
  const flush = async () => {
    const begin = performance.now();
    await engine?.add(batch);
    ms += performance.now() - begin;
    rows += batch.length;
    batch = [];
  };
  for await (const line of createInterface({ input: createReadStream(file) })) {
    batch.push(JSON.parse(line) as SearchedText);
    if (batch.length === batchRows) await flush();
  }
  await flush();
  engine.finish();
  return { rows, ms, bytes: engine.bytesOnDisk() ?? null };
}

function ask({ typed, limit }: { typed: readonly string[]; limit: number }) {
  return typed.map((text) => {
    const begin = performance.now();
    const hits = made().find(text, limit);
    return { ms: performance.now() - begin, hits };
  });
}

function answer({ questions, limit }: { questions: readonly string[]; limit: number }): readonly number[] {
  return questions.map((question) => {
    const begin = performance.now();
    made().answers(question, limit);
    return performance.now() - begin;
  });
}

async function mrrOf({ articles, questions }: JudgedSet): Promise<number> {
  const judged = await makeEngine();
  await judged.add(articles.map(({ title, body }) => ({ kind: 'article', title, text: body })));
  judged.finish();
  const rank = (question: string) => judged.answers(question, shown).map((place) => articles[place]?.id ?? '');
  return qualityOf(rank, questions).mrr;
}

/** On the first so many judged sets. */
async function judge({ sets }: { sets: number }): Promise<readonly { readonly set: string; readonly mrr: number }[]> {
  const figures: { set: string; mrr: number }[] = [];
  for (const set of judgedSets().slice(0, sets)) figures.push({ set: set.name, mrr: await mrrOf(set) });
  return figures;
}

function memory(): number {
  globalThis.gc?.();
  return memoryOf('self')?.now ?? Number.NaN;
}

const steps = { build, ask, answer, judge, memory };
export type PeerSteps = typeof steps;

serveSteps(steps);
