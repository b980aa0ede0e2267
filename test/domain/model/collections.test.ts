import { describe, expect, test } from 'vitest';
import { collectionNames, fieldsOf } from '#domain/model/collections.ts';
import type { ColumnKind } from '#domain/model/fields.ts';
import { tag } from '#domain/model/tag.ts';
import {
  buildAgent,
  buildArticle,
  buildCall,
  buildCase,
  buildConflict,
  buildCustomer,
  buildDevice,
  buildEntry,
  buildFollowUp,
  buildOrganisation,
  buildTeam,
} from '../../builders/records.ts';
import { expectWhole } from '../commands/deciding.ts';

const allFields = collectionNames.flatMap((collection) =>
  Object.entries(fieldsOf(collection)).map(([name, field]) => ({ collection, name, field })),
);

/** What a column of each kind could never hold. */
const strangers: Record<Exclude<ColumnKind, 'json'>, readonly unknown[]> = {
  text: [5, true, {}, []],
  integer: ['5', true, {}, 1.5],
  instant: ['2026-01-01', true, new Date(0), 1.5],
  flag: [0, 1, 'true', {}],
};

describe('the schema', () => {
  test.each(allFields)('$collection.$name says truly whether it may be null', ({ field }) => {
    expect(field.value.safeParse(null).success).toBe(field.nullable);
    expect(field.value.safeParse(undefined).success).toBe(false);
  });

  test.each(allFields)('$collection.$name takes no value that its column cannot hold', ({ field }) => {
    for (const value of field.column === 'json' ? [() => 1, 1n] : strangers[field.column])
      expect(field.value.safeParse(value).success).toBe(false);
  });

  test('what agents cannot write has no other policy', () => {
    for (const collection of ['agent', 'team', 'device'] as const)
      expect(new Set(Object.values(fieldsOf(collection)).map(({ policy }) => policy))).toEqual(
        new Set(['server-only']),
      );
    for (const collection of ['entry', 'call'] as const)
      expect(Object.values(fieldsOf(collection)).map(({ policy }) => policy)).not.toContain('last-accepted');
  });

  test('names fit SQL as they are', () => {
    const folded = allFields.map(({ collection, name }) => `${collection}.${name}`.toLowerCase());
    expect(new Set(folded).size).toBe(folded.length);
    for (const { name } of allFields) expect(name).toMatch(/^[a-z][A-Za-z0-9]*$/);
  });
});

test('the builders make what the schema takes', () => {
  const records = [
    buildTeam(),
    buildAgent(),
    buildDevice(),
    buildOrganisation(),
    buildCustomer(),
    buildArticle(),
    buildCase(),
    buildEntry(),
    buildCall(),
    buildFollowUp(),
    buildConflict(),
  ];
  for (const record of records) expectWhole(record);
});

test.each(['a,b', 'a\nb', '   ', '', 'x'.repeat(61)])('%j is no tag', (text) => {
  expect(tag.safeParse(text).success).toBe(false);
});

test('a tag is trimmed', () => {
  expect(tag.parse(' 退款 ')).toBe('退款');
});
