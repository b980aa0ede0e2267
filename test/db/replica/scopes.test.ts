import { expect, test } from 'vitest';
import { connectionOf } from '#db/connection/connection.ts';
import type { ReplicaReader } from '#db/connection/handle.ts';
import { clearReplica } from '#db/replica/clear.ts';
import {
  clearCursors,
  completeCursors,
  dropCursor,
  permittedScopes,
  readCursors,
  setCompleteCursors,
  writeCursor,
} from '#db/replica/cursors.ts';
import { deleteScope } from '#db/replica/delete-scope.ts';
import { getReplicaMeta, setReplicaMeta } from '#db/replica/meta.ts';
import { loadRecord } from '#db/replica/records.ts';
import { addUnsent, dropShadow, listShadows, putShadow, setUnsent, shadowOf } from '#db/replica/shadows.ts';
import { ids } from '../../builders/ids.ts';
import {
  buildArticle,
  buildCall,
  buildCase,
  buildConflict,
  buildCustomer,
  buildEntry,
  buildFollowUp,
} from '../../builders/records.ts';
import { firstHits } from '../search/first-hits.ts';
import { emptyReplica, replicaWith, save } from './replica-harness.ts';

const sideTables = [
  'case_search',
  'customer_search',
  'article_search',
  'case_alias',
  'case_tag',
  'customer_phone',
  'customer_order',
];

function rowsIn(db: ReplicaReader, table: string): number {
  return connectionOf(db).driver.prepare(`select count(*) from ${table}`).pluck().get() as number;
}

test('a scope is removed with all that its records are found by, and no other is touched', () => {
  const here = [
    buildCase(1, { subject: 'gone', tags: ['a'], aliases: ['X-1'] }),
    buildEntry(1),
    buildCall(1),
    buildFollowUp(1),
    buildConflict(1),
  ];
  const there = [
    buildCase(2, { subject: 'kept', tags: ['a'], teamId: ids.team(2) }),
    buildCustomer(1),
    buildArticle(1),
  ];
  const db = replicaWith(...here, ...there);
  deleteScope(db, `team:${ids.team(1)}`);
  for (const record of here) expect(loadRecord(db, record)).toBeUndefined();
  for (const record of there) expect(loadRecord(db, record)).toEqual(record);
  expect(firstHits(db, { text: 'gone', limit: 8 }).cases).toEqual([]);
  expect(firstHits(db, { text: 'X-1', limit: 8 }).cases).toEqual([]);
  expect(firstHits(db, { text: 'kept', limit: 8 }).cases).toHaveLength(1);
  expect(sideTables.map((table) => rowsIn(db, table))).toEqual([1, 1, 1, 0, 1, 1, 1]);
  deleteScope(db, 'workspace');
  deleteScope(db, 'team:never-seen');
  expect(sideTables.map((table) => rowsIn(db, table))).toEqual([1, 0, 0, 0, 1, 0, 0]);
});

test('a cleared copy knows nothing, and can be filled again', () => {
  const db = replicaWith(buildCase(1, { tags: ['a'] }), buildCustomer(1), buildArticle(1));
  putShadow(db, buildCase(1), null, 0);
  addUnsent(db, [buildCase(1)]);
  writeCursor(db, 'workspace', 3);
  setCompleteCursors(db, { workspace: 3 }, ['workspace']);
  setReplicaMeta(db, 'applied-seq', '7');
  clearReplica(db);
  expect(loadRecord(db, buildCase(1))).toBeUndefined();
  expect(sideTables.map((table) => rowsIn(db, table))).toEqual(sideTables.map(() => 0));
  expect([listShadows(db), readCursors(db), completeCursors(db), permittedScopes(db)]).toEqual([[], {}, {}, []]);
  expect(getReplicaMeta(db, 'applied-seq')).toBeUndefined();
  save(db, buildCase(1));
  expect(firstHits(db, { text: '10001', limit: 8 }).cases).toHaveLength(1);
});

test('shadows keep the server’s image, or that it has none', () => {
  const db = emptyReplica();
  const [known, made] = [buildCase(1, { tags: ['退款'] }), buildCase(2)];
  putShadow(db, known, known, 4);
  putShadow(db, made, null, 0);
  expect(shadowOf(db, known)).toEqual({ record: known, ver: 4 });
  expect(shadowOf(db, made)).toEqual({ record: null, ver: 0 });
  expect(shadowOf(db, buildCase(3))).toBeUndefined();
  putShadow(db, made, made, 9);
  expect(shadowOf(db, made)).toEqual({ record: made, ver: 9 });
  expect(listShadows(db)).toEqual([known, made].map(({ collection, id }) => ({ collection, id })));
  dropShadow(db, known);
  expect(listShadows(db)).toEqual([{ collection: 'case', id: made.id }]);
});

test('what is unsent is added to, or told anew', () => {
  const db = replicaWith(buildCase(1), buildCase(2));
  const unsent = () => rowsIn(db, 'unsent');
  addUnsent(db, [buildCase(1), buildCase(1), buildCase(2)]);
  expect(unsent()).toBe(2);
  setUnsent(db, [buildCase(2)]);
  expect(unsent()).toBe(1);
  setUnsent(db, []);
  expect(unsent()).toBe(0);
});

test('cursors tell how far scopes were read, and where the last complete pull stood', () => {
  const db = emptyReplica();
  writeCursor(db, 'workspace', 5);
  writeCursor(db, 'team:1', 2);
  setCompleteCursors(db, { workspace: 5, 'team:1': 2 }, ['workspace', 'team:1', 'team:2']);
  writeCursor(db, 'workspace', 8);
  expect(readCursors(db)).toEqual({ workspace: 8, 'team:1': 2 });
  expect(completeCursors(db)).toEqual({ workspace: 5, 'team:1': 2 });
  expect(permittedScopes(db)).toEqual(['team:1', 'team:2', 'workspace']);
  dropCursor(db, 'team:1');
  setCompleteCursors(db, { workspace: 8 }, ['workspace']);
  expect([readCursors(db), completeCursors(db), permittedScopes(db)]).toEqual([
    { workspace: 8 },
    { workspace: 8 },
    ['workspace'],
  ]);
  clearCursors(db);
  expect([readCursors(db), completeCursors(db), permittedScopes(db)]).toEqual([{}, {}, []]);
});

test('meta values are kept by key', () => {
  const db = emptyReplica();
  expect(getReplicaMeta(db, 'epoch')).toBeUndefined();
  setReplicaMeta(db, 'epoch', '1');
  setReplicaMeta(db, 'epoch', '2');
  setReplicaMeta(db, 'generation', '9');
  expect([getReplicaMeta(db, 'epoch'), getReplicaMeta(db, 'generation')]).toEqual(['2', '9']);
});
