// Fields that the workspace defined: setting them, and what closing a case asks of them.
import { describe, expect, test } from 'vitest';
import type { CommandInput } from '#domain/commands/registry.ts';
import { insert, update } from '#domain/model/change.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import { teamScope } from '#domain/model/scope.ts';
import { caseFieldsId } from '#domain/rules/case-fields.ts';
import { aCaseField, colours, knownFields } from '../../builders/case-fields.ts';
import { ids } from '../../builders/ids.ts';
import { buildCase, buildConflict, buildDefinition } from '../../builders/records.ts';
import { argsOf, changesOf, contextOf, decideStrictly, now, outcomeOf, type World } from './deciding.ts';

const caseId = ids.case(1);
const [floor, colour, since] = [ids.definition(1), ids.definition(2), ids.definition(3)];
const fields = knownFields(
  aCaseField(1, { name: '楼层', required: 'solved' }),
  aCaseField(2, { name: '颜色', kind: 'multi-choice', choices: colours }),
  aCaseField(3, { name: '购于', kind: 'date', required: 'closed', types: ['complaint'] }),
  aCaseField(4, { name: '旧字段', active: false }),
);
type Held = FieldsOf<'case'>['custom'];
const worldOf = (set: Partial<FieldsOf<'case'>> = {}): World => ({
  present: [buildCase(1, set), fields],
  otherwise: 'absent',
});
const decide = (set: CommandInput<'case.custom'>['set'], world: World, context = contextOf()) =>
  decideStrictly('case.custom', argsOf('case.custom', { caseId, set }), world, context);

describe('setting fields', () => {
  test('adds, replaces and empties each on its own, and the timeline tells of all', () => {
    const custom: Held = [
      { key: floor, value: '一楼' },
      { key: since, value: '2026-01-02' },
    ];
    const set = [
      { key: floor, value: '三楼' },
      { key: colour, value: ['blue', 'red'] },
      { key: since, value: null },
    ];
    expect(changesOf(decide(set, worldOf({ custom })))).toEqual([
      update(
        'case',
        caseId,
        { lastActivityAt: now },
        {
          add: {
            custom: [
              { key: floor, value: '三楼' },
              { key: colour, value: ['red', 'blue'] },
            ],
          },
          remove: { custom: [{ key: since, value: '2026-01-02' }] },
        },
      ),
      insert('entry', ids.command(1), teamScope(ids.team(1)), {
        ...{ caseId, kind: 'fields', authorId: ids.agent(1), authorName: null, body: '', delivery: null },
        data: {
          changes: [
            { field: `custom.${floor}`, from: '一楼', to: '三楼' },
            { field: `custom.${colour}`, from: null, to: ['red', 'blue'] },
            { field: `custom.${since}`, from: '2026-01-02', to: null },
          ],
        },
        ...{ happenedAt: now, recordedAt: null, externalId: null },
      }),
    ]);
  });

  test.each([
    ['accepted', [{ key: floor, value: '三楼' }], {}],
    ['nothing-to-do', [{ key: floor, value: '一楼' }], {}],
    ['nothing-to-do', [{ key: since, value: null }], {}],
    ['field-unfit', [{ key: since, value: '明天' }], {}],
    ['field-unfit', [{ key: colour, value: ['green'] }], {}],
    ['field-unfit', [{ key: colour, value: ['grey'] }], {}],
    ['field-retired', [{ key: ids.definition(4), value: '值' }], {}],
    ['field-unknown', [{ key: ids.definition(7), value: '值' }], {}],
    ['forbidden', [{ key: floor, value: '三楼' }], { teamId: ids.team(2) }],
    ['accepted', [{ key: since, value: '2026-01-02' }], { type: 'inquiry' }],
  ] as const)('%s: %j', (outcome, set, onCase) => {
    const world = worldOf({ custom: [{ key: floor, value: '一楼' }], ...onCase });
    expect(
      outcomeOf(
        decide(
          set.map((one) => ({ ...one, value: one.value as string })),
          world,
        ),
      ),
    ).toBe(outcome);
  });

  test('says which field was switched off', () => {
    expect(decide([{ key: ids.definition(4), value: '值' }], worldOf())).toMatchObject({
      refusal: { details: { name: '旧字段' } },
    });
  });

  test('is left to the server where this device does not hold the workspace’s fields', () => {
    const world: World = { present: [buildCase()], otherwise: 'unknown' };
    expect(outcomeOf(decide([{ key: ids.definition(7), value: '值' }], world))).toBe('accepted');
  });

  test('leaves the emergency plan of an incident alone', () => {
    const custom: Held = [{ key: ids.definition(8), value: true }];
    const changed = changesOf(decide([{ key: floor, value: '三楼' }], worldOf({ custom })));
    expect(changed[0]).toMatchObject({ add: { custom: [{ key: floor, value: '三楼' }] } });
    expect(changed[0]).not.toHaveProperty('remove');
    expect(outcomeOf(decide([{ key: ids.definition(8), value: false }], worldOf({ custom })))).toBe('field-unknown');
  });
});

