import { factsOfCase } from '#domain/rules/metrics/case-facts.ts';
import type { FactSet } from '#domain/rules/metrics/fact-fields.ts';
import { factsOfLoose } from '#domain/rules/metrics/loose-facts.ts';
import { sql, transaction } from '../connection/connection.ts';
import type { ReplicaReader, ReplicaWriter } from '../connection/handle.ts';
import { idsOfCustomer } from '../search/goes-on.ts';
import { factsRecipe, hasFacts, makeFactTables } from './fact-tables.ts';
import { type FactRoot, factRoots, factsProgress, type LooseRoot, setFactsProgress } from './progress.ts';
import type { PromiseBook } from './promise-book.ts';
import { caseParts } from './read-case-parts.ts';
import { looseParts } from './read-loose-parts.ts';
import { replaceFacts } from './replace-facts.ts';

interface Mark {
  readonly collection: FactRoot | 'customer' | 'holding' | 'definition';
  readonly id: string;
}

/** All facts of these cases, or of what hangs on none; of those that are not here any more none remain. */
function workOut(db: ReplicaWriter, root: FactRoot, ids: readonly string[], book: PromiseBook): void {
  if (root === 'case') {
    const promised = book.current(db);
    const found = caseParts(db, ids);
    for (const id of ids) {
      const parts = found.get(id);
      replaceFacts(db, id, parts ? factsOfCase(parts, promised) : {});
    }
  } else {
    const found = looseParts(db, root, ids);
    for (const id of ids) {
      const parts = found.get(id);
      // An answer and the call-back in which it was given come with one another; each has its own facts.
      replaceFacts(db, id, parts ? pick(factsOfLoose(parts), root) : {});
    }
  }
}

function pick(facts: FactSet, root: LooseRoot): FactSet {
  return { [root]: facts[root] };
}

/** Whose answers they are about may have changed with a call-back. */
function answersIn(db: ReplicaReader, followUpIds: readonly string[]): readonly string[] {
  const text = `select id from survey where caseId is null and followUpId in (select value from json_each(?))`;
  return sql(db, text)
    .all<{ id: string }>(JSON.stringify(followUpIds))
    .map(({ id }) => id);
}

function isRoot(collection: Mark['collection']): collection is FactRoot {
  return (factRoots as readonly string[]).includes(collection);
}

/** The next of what changed since its facts were worked out; false when there is none. */
function takeMarks(db: ReplicaWriter, book: PromiseBook, limit: number): boolean {
  const text = 'select collection, id from facts_behind order by collection, id limit ?';
  const marks = sql(db, text).all<Mark>(limit);
  const [first] = marks;
  if (!first) return false;
  const together = isRoot(first.collection)
    ? marks.filter(({ collection }) => collection === first.collection)
    : [first];
  for (const { collection, id } of together)
    sql(db, 'delete from facts_behind where collection = ? and id = ?').run(collection, id);
  const ids = together.map(({ id }) => id);
  if (isRoot(first.collection)) {
    workOut(db, first.collection, ids, book);
    if (first.collection === 'followUp') workOut(db, 'survey', answersIn(db, ids), book);
  } else if (first.collection === 'definition') startSweep(db);
  else passOn(db, first);
  return true;
}

/** To what is of a customer, and to cases about a holding. */
function passOn(db: ReplicaWriter, { collection, id }: Mark): void {
  if (collection === 'customer') {
    const ids = idsOfCustomer(db, id);
    for (const root of factRoots) passOnTo(db, root, 'customerId', ids);
  } else passOnTo(db, 'case', 'holdingId', [id]);
}

function passOnTo(db: ReplicaWriter, root: FactRoot, column: string, ids: readonly string[]): void {
  const loose = root === 'case' ? '' : 'where t.caseId is null';
  sql(
    db,
    `insert or ignore into facts_behind (collection, id)
     select '${root}', t.id from json_each(?) asked cross join "${root}" t on t.${column} = asked.value ${loose}`,
  ).run(JSON.stringify(ids));
}

function startSweep(db: ReplicaWriter): void {
  setFactsProgress(db, { recipe: factsRecipe, at: { root: 'case', rid: 0 } });
}

/** The next of all records; false when all were gone through. */
function sweep(db: ReplicaWriter, book: PromiseBook, limit: number): boolean {
  const at = factsProgress(db)?.at;
  if (!at) return false;
  const rows = nextRoots(db, at.root, at.rid, limit);
  workOut(
    db,
    at.root,
    rows.map(({ id }) => id),
    book,
  );
  const last = rows.at(-1);
  const next = factRoots[factRoots.indexOf(at.root) + 1];
  if (last) setFactsProgress(db, { recipe: factsRecipe, at: { root: at.root, rid: last.rid } });
  else setFactsProgress(db, { recipe: factsRecipe, at: next ? { root: next, rid: 0 } : null });
  return true;
}

function nextRoots(db: ReplicaReader, root: FactRoot, rid: number, limit: number) {
  const loose = root === 'case' ? '' : 'and caseId is null';
  const text = `select rid, id from "${root}" where rid > ? ${loose} order by rid limit ?`;
  return sql(db, text).all<{ rid: number; id: string }>(rid, limit);
}

/**
 * Works out facts of what changed, and by another recipe of everything, some records with each step, so that other work goes on in between. Every
 * step is durable: cut short, the next call goes on where this one stopped.
 */
export function* workOutFacts(db: ReplicaWriter, book: PromiseBook, limit = 10): Generator<void> {
  if (!hasFacts(db)) {
    transaction(db, () => {
      makeFactTables(db);
      sql(db, 'delete from facts_behind').run();
      startSweep(db);
    });
    yield;
  }
  while (transaction(db, () => takeMarks(db, book, limit) || sweep(db, book, limit))) yield;
}

const fewAtOnce = 10;

/** Works out what is behind if that is little: for who asks for figures after having done something. Of much, the part that comes first. */
export function settleFew(db: ReplicaWriter, book: PromiseBook, few = 50): void {
  let left = Math.ceil(few / fewAtOnce);
  for (const _ of workOutFacts(db, book, fewAtOnce)) if (--left <= 0) return;
}

/** Has everything worked out anew. */
export function startOver(db: ReplicaWriter): void {
  if (hasFacts(db)) startSweep(db);
}
