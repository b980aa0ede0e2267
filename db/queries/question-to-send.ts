import type { SuggestAsked } from '#domain/contract/ipc/knowledge-at-work.ts';
import { questionToSend } from '#domain/rules/knowledge/question-to-send.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { livingSql } from '../search/goes-on.ts';
import { suggestionQuestion } from './suggest-articles.ts';

/** What is asked where somebody works, as it may leave the house: see `questionToSend`. */
export function questionAsSent(db: ReplicaReader, asked: Pick<SuggestAsked, 'caseId' | 'typed' | 'names'>): string {
  const question = suggestionQuestion(db, asked);
  if (question === '') return '';
  const own = [...asked.names, ...(asked.caseId === null ? [] : customerOf(db, asked.caseId))];
  return questionToSend(question, { own, others: namedIn(db, question) });
}

/** As its customer is called now and was called before, with their numbers and addresses. */
function customerOf(db: ReplicaReader, caseId: string): readonly string[] {
  const text = `select customer.name, customer.contactPoints from "case" c
    join customer on customer.id in (c.customerId, ${livingSql('c.customerId')}) where c.id = ?`;
  return sql(db, text)
    .all<{ name: string; contactPoints: string }>(caseId)
    .flatMap(({ name, contactPoints }) => [
      name,
      ...(JSON.parse(contactPoints) as { readonly value: string }[]).map(({ value }) => value),
    ]);
}

/** Every customer and organisation of this device whose name stands in it. */
function namedIn(db: ReplicaReader, question: string): readonly string[] {
  const text = `select name from customer where length(name) > 1 and instr(?, lower(name)) > 0
    union select name from organisation where length(name) > 1 and instr(?, lower(name)) > 0`;
  const written = question.toLowerCase();
  return sql(db, text)
    .all<{ name: string }>(written, written)
    .map(({ name }) => name);
}
