import type { ReviewCase } from '#domain/contract/ipc/service-review-procedures.ts';
import type { CaseId } from '#domain/model/ids.ts';
import type { ReviewExample } from '#domain/model/service-review-fields.ts';
import type { SolvedCase } from '#domain/rules/service-review/example-cases.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { factTable } from '../facts/fact-tables.ts';
import { type ReviewQuestion, reviewFacts } from './review-facts.ts';

interface SolvedFact {
  readonly id: CaseId;
  readonly type: string | null;
  readonly contacts: number;
  readonly solveMs: number;
  readonly reopenings: number;
  readonly inOneContact: number | null;
}

/** What was solved in the period, as the rules for examples look at it. */
export function solvedCases(db: ReplicaReader, asked: ReviewQuestion): readonly SolvedCase[] {
  const columns = ['id', 'type', 'contacts', 'solveMs', 'reopenings', 'inOneContact'];
  const facts = reviewFacts(db, 'case', 'solvedAt', columns, asked) as unknown as readonly SolvedFact[];
  const more = moreOf(
    db,
    facts.map(({ id }) => id),
  );
  return facts.map(({ id, inOneContact, ...fact }) => ({
    ...fact,
    caseId: id,
    inOneContact: inOneContact === 1,
    ...(more.get(id) ?? nothingMore),
  }));
}

interface More {
  readonly handleMs: number;
  readonly score: number | null;
  readonly isSatisfied: boolean;
}

interface StoredMore extends Omit<More, 'isSatisfied'> {
  readonly caseId: CaseId;
  readonly isSatisfied: number | null;
}

const nothingMore: More = { handleMs: 0, score: null, isSatisfied: false };

/** How long people spoke with the customer of a case, and what that customer thought. */
function moreOf(db: ReplicaReader, ids: readonly CaseId[]): ReadonlyMap<CaseId, More> {
  const text = `
    select asked.value as caseId,
      (select coalesce(sum(handleMs), 0) from ${factTable('call')} where root = asked.value) as handleMs,
      (select min(score) from ${factTable('survey')} where root = asked.value) as score,
      (select min(isSatisfied) from ${factTable('survey')} where root = asked.value) as isSatisfied
    from json_each(?) asked`;
  const rows = sql(db, text).all<StoredMore>(JSON.stringify(ids));
  return new Map(rows.map(({ caseId, isSatisfied, ...row }) => [caseId, { ...row, isSatisfied: isSatisfied === 1 }]));
}

type StoredCase = Pick<ReviewCase, 'number' | 'subject' | 'type' | 'solveMs'> & {
  readonly contacts: number | null;
  readonly reopenings: number | null;
};

/** Cases as a review shows them; what this device does not hold any more has no name. */
export function describedCases(db: ReplicaReader, chosen: readonly ReviewExample[]): readonly ReviewCase[] {
  const more = moreOf(
    db,
    chosen.map(({ caseId }) => caseId),
  );
  const text = `
    select c.number, c.subject, c.type, f.contacts, f.solveMs, f.reopenings
    from (select ? as id) asked left join "case" c on c.id = asked.id left join ${factTable('case')} f on f.id = asked.id`;
  return chosen.flatMap(({ caseId, why }) => {
    const found = sql(db, text).get<StoredCase>(caseId);
    if (!found) return [];
    const { handleMs, score } = more.get(caseId) ?? nothingMore;
    const { contacts, reopenings } = found;
    return [{ ...found, caseId, why, handleMs, score, contacts: contacts ?? 0, reopenings: reopenings ?? 0 }];
  });
}
