import type { ReviewComplaint } from '#domain/contract/ipc/service-review-procedures.ts';
import type { StepDone } from '#domain/model/case-fields.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { preventionOf } from '#domain/rules/complaint-path.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { type ReviewQuestion, reviewFacts } from './review-facts.ts';

/** So many complaints are read out; a review of more than that speaks of their numbers. */
const mostComplaints = 100;

interface ComplaintFact {
  readonly id: CaseId;
  readonly openedAt: number;
}

/** Complaints of the period, the newest first; the first of them with what was said of their cause. */
export function complaintsIn(
  db: ReplicaReader,
  asked: ReviewQuestion,
): { readonly complaints: readonly ReviewComplaint[]; readonly complaintCount: number } {
  const facts = reviewFacts(
    db,
    'complaint',
    'openedAt',
    ['id', 'openedAt'],
    asked,
  ) as unknown as readonly ComplaintFact[];
  const shown = facts.toSorted((a, b) => b.openedAt - a.openedAt || (a.id < b.id ? 1 : -1)).slice(0, mostComplaints);
  return {
    complaintCount: facts.length,
    complaints: shown.map(({ id: caseId, openedAt }) => ({ caseId, openedAt, ...describedComplaint(db, caseId) })),
  };
}

type Described = Omit<ReviewComplaint, 'caseId' | 'openedAt'>;
const unknownComplaint: Described = { number: null, subject: null, cause: null, prevention: null, waived: null };

function describedComplaint(db: ReplicaReader, id: CaseId): Described {
  const row = sql(db, 'select number, subject, steps from "case" where id = ?').get<{
    number: string;
    subject: string;
    steps: string;
  }>(id);
  if (!row) return unknownComplaint;
  const { number, subject } = row;
  const step = (JSON.parse(row.steps) as StepDone[]).find(({ key }) => key === 'prevent');
  if (!step) return { ...unknownComplaint, number, subject };
  const { kind, id: articleId, text } = step.evidence;
  if (kind === 'waived') return { number, subject, cause: null, prevention: null, waived: text };
  const said = preventionOf(text);
  const prevention = kind === 'article' ? titleOf(db, articleId) : (said?.measure ?? '');
  return { number, subject, cause: said?.cause ?? null, prevention: prevention || null, waived: null };
}

function titleOf(db: ReplicaReader, id: string | undefined): string | undefined {
  return sql(db, 'select title from article where id = ?').get<{ title: string }>(id ?? null)?.title;
}
