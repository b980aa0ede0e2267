import { describe, expect, test } from 'vitest';
import type { ReplicaWriter } from '#db/connection/handle.ts';
import { listCases } from '#db/queries/case-list.ts';
import { loadRecord, recordVer } from '#db/replica/records.ts';
import { saveRows } from '#db/replica/rows.ts';
import type { ColumnValue } from '#domain/contract/wire/pull.ts';
import { type Collection, collectionNames, fieldsOf } from '#domain/model/collections.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { ids } from '../../builders/ids.ts';
import { buildAgent, buildCase, buildConflict, buildCustomer, buildEntry } from '../../builders/records.ts';
import { asking, me } from '../queries/asking.ts';
import { emptyReplica, replicaWith } from './replica-harness.ts';

function columnsOf(collection: Collection): string[] {
  return ['id', 'ver', 'rev', ...Object.keys(fieldsOf(collection))];
}

/** A record as the server puts it on the wire. */
function wire(record: AnyRecord, ver: number): ColumnValue[] {
  const values = Object.entries(fieldsOf(record.collection)).map(([name, field]): ColumnValue => {
    const value = record.fields[name] ?? null;
    if (field.column === 'json') return value === null ? null : JSON.stringify(value);
    return field.column === 'flag' ? Number(value) : (value as ColumnValue);
  });
  return [record.id, ver, record.rev, ...values];
}

function saveWire(db: ReplicaWriter, records: readonly AnyRecord[], options = {}): number {
  const [first] = records;
  if (!first) return 0;
  const rows = records.map((record, index) => wire(record, index + 1));
  return saveRows(db, first.scope, first.collection, columnsOf(first.collection), rows, options);
}

const unfit = expect.objectContaining({ kind: 'bad-request' });

test.each([
  [buildAgent(1, { active: false })],
  [buildCase(1, { tags: ['退款'], aliases: ['X-1'] })],
  [buildCustomer(1)],
  [buildEntry(1, { data: { field: 'status', from: 'new', to: 'open' } })],
  [buildConflict(1, { base: null, mine: [1, { a: null }] })],
])('a $collection arrives as it was sent', (record) => {
  const db = emptyReplica();
  expect(saveWire(db, [record])).toBe(1);
  expect(loadRecord(db, record)).toEqual(record);
  expect(recordVer(db, record)).toBe(1);
});

test('columns come in any order, and those we do not know are skipped', () => {
  const db = emptyReplica();
  const record = buildCase(1);
  const columns = ['shoeSize', ...columnsOf('case').reverse()];
  saveRows(db, record.scope, 'case', columns, [[44, ...wire(record, 3).reverse()]]);
  expect(loadRecord(db, record)).toEqual(record);
});

test('a missing column is named, and nothing is written', () => {
  const db = emptyReplica();
  const columns = columnsOf('case').filter((name) => name !== 'subject' && name !== 'tags');
  expect(() => saveRows(db, 'workspace', 'case', columns, [])).toThrow(
    expect.objectContaining({ kind: 'bad-request', details: { collection: 'case', missing: 'subject, tags' } }),
  );
});

describe('a row that is there already', () => {
  test('is replaced by one of the same or a newer revision, found by its new words only', () => {
    const db = emptyReplica();
    saveWire(db, [buildCase(1, { subject: 'alpha' }, { rev: 2 })]);
    saveWire(db, [buildCase(1, { subject: 'beta' }, { rev: 2 })]);
    saveWire(db, [buildCase(1, { subject: 'gamma' }, { rev: 3 })]);
    const found = (text: string) => listCases(db, asking({ text }), me).total;
    expect([found('alpha'), found('beta'), found('gamma')]).toEqual([0, 0, 1]);
  });

  test('stays when it is newer than what arrives, unless the scope is read anew', () => {
    const db = emptyReplica();
    const newer = buildCase(1, { subject: 'newer' }, { rev: 3 });
    const older = buildCase(1, { subject: 'older' }, { rev: 2 });
    saveWire(db, [newer]);
    expect(saveWire(db, [older, buildCase(2)])).toBe(1);
    expect(loadRecord(db, newer)).toEqual(newer);
    expect(saveWire(db, [older], { anew: true })).toBe(1);
    expect(loadRecord(db, newer)).toEqual(older);
  });

  test('moves to the scope it arrives in', () => {
    const db = replicaWith(buildCase(1));
    saveWire(db, [buildCase(1, { teamId: ids.team(2) })]);
    expect(loadRecord(db, buildCase(1))?.scope).toBe(`team:${ids.team(2)}`);
  });
});

describe('a value that its column cannot hold is refused as a whole page', () => {
  const at = (name: string) => columnsOf('case').indexOf(name);
  test.each([
    ['nothing where something must be', 'subject', null],
    ['words for a moment', 'openedAt', 'yesterday'],
    ['half a millisecond', 'openedAt', 1.5],
    ['no JSON', 'tags', '[unclosed'],
    ['JSON of another kind', 'tags', '{"a":1}'],
    ['an object', 'subject', { a: 1 }],
    ['a list', 'subject', ['a']],
    ['a flag', 'subject', true],
  ])('%s', (_what, column, value) => {
    const row: unknown[] = wire(buildCase(1), 1);
    row[at(column)] = value;
    const save = () => saveRows(emptyReplica(), 'workspace', 'case', columnsOf('case'), [row as ColumnValue[]]);
    expect(save).toThrow(unfit);
  });

  test('fewer values than columns', () => {
    const save = () =>
      saveRows(emptyReplica(), 'workspace', 'case', columnsOf('case'), [wire(buildCase(1), 1).slice(0, 9)]);
    expect(save).toThrow(unfit);
  });
});

test('every collection can arrive', () => {
  const db = emptyReplica();
  for (const collection of collectionNames)
    expect(saveRows(db, 'workspace', collection, columnsOf(collection), [])).toBe(0);
});
