import { AppError } from '#domain/contract/failure.ts';
import type { CaseAsDraft } from '#domain/contract/ipc/knowledge-views.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { withoutPeople } from '#domain/rules/knowledge/without-people.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { loadRecord } from '../replica/records.ts';
import { livingSql } from '../search/goes-on.ts';

/** A line from whoever was asked or asked; the last one of a kind says most. */
const firstAsked = `select body from entry where caseId = ? and kind = 'message-in' order by happenedAt, id limit 1`;
const lastSaid = `select body from entry where caseId = ? and kind = 'message-out' order by happenedAt desc, id desc limit 1`;
const lastCall = `select need, cause, done from call where caseId = ? order by startedAt desc, id desc limit 1`;

/** What a solved case gives an article to start from. Whoever makes it one reads it first: see `withoutPeople`. */
export function caseAsDraft(db: ReplicaReader, id: CaseId): CaseAsDraft {
  const record = loadRecord(db, { collection: 'case', id });
  if (!record) throw new AppError('not-here', 'This case is not held on this device.');
  const { subject, description, tags } = record.fields as unknown as FieldsOf<'case'>;
  const call = sql(db, lastCall).get<{ need: string; cause: string; done: string }>(id);
  const said = (text: string) => sql(db, text).get<{ body: string }>(id)?.body.trim() ?? '';
  const question = description.trim() || said(firstAsked) || call?.need.trim() || '';
  const answer = [said(lastSaid), call?.cause.trim() ?? '', call?.done.trim() ?? ''].filter(Boolean).join('\n\n');
  const known = peopleOf(db, id);
  const title = withoutPeople(subject, known);
  const asked = withoutPeople(question, known);
  const solved = withoutPeople(answer, known);
  const quoted = asked.text === '' ? [] : [asked.text.replace(/^/gm, '> ')];
  return {
    title: title.text,
    body: [...quoted, ...(solved.text === '' ? [] : [solved.text])].join('\n\n'),
    language: /\p{Script=Han}/u.test(`${subject}${question}`) ? 'zh-CN' : 'en',
    tags,
    leftOut: title.count + asked.count + solved.count,
  };
}

/** Names, numbers and addresses of the people in it. */
function peopleOf(db: ReplicaReader, id: CaseId): readonly string[] {
  const customer = sql(
    db,
    `select customer.name, customer.contactPoints, organisation.name as organisation from "case" c
     join customer on customer.id = ${livingSql('c.customerId')}
     left join organisation on organisation.id = customer.organisationId where c.id = ?`,
  ).get<{ name: string; contactPoints: string; organisation: string | null }>(id);
  if (!customer) return [];
  const points = (JSON.parse(customer.contactPoints) as { readonly value: string }[]).map(({ value }) => value);
  return [customer.name, ...(customer.organisation === null ? [] : [customer.organisation]), ...points];
}
