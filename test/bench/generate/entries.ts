import type { EntryKind } from '#domain/model/choices.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { StoredRecord } from '#domain/model/record.ts';
import type { Random } from './random.ts';
import * as en from './words-en.ts';
import * as zh from './words-zh.ts';
import { idOf, randomFor, type World } from './world.ts';

const kinds: readonly EntryKind[] = ['message-out', 'note', 'message-in', 'message-out', 'status'];
const han = /\p{Script=Han}/u;

/** The timeline of the nth case, oldest first. */
export function entriesOf(world: World, n: number, ofCase: StoredRecord<'case'>): StoredRecord<'entry'>[] {
  const { entriesPerCase } = world;
  const { openedAt, lastActivityAt, assigneeId } = ofCase.fields;
  const words = han.test(ofCase.fields.subject) ? zh : en;
  return Array.from({ length: entriesPerCase }, (_, index) => {
    const random = randomFor(world, 'entry', n * entriesPerCase + index);
    const kind = kinds[index] ?? 'note';
    const happenedAt = openedAt + Math.floor(((index + 1) / entriesPerCase) * (lastActivityAt - openedAt));
    const fields: FieldsOf<'entry'> = {
      caseId: ofCase.id as FieldsOf<'entry'>['caseId'],
      kind,
      authorId: kind === 'message-in' ? null : assigneeId,
      authorName: null,
      body: bodyOf(kind, random, words),
      data: kind === 'status' ? { field: 'status', from: 'open', to: ofCase.fields.status } : null,
      delivery: kind === 'message-out' ? 'no-channel' : null,
      happenedAt,
      recordedAt: happenedAt + 700,
      externalId: null,
    };
    const id = idOf(world, 'entry', n * entriesPerCase + index, happenedAt);
    return { collection: 'entry', id, scope: ofCase.scope, rev: 1, fields };
  });
}

function bodyOf(kind: EntryKind, random: Random, words: typeof zh | typeof en): string {
  if (kind === 'message-out') return random.pick(words.answers);
  if (kind === 'message-in') return random.pick(words.customerWords);
  return kind === 'note' ? random.pick(words.notes) : '';
}
