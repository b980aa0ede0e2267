import { expect, test } from 'vitest';
import { unreadCases, unreadEntries } from '#db/queries/unread-cases.ts';
import { ids } from '../../builders/ids.ts';
import { buildCase, buildEntry } from '../../builders/records.ts';
import { replicaWith } from '../replica/replica-harness.ts';

const me = ids.agent(1);
const of = (n: number) => ({ caseId: ids.case(n) });

test('a case is unread when somebody else’s line reached the server since, whenever it was written', () => {
  const db = replicaWith(
    ...[1, 2, 3, 4, 5].map((n) => buildCase(n, { recordedAt: 5 })),
    buildEntry(1, { ...of(1), authorId: ids.agent(2), happenedAt: 1, recordedAt: 11 }),
    buildEntry(2, { ...of(2), authorId: me, recordedAt: 11 }),
    buildEntry(3, { ...of(3), authorId: ids.agent(2), recordedAt: 10 }),
    buildEntry(4, { ...of(4), authorId: null, kind: 'message-in', recordedAt: 11 }),
    buildEntry(5, { ...of(5), authorId: ids.agent(2), recordedAt: null }),
  );
  const known = [1, 2, 3, 4, 5].map((n) => ({ id: ids.case(n), since: 10, isNew: false }));
  expect([...unreadCases(db, known, me)].sort()).toEqual([ids.case(1), ids.case(4)]);
});

test('of a case that was never opened its intake is news too, unless one took it down oneself', () => {
  const db = replicaWith(
    buildCase(1, { recordedAt: 11, openedBy: ids.agent(2) }),
    buildCase(2, { recordedAt: 11, openedBy: me }),
    buildCase(3, { recordedAt: 9, openedBy: ids.agent(2) }),
    buildCase(4, { recordedAt: 11, openedBy: ids.agent(2) }),
  );
  const known = [1, 2, 3, 4].map((n) => ({ id: ids.case(n), since: 10, isNew: n !== 4 }));
  expect([...unreadCases(db, known, me)]).toEqual([ids.case(1)]);
});

test('the unread lines of a case are those of others, and of cases that were merged into it', () => {
  const db = replicaWith(
    buildCase(1),
    buildCase(2, { mergedIntoId: ids.case(1) }),
    buildEntry(1, { ...of(1), authorId: ids.agent(2), recordedAt: 10 }),
    buildEntry(2, { ...of(1), authorId: ids.agent(2), recordedAt: 11 }),
    buildEntry(3, { ...of(1), authorId: me, recordedAt: 11 }),
    buildEntry(4, { ...of(2), authorId: null, kind: 'message-in', recordedAt: 12 }),
    buildEntry(5, { ...of(3), authorId: ids.agent(2), recordedAt: 12 }),
  );
  expect([...unreadEntries(db, ids.case(1), 10, me)].sort()).toEqual([ids.entry(2), ids.entry(4)]);
});
