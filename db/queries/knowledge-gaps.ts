import type { GapExample, KnowledgeGap } from '#domain/contract/ipc/knowledge-at-work.ts';
import type { MissPlace } from '#domain/model/choices.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { type Asked, groupAsked } from '#domain/rules/knowledge/gap-groups.ts';
import { coverage, tellingOf } from '#domain/rules/similar-cases.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { articlesByQuestion } from '../search/find-articles.ts';
import { withAbsorbed } from './merged-cases.ts';

/** So many rows are looked at before the file is free for somebody else. */
const rowsAtATime = 2000;
const groupsAtATime = 5;
/** The newest of each kind; what is older than that many is asked again if it matters. */
const mostOfAKind = 2000;
const mostGroups = 200;
const mostExamples = 8;
/** An article that says so much of what was asked answers it. */
const answering = 0.7;

type Example = Asked & GapExample;

/** What was asked since then without an answer in the knowledge base, the most asked first: a slice of the work at a time. */
export function* findKnowledgeGaps(db: ReplicaReader, since: number): Generator<void, readonly KnowledgeGap[]> {
  const cases = yield* solvedWithout(db, since);
  const groups = yield* groupAsked<Example>([...missesSince(db, since), ...cases]);
  const gaps = groups
    .map(gapOf)
    .toSorted((a, b) => b.searches + b.cases - (a.searches + a.cases) || b.lastAt - a.lastAt || (a.id < b.id ? -1 : 1))
    .slice(0, mostGroups);
  const answered: KnowledgeGap[] = [];
  for (const [index, gap] of gaps.entries()) {
    answered.push({ ...gap, answeredBy: answerTo(db, gap) });
    if (index % groupsAtATime === groupsAtATime - 1) yield;
  }
  return answered;
}

function missesSince(db: ReplicaReader, since: number): readonly Example[] {
  const text = `select id, words as text, place, askedAt as at from searchMiss
    where askedAt >= ? order by askedAt desc, id limit ${mostOfAKind}`;
  return sql(db, text)
    .all<{ id: string; text: string; place: MissPlace; at: number }>(since)
    .map((row) => ({ ...row, kind: 'search' }));
}

interface Solved {
  readonly id: CaseId;
  readonly number: string;
  readonly subject: string;
  readonly solvedAt: number;
}

/** Cases that wanted an answer and got it from nothing that is written down. */
function* solvedWithout(db: ReplicaReader, since: number): Generator<void, readonly Example[]> {
  const { last } = sql(db, 'select coalesce(max(rid), 0) as last from "case"').get<{ last: number }>() ?? { last: 0 };
  const slice = `select c.id, c.number, c.subject, c.solvedAt from "case" c not indexed
    where c.rid > ? and c.rid <= ? and c.solvedAt >= ? and c.status in ('solved', 'closed') and c.mergedIntoId is null
      and c.type not in ('praise', 'suggestion', 'incident')
      and not exists (select 1 from articleUse u where u.caseId = c.id)`;
  let found: Solved[] = [];
  for (let from = 0; from < last; from += rowsAtATime) {
    found.push(...sql(db, slice).all<Solved>(from, from + rowsAtATime, since));
    yield;
  }
  found = found.toSorted((a, b) => b.solvedAt - a.solvedAt || (a.id < b.id ? -1 : 1)).slice(0, mostOfAKind);
  const uses = sql(db, 'select 1 as one from articleUse where caseId in (select value from json_each(?)) limit 1');
  return found
    .filter(({ id }) => !uses.get(JSON.stringify(withAbsorbed(db, id))))
    .map(({ id, number, subject, solvedAt }) => ({
      ...{ kind: 'case', id, caseId: id, number, text: subject, at: solvedAt },
    }));
}

function gapOf(group: readonly Example[]): KnowledgeGap {
  const searches = group.filter(({ kind }) => kind === 'search').length;
  const label = group.reduce((best, { text }) => (text.length < best.length ? text : best), group[0]?.text ?? '');
  return {
    id: group[0]?.id ?? '',
    ...{ label, searches, cases: group.length - searches, lastAt: group[0]?.at ?? 0, answeredBy: null },
    examples: group
      .filter(({ text }, index) => group.findIndex((other) => other.text === text) === index)
      .slice(0, mostExamples)
      .map(exampleOf),
  };
}

function exampleOf(example: Example): GapExample {
  const { text, at } = example;
  if (example.kind === 'search') return { kind: 'search', text, at, place: example.place };
  return { kind: 'case', text, at, caseId: example.caseId, number: example.number };
}

/** What was written or changed after it was asked last, and says most of it. */
function answerTo(db: ReplicaReader, { label, lastAt }: KnowledgeGap): KnowledgeGap['answeredBy'] {
  const asked = tellingOf(label);
  const text = `select t.id, t.title, substr(t.body, 1, 4000) as body from json_each(?) hit
    cross join article t on t.rid = hit.value where t.state = 'published' and t.updatedAt > ? order by hit.key`;
  const found = sql(db, text)
    .all<{ id: string; title: string; body: string }>(JSON.stringify(articlesByQuestion(db, label, 5)), lastAt)
    .find(({ title, body }) => coverage(asked, tellingOf(`${title}\n${body}`)) >= answering);
  return found ? ({ id: found.id, title: found.title } as KnowledgeGap['answeredBy']) : null;
}
