import { standsOutFrom } from '#domain/rules/knowledge/stands-out.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { passagePlaces } from './article-index.ts';
import { vectorsAfter } from './passage-vectors.ts';

/** An article that is near to a question in its meaning, and which of its passages is the nearest. */
export interface NearArticle {
  readonly rid: number;
  readonly passage: number;
}

/** All vectors of a store, one behind the other. */
export interface VectorTable {
  readonly length: number;
  readonly places: readonly number[];
  readonly scales: readonly number[];
  readonly vectors: Int8Array;
}

/** So many are read at a time: about three milliseconds' worth. */
const slice = 250;

/** Reads all vectors, a slice at a time. Those of another length than the first are left out. */
export function* readVectors(db: ReplicaReader): Generator<undefined, VectorTable> {
  const slices: Int8Array[] = [];
  const places: number[] = [];
  const scales: number[] = [];
  let length = 0;
  for (let from = -1; ; ) {
    const rows = vectorsAfter(db, from, slice);
    length ||= rows[0]?.vector.length ?? 0;
    const fitting = rows.filter(({ vector }) => vector.length === length);
    const together = new Int8Array(fitting.length * length);
    for (const [n, { place, scale, vector }] of fitting.entries()) {
      together.set(vector, n * length);
      places.push(place);
      scales.push(scale);
    }
    slices.push(together);
    if (rows.length < slice) break;
    from = rows.at(-1)?.place ?? Number.POSITIVE_INFINITY;
    yield;
  }
  const vectors = new Int8Array(places.length * length);
  let at = 0;
  for (const each of slices) {
    vectors.set(each, at);
    at += each.length;
  }
  return { length, places, scales, vectors };
}

/** What the articles have in common: the middle of all their vectors, none where there are none. */
export function middleOf(db: ReplicaReader, table: VectorTable, ids: readonly string[]): Float32Array | undefined {
  const text = 'select rid from article where id in (select value from json_each(?))';
  const rids = new Set(
    sql(db, text)
      .all<{ rid: number }>(JSON.stringify(ids))
      .map(({ rid }) => rid),
  );
  const middle = new Float32Array(table.length);
  let met = false;
  for (const [n, place] of table.places.entries()) {
    if (!rids.has(Math.floor(place / passagePlaces))) continue;
    met = true;
    const scale = table.scales[n] ?? 0;
    for (let at = 0; at < table.length; at++)
      middle[at] = (middle[at] ?? 0) + scale * (table.vectors[n * table.length + at] ?? 0);
  }
  return met ? middle : undefined;
}

/**
 * The articles with a passage that stands out among all for how alike it is to the question, the nearest first. Every passage is looked at: for a few
 * ten thousand that is quicker than what an index would save, and nothing is missed.
 */
export function nearestArticles(table: VectorTable, question: Float32Array, limit: number): readonly NearArticle[] {
  if (question.length !== table.length) return [];
  const likenesses = likenessesTo(table, question);
  const from = standsOutFrom(likenesses);
  const best = new Map<number, { readonly passage: number; readonly likeness: number }>();
  for (const [n, place] of table.places.entries()) {
    const likeness = likenesses[n] ?? 0;
    if (likeness < from) continue;
    const rid = Math.floor(place / passagePlaces);
    if (likeness > (best.get(rid)?.likeness ?? Number.NEGATIVE_INFINITY))
      best.set(rid, { passage: place % passagePlaces, likeness });
  }
  return [...best]
    .sort(([a, { likeness: one }], [b, { likeness: other }]) => other - one || a - b)
    .slice(0, limit)
    .map(([rid, { passage }]) => ({ rid, passage }));
}

/** The vectors have a length of one, so that their products are the cosines but for the question's own length, which is the same for all. */
function likenessesTo({ length, places, scales, vectors }: VectorTable, question: Float32Array): Float32Array {
  const likenesses = new Float32Array(places.length);
  for (let n = 0; n < places.length; n++) {
    const first = n * length;
    let sum = 0;
    for (let at = 0; at < length; at++) sum += (vectors[first + at] ?? 0) * (question[at] ?? 0);
    likenesses[n] = sum * (scales[n] ?? 0);
  }
  return likenesses;
}
