import type { RelatedCase, SimilarCase } from '#domain/contract/ipc/relation-views.ts';
import type { CaseId } from '#domain/model/ids.ts';
import {
  coverage,
  likeMatter,
  recentMs,
  sameMatter,
  similarity,
  type Telling,
  tellingOf,
} from '#domain/rules/similar-cases.ts';
import { isFinished } from '#domain/rules/status-machine.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { idsOfCustomer } from '../search/goes-on.ts';
import { goesOnThrough } from './merged-cases.ts';
import { relatedCases } from './related-cases.ts';

const shown = 5;
/** A piece that stands in more cases than this says little, and would take long. */
const commonInCases = 600;
const askedTerms = 8;
/** So many of its pieces are counted at most: a subject says what it is about early. */
const countedTerms = 24;
const lookedAt = 80;
const candidatesOfCustomer = 200;

interface Candidate {
  readonly id: string;
  readonly subject: string;
}

interface Described extends Candidate {
  /** How it begins. */
  readonly description: string;
}

/** What a description says counts, but less than a subject does. */
const describedWeight = 0.6;

/** The pieces that the fewest cases hold, as an FTS5 query that finds cases with any of them. */
function rareTermsQuery(db: ReplicaReader, { terms }: Telling): string | null {
  const counting = sql(
    db,
    'select count(*) as count from (select 1 from case_search where case_search match ? limit ?)',
  );
  const counted = [...terms].slice(0, countedTerms).map((term) => {
    const quoted = `"${term.replaceAll('"', '')}"`;
    return { quoted, count: counting.get<{ count: number }>(quoted, commonInCases + 1)?.count ?? 0 };
  });
  const rare = counted
    .filter(({ count }) => count > 0 && count <= commonInCases)
    .toSorted((a, b) => a.count - b.count)
    .slice(0, askedTerms);
  return rare.length === 0 ? null : rare.map(({ quoted }) => quoted).join(' OR ');
}

function bySubject(telling: Telling) {
  return ({ subject }: Candidate) => similarity(telling, tellingOf(subject));
}

function byText(telling: Telling) {
  const subjects = bySubject(telling);
  return (each: Described) => {
    const whole = tellingOf(`${each.subject}\n${each.description}`);
    return Math.max(subjects(each), describedWeight * coverage(telling, whole));
  };
}

/** The ids of those that are alike enough, the most alike first. */
function ranked<C extends Candidate>(
  candidates: readonly C[],
  scoreOf: (each: C) => number,
  atLeast: number,
): readonly string[] {
  return candidates
    .map((each) => ({ id: each.id, score: scoreOf(each) }))
    .filter(({ score }) => score >= atLeast)
    .toSorted((a, b) => b.score - a.score)
    .map(({ id }) => id);
}

/** The last message to the customer: what the matter came to. */
function answerIn(db: ReplicaReader, caseId: string): string | null {
  const text = `select body from entry where caseId = ? and kind = 'message-out' order by happenedAt desc limit 1`;
  return sql(db, text).get<{ body: string }>(caseId)?.body ?? null;
}

/** Cases about the like of this one: finished ones with what their customers were told first, then the most alike. */
export function similarCases(db: ReplicaReader, caseId: CaseId): readonly SimilarCase[] {
  const self = sql(db, 'select subject, relatedIds from "case" where id = ?').get<{
    subject: string;
    relatedIds: string;
  }>(caseId);
  if (!self) return [];
  const telling = tellingOf(self.subject);
  const query = rareTermsQuery(db, telling);
  if (query === null) return [];
  const found = sql(
    db,
    `select c.id, c.subject, substr(c.description, 1, 400) as description from (
       select rowid from case_search where case_search match ? order by rank limit ${lookedAt}
     ) hit cross join "case" c on c.rid = hit.rowid
     where c.id <> ? and c.mergedIntoId is null`,
  ).all<Described>(query, caseId);
  const known = new Set(JSON.parse(self.relatedIds) as string[]);
  const others = found.filter(({ id }) => !known.has(id));
  const alike = ranked(others, byText(telling), likeMatter).slice(0, 3 * shown);
  return relatedCases(db, alike)
    .map((row) => ({ ...row, answer: isFinished(row.status) ? answerIn(db, row.id) : null }))
    .toSorted((a, b) => Number(b.answer !== null) - Number(a.answer !== null))
    .slice(0, shown);
}

/** What this customer may have asked already: alike in its subject, and not finished long ago. A case that was merged is named by the one it goes on in. */
export function duplicateCases(
  db: ReplicaReader,
  asked: { readonly customerId: string; readonly subject: string },
  now: number,
): readonly RelatedCase[] {
  const telling = tellingOf(asked.subject);
  if (telling.terms.size === 0) return [];
  const found = sql(
    db,
    `select c.id, c.subject from "case" c
     where c.customerId in (select value from json_each(?)) and (c.status not in ('solved', 'closed') or c.openedAt > ? or c.mergedIntoId is not null)
     order by c.lastActivityAt desc limit ${candidatesOfCustomer}`,
  ).all<Candidate>(JSON.stringify(idsOfCustomer(db, asked.customerId)), now - recentMs);
  const alike = ranked(found, bySubject(telling), sameMatter).map((id) => goesOnThrough(db, id).at(-1) ?? id);
  return relatedCases(db, [...new Set(alike)]).slice(0, shown);
}
