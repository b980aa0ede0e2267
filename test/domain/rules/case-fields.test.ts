import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseStatuses, caseTypes } from '#domain/model/choices.ts';
import {
  type CaseField,
  caseFieldOf,
  caseFieldsRecord,
  changeNameOf,
  type FieldValue,
  fitsField,
  inOrder,
  keyOfChange,
  missingFields,
} from '#domain/rules/case-fields.ts';
import { caseFieldContent, changedCaseField } from '#domain/rules/definitions/case-field.ts';
import { mayDefine } from '#domain/rules/definitions/may-define.ts';
import { aCaseField, colours } from '../../builders/case-fields.ts';
import { ids } from '../../builders/ids.ts';

function field(...given: Parameters<typeof aCaseField>): CaseField {
  const built = caseFieldOf(aCaseField(...given));
  if (!built) throw new Error('no field');
  return built;
}

const choice = { kind: 'choice', choices: colours } as const;
const several = { kind: 'multi-choice', choices: colours } as const;

describe('a definition', () => {
  test.each([
    ['typed', {}, true],
    ['chosen', choice, true],
    ['a choice of nothing', { kind: 'choice' }, false],
    ['a choice whose choices are all switched off', { kind: 'choice', choices: colours.slice(2) }, false],
    ['a text with choices', { choices: colours }, false],
    ['a key twice', { kind: 'choice', choices: [...colours, { key: 'red', label: '朱', active: true }] }, false],
    ['a label twice', { kind: 'choice', choices: [...colours, { key: 'r2', label: ' 红', active: true }] }, false],
    [
      'a label again that was switched off',
      { ...choice, choices: [...colours, { ...colours[2], key: 'g2', active: true }] },
      true,
    ],
  ] as const)('%s', (_name, some, sound) => {
    expect(caseFieldContent.safeParse({ ...aCaseField(1).content, ...some }).success).toBe(sound);
  });

  test('is for admins', () => {
    const may = (role: 'agent' | 'lead' | 'admin') =>
      mayDefine({ id: ids.agent(1), role, teamIds: [] }, { kind: 'case-field', ownerId: null });
    expect([may('agent'), may('lead'), may('admin')]).toEqual([false, false, true]);
  });

  test('keeps the choices that a change leaves out, and gives way to a new one of the same name', () => {
    const before = aCaseField(1, choice).content;
    const after = { ...before, choices: [{ key: 'rot', label: '红', active: true }] };
    expect(changedCaseField(before, after)?.choices).toEqual([
      { key: 'rot', label: '红', active: true },
      { key: 'red', label: '红', active: false },
      { key: 'blue', label: '蓝', active: true },
      { key: 'grey', label: '灰', active: false },
    ]);
  });

  test('keeps its kind', () => {
    expect(changedCaseField(aCaseField(1, choice).content, aCaseField(1, several).content)).toBeUndefined();
  });
});

describe('a value', () => {
  test.each([
    ['text', {}, '三楼', true],
    ['blank text', {}, '  ', false],
    ['a number as text', {}, 3, false],
    ['number', { kind: 'number' }, -1.5, true],
    ['text as a number', { kind: 'number' }, '3', false],
    ['no number at all', { kind: 'number' }, Number.POSITIVE_INFINITY, false],
    ['date', { kind: 'date' }, '2028-02-29', true],
    ['a day that there is not', { kind: 'date' }, '2027-02-29', false],
    ['no', { kind: 'yes-no' }, false, true],
    ['no in words', { kind: 'yes-no' }, 'no', false],
    ['choice', choice, 'red', true],
    ['a choice by its label', choice, '红', false],
    ['a choice that was switched off', choice, 'grey', false],
    ['several', several, ['red', 'blue'], true],
    ['none of several', several, [], false],
    ['the same twice', several, ['red', 'red'], false],
    ['one of several, bare', several, 'red', false],
  ] as const)('%s', (_name, some, value, fits) => {
    expect(fitsField(field(1, some), value)).toBe(fits);
  });

  test('that the case held may stay when its choice is switched off', () => {
    expect(fitsField(field(1, choice), 'grey', 'grey')).toBe(true);
    expect(fitsField(field(1, several), ['blue', 'grey'], ['grey'])).toBe(true);
    expect(fitsField(field(1, several), ['blue', 'grey'], ['red'])).toBe(false);
  });

  test('of several choices has one order', () => {
    expect(inOrder(field(1, several), ['blue', 'red'])).toEqual(['red', 'blue']);
  });
});

describe('what a case lacks', () => {
  const toSolve = field(1, { required: 'solved' });
  const toClose = field(2, { required: 'closed', kind: 'yes-no' });
  const ofComplaints = field(3, { required: 'solved', types: ['complaint'] });
  const retired = field(4, { required: 'solved', active: false });
  const all = [toSolve, toClose, ofComplaints, retired, field(5)];
  const lacks = (
    type: (typeof caseTypes)[number],
    to: (typeof caseStatuses)[number],
    ...held: [number, FieldValue][]
  ) =>
    missingFields(all, { type, custom: held.map(([n, value]) => ({ key: ids.definition(n), value })) }, to).map(
      ({ name }) => name,
    );

  test.each([
    ['inquiry', 'solved', [], ['字段1']],
    ['inquiry', 'closed', [], ['字段1', '字段2']],
    ['complaint', 'solved', [], ['字段1', '字段3']],
    [
      'inquiry',
      'closed',
      [
        [1, '三楼'],
        [2, false],
      ],
      [],
    ],
    ['inquiry', 'solved', [[1, 12]], ['字段1']],
  ] as const)('%s, %s', (type, to, held, missing) => {
    expect(lacks(type, to, ...held.map(([n, value]): [number, FieldValue] => [n, value]))).toEqual(missing);
  });

  test('matters for nothing but solving and closing', () => {
    for (const status of caseStatuses.filter((each) => each !== 'solved' && each !== 'closed'))
      expect(lacks('complaint', status)).toEqual([]);
  });

  test('never grows by filling in', () => {
    const values = fc
      .subarray([1, 2, 3, 4])
      .map((ns) => ns.map((n): [number, FieldValue] => [n, n === 2 ? true : '值']));
    fc.assert(
      fc.property(
        fc.constantFrom(...caseTypes),
        fc.constantFrom('solved', 'closed'),
        values,
        values,
        (type, to, some, more) => {
          const before = lacks(type, to, ...some);
          for (const name of lacks(type, to, ...some, ...more)) expect(before).toContain(name);
        },
      ),
    );
  });
});

test('all fields stand in the order of their places, then of their names; one in words not known here is left out', () => {
  const later = { ...aCaseField(9, { name: '乙' }), position: 1 };
  const content = caseFieldsRecord([
    later,
    aCaseField(1, { name: '甲' }),
    { ...aCaseField(2), content: { kind: 'map' } },
  ]).fields.content as { fields: CaseField[] };
  expect(content.fields.map(({ name }) => name).sort()).toEqual(['乙', '甲'].sort());
  expect(content.fields).toHaveLength(2);
});

test('a change in the timeline names its field', () => {
  expect(keyOfChange(changeNameOf(ids.definition(3)))).toBe(ids.definition(3));
  expect(['subject', 'custom.', 'custom.x'].map(keyOfChange)).toEqual([undefined, undefined, undefined]);
});
