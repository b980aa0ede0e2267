import type { StoredRecord } from '#domain/model/record.ts';
import { buildArticle } from '../../builders/records.ts';
import { type Batch, batchesOf } from '../generate/batches.ts';
import type { World } from '../generate/world.ts';
import { nthText, type Pool, type Pools, readPools } from '../texts/text-pools.ts';

/** One text to be found, for engines that know nothing of records. */
export interface SearchedText {
  readonly kind: 'case' | 'entry' | 'customer' | 'article';
  readonly title: string;
  readonly text: string;
}

const han = /\p{Script=Han}/u;
const said = new Set(['message-in', 'message-out', 'note']);
const seeds = { title: 1, story: 2, said: 3, article: 4 };
const articlesPerCase = 0.05;
const batchRows = 1000;

/** The world of the other scenarios, in the words of real people. */
class Retold {
  readonly #pools: Pools;
  readonly #places = new Map<readonly string[], number>();

  constructor(pools: Pools) {
    this.#pools = pools;
  }

  #next(pool: readonly string[], seed: number): string {
    const n = this.#places.get(pool) ?? 0;
    this.#places.set(pool, n + 1);
    return nthText(pool, n, seed);
  }

  #poolOf(text: string): Pool {
    return han.test(text) ? this.#pools.zh : this.#pools.en;
  }

  batch(batch: Batch): Batch {
    const records = batch.records.map((record) => {
      if (record.collection === 'case') return this.#case(record as StoredRecord<'case'>);
      return record.collection === 'entry' ? this.#entry(record as StoredRecord<'entry'>) : record;
    });
    return { ...batch, records };
  }

  #case(record: StoredRecord<'case'>): StoredRecord<'case'> {
    const pool = this.#poolOf(record.fields.subject);
    const subject = this.#next(pool.titles, seeds.title).slice(0, 200) || record.fields.subject;
    return { ...record, fields: { ...record.fields, subject, description: this.#next(pool.stories, seeds.story) } };
  }

  #entry(record: StoredRecord<'entry'>): StoredRecord<'entry'> {
    if (!said.has(record.fields.kind)) return record;
    const pool = this.#poolOf(record.fields.body);
    return { ...record, fields: { ...record.fields, body: this.#next(pool.said, seeds.said) } };
  }
}

function* articleBatches(pools: Pools, count: number): Generator<Batch> {
  const bodies = pools.articles.map(({ body }) => body.slice(0, 20_000));
  const titles = pools.articles.map(({ title }) => title);
  for (let from = 0; from < count; from += batchRows) {
    const records = Array.from({ length: Math.min(batchRows, count - from) }, (_, index) => {
      const n = from + index;
      const language = pools.articles[n % pools.articles.length]?.language ?? 'en';
      const title = (titles[n % titles.length] || `Article ${n}`).slice(0, 280);
      return buildArticle(n + 1, { title, body: nthText(bodies, n, seeds.article), language, tags: [] });
    });
    yield { scope: 'workspace', collection: 'article', records };
  }
}

/** Every record of the store for searching, in the order of a first sync. */
export function* searchedBatches(world: World): Generator<Batch> {
  const pools = readPools();
  const retold = new Retold(pools);
  for (const batch of batchesOf(world, { customers: true, entries: true })) yield retold.batch(batch);
  yield* articleBatches(pools, Math.max(20, Math.round(world.cases * articlesPerCase)));
}

/** What can be found of a batch. */
export function textsOf({ collection, records }: Batch): readonly SearchedText[] {
  switch (collection) {
    case 'case':
      return (records as readonly StoredRecord<'case'>[]).map(({ fields: { subject, description } }) => ({
        kind: 'case',
        title: subject,
        text: description,
      }));
    case 'entry':
      return (records as readonly StoredRecord<'entry'>[])
        .filter(({ fields: { body } }) => body !== '')
        .map(({ fields: { body } }) => ({ kind: 'entry', title: '', text: body }));
    case 'customer':
      return (records as readonly StoredRecord<'customer'>[]).map(({ fields: { name, contactPoints, notes } }) => ({
        kind: 'customer',
        title: name,
        text: [...contactPoints.map(({ value }) => value), notes].join('\n'),
      }));
    case 'article':
      return (records as readonly StoredRecord<'article'>[]).map(({ fields: { title, body } }) => ({
        kind: 'article',
        title,
        text: body,
      }));
    default:
      return [];
  }
}