describe('moving a case', () => {
  const move = (to: FieldsOf<'case'>['status'], set: Partial<FieldsOf<'case'>>, world = worldOf(set)) =>
    decideStrictly('case.status', argsOf('case.status', { caseId, to }), world);
  const filled: Held = [{ key: floor, value: '三楼' }];

  test.each([
    ['solved', { status: 'open' }, 'fields-missing'],
    ['solved', { status: 'open', custom: filled }, 'accepted'],
    ['closed', { status: 'solved', custom: filled }, 'accepted'],
    ['closed', { status: 'solved' }, 'fields-missing'],
    ['on-hold', { status: 'open' }, 'accepted'],
  ] as const)('to %s: %j', (to, set, outcome) => {
    expect(outcomeOf(move(to, set))).toBe(outcome);
  });

  test('is refused with what is missing', () => {
    expect(move('solved', { status: 'open' })).toMatchObject({
      refusal: { kind: 'fields-missing', details: { fields: floor, names: '楼层' } },
    });
  });

  test('asks for nothing where the workspace’s fields are not held: the server does', () => {
    expect(outcomeOf(move('solved', {}, { present: [buildCase()], otherwise: 'unknown' }))).toBe('accepted');
  });

  test('asks for the same where a conflict is settled', () => {
    const conflict = buildConflict(1, { field: 'status', mine: 'on-hold', theirs: 'solved', caseId, recordId: caseId });
    const args = argsOf('conflict.resolve', { conflictId: conflict.id as never, value: 'solved' });
    const settle = (custom: Held) =>
      outcomeOf(
        decideStrictly('conflict.resolve', args, {
          present: [conflict, buildCase(1, { status: 'on-hold', custom }), fields],
          otherwise: 'absent',
        }),
      );
    expect([settle([]), settle(filled)]).toEqual(['fields-missing', 'accepted']);
  });
});

describe('defining a field', () => {
  const save = (id: string, content: unknown, world: World) =>
    decideStrictly(
      'definition.save',
      argsOf('definition.save', {
        definitionId: id as never,
        kind: 'case-field',
        name: '颜色',
        content: content as never,
      }),
      world,
      contextOf('admin'),
    );
  const { content } = aCaseField(2, { kind: 'choice', choices: colours });
  const held = buildDefinition(2, { kind: 'case-field', name: '颜色', position: 0, content: content as never });

  test('keeps choices that somebody else added meanwhile', () => {
    const fewer = { ...content, choices: colours.slice(0, 1) };
    expect(save(held.id, fewer, { present: [held] })).toMatchObject({ ok: false, refusal: { kind: 'nothing-to-do' } });
    const more = { ...content, choices: [{ key: 'green', label: '绿', active: true }] };
    expect(changesOf(save(held.id, more, { present: [held] }))).toMatchObject([
      { set: { content: { choices: [{ key: 'green' }, { key: 'red' }, { key: 'blue' }, { key: 'grey' }] } } },
    ]);
  });

  test('keeps its kind', () => {
    expect(outcomeOf(save(held.id, { ...content, kind: 'multi-choice' }, { present: [held] }))).toBe('bad-request');
  });

  test('does not take the place of all fields together', () => {
    expect(outcomeOf(save(caseFieldsId, content, { present: [fields] }))).toBe('bad-request');
  });
});
