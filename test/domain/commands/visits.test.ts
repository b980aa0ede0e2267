import { describe, expect, test } from 'vitest';
import { recordVisit } from '#domain/commands/record-visit.ts';
import type { CommandInput } from '#domain/commands/registry.ts';
import { teamScope } from '#domain/model/scope.ts';
import { ids } from '../../builders/ids.ts';
import { buildAgent, buildCase, buildConflict, buildTeam } from '../../builders/records.ts';
import { buildVisit } from '../../builders/service.ts';
import { argsOf, changesOf, contextOf, decideStrictly, minter, now, outcomeOf, type World } from './deciding.ts';

const madeId = ids.command(77);
const caseId = ids.case(1);
const visitId = ids.visit(1);
const inTeam2 = buildCase(1, { teamId: ids.team(2) });
const minute = 60_000;

describe('recording a visit', () => {
  const visit: CommandInput<'visit.record'> = {
    teamId: ids.team(1),
    kind: 'on-site',
    arrivedAt: now - 40 * minute,
    leftAt: now - 10 * minute,
    outcome: 'resolved',
  };
  const decide = (more: Partial<CommandInput<'visit.record'>>, world: World, context = contextOf()) =>
    decideStrictly('visit.record', argsOf('visit.record', { ...visit, ...more }), world, context);

  test('without a case it is the team’s', () => {
    const asked = { customerId: ids.customer(1), place: ' 晨光路一号 ', done: '换了电池', metWith: '李老师' };
    expect(changesOf(decide(asked, { present: [buildTeam()] }))).toEqual([
      {
        kind: 'insert',
        collection: 'visit',
        id: madeId,
        scope: teamScope(ids.team(1)),
        fields: {
          caseId: null,
          customerId: ids.customer(1),
          agentId: ids.agent(1),
          kind: 'on-site',
          place: '晨光路一号',
          plannedAt: null,
          arrivedAt: now - 40 * minute,
          leftAt: now - 10 * minute,
          need: '',
          cause: '',
          done: '换了电池',
          parts: '',
          promised: '',
          outcome: 'resolved',
          mood: null,
          metWith: '李老师',
          signature: null,
          entryId: null,
          createdAt: now,
          recordedAt: null,
        },
      },
    ]);
  });

  test('on a case it stands in the case’s scope and timeline, whatever team was named', () => {
    const changes = changesOf(decide({ caseId }, { present: [inTeam2] }, contextOf('agent', [2])));
    const scope = teamScope(ids.team(2));
    expect(changes).toMatchObject([
      { kind: 'insert', collection: 'visit', scope, fields: { caseId, entryId: ids.command(1) } },
      {
        kind: 'insert',
        collection: 'entry',
        id: ids.command(1),
        scope,
        fields: { kind: 'visit', data: { visitId: madeId, to: 'recorded' } },
      },
      { kind: 'update', collection: 'case', set: { lastActivityAt: now } },
    ]);
  });

  test.each<[string, Partial<CommandInput<'visit.record'>>, World]>([
    ['accepted', { customerId: ids.customer(1) }, { present: [] }],
    ['exists', {}, { present: [{ ...buildVisit(), id: madeId }] }],
    ['not-found', { customerId: ids.customer(1) }, { present: [buildTeam()], otherwise: 'absent' }],
    ['not-found', {}, { present: [], otherwise: 'absent' }],
    ['not-found', { caseId }, { present: [], otherwise: 'absent' }],
    ['not-here', { caseId }, { present: [] }],
    ['forbidden', { caseId }, { present: [inTeam2] }],
    ['forbidden', { teamId: ids.team(2) }, { present: [buildTeam(2)] }],
  ])('%s: %j', (outcome, more, world) => {
    expect(outcomeOf(decide(more, world))).toBe(outcome);
  });

  test.each([
    ['a clock that was put back while the agent was there', now + minute, now - minute, now - minute, now - minute],
    ['one that ran ahead', now + minute, now + 2 * minute, now, now],
  ])(
    '%s makes no visit of less than no time, and none that is still to come',
    (_what, arrivedAt, leftAt, came, left) => {
      const [inserted] = changesOf(decide({ arrivedAt, leftAt }, { present: [buildTeam()] }));
      expect(inserted).toMatchObject({ fields: { arrivedAt: came, leftAt: left } });
    },
  );

  test('its times are the server’s, as far as the device knows them', () => {
    const minted = recordVisit.mint(recordVisit.input.parse(visit), { ...minter, serverTime: (at) => at + 5 });
    expect(minted).toMatchObject({ arrivedAt: visit.arrivedAt + 5, leftAt: visit.leftAt + 5 });
  });
});

describe('correcting a visit', () => {
  const held = buildVisit(1, { leftAt: now - 10 * minute, arrivedAt: now - 20 * minute });
  const decide = (set: CommandInput<'visit.edit'>['set'], world: World, context = contextOf()) =>
    decideStrictly('visit.edit', argsOf('visit.edit', { visitId, set }), world, context);

  test('only what is other is written, and the case is told which fields', () => {
    const set = { done: '换了锁芯', outcome: 'informed', place: 'Street 1' } as const;
    expect(changesOf(decide(set, { present: [held, buildCase()] }))).toMatchObject([
      { kind: 'update', collection: 'visit', id: visitId, set: { done: '换了锁芯', outcome: 'informed' } },
      {
        kind: 'insert',
        collection: 'entry',
        fields: {
          kind: 'visit',
          data: {
            visitId,
            to: 'corrected',
            changes: [
              { field: 'done', from: null, to: null },
              { field: 'outcome', from: 'resolved', to: 'informed' },
            ],
          },
        },
      },
      { kind: 'update', collection: 'case' },
    ]);
  });

  test('a departure before the arrival takes the arrival along', () => {
    const [changed] = changesOf(decide({ leftAt: now - 30 * minute }, { present: [held, buildCase()] }));
    expect(changed).toMatchObject({ set: { arrivedAt: now - 30 * minute, leftAt: now - 30 * minute } });
  });

  test('where the case is not held, its line is left to the server', () => {
    expect(changesOf(decide({ done: 'x' }, { present: [held] }))).toHaveLength(1);
  });

  const others = buildVisit(1, { agentId: ids.agent(2) });
  test.each<[string, CommandInput<'visit.edit'>['set'], World, ReturnType<typeof contextOf>]>([
    ['not-here', { done: 'x' }, { present: [] }, contextOf()],
    ['not-found', { done: 'x' }, { present: [], otherwise: 'absent' }, contextOf()],
    ['forbidden', { done: 'x' }, { present: [held] }, contextOf('agent', [2])],
    ['forbidden', { done: 'x' }, { present: [others] }, contextOf()],
    ['accepted', { done: 'x' }, { present: [others] }, contextOf('lead', [])],
    ['nothing-to-do', { done: 'Done 1' }, { present: [held] }, contextOf()],
  ])('%s: %j', (outcome, set, world, context) => {
    expect(outcomeOf(decide(set, world, context))).toBe(outcome);
  });

  test('a conflict on it is settled by who made it, or by a lead', () => {
    const conflict = buildConflict(1, { collection: 'visit', recordId: visitId, field: 'done' });
    const settle = (present: World['present'], context = contextOf()) =>
      outcomeOf(
        decideStrictly(
          'conflict.resolve',
          argsOf('conflict.resolve', { conflictId: ids.conflict(1), value: '换了电池' }),
          { present },
          context,
        ),
      );
    expect(settle([conflict, held])).toBe('accepted');
    expect(settle([conflict, others])).toBe('forbidden');
    expect(settle([conflict, others], contextOf('lead', []))).toBe('accepted');
  });
});

describe('signing the report', () => {
  const signed = { visitId, name: ' 李老师 ', strokes: 'M10 10l5 5', reportHash: 'a'.repeat(64) };
  const decide = (more: Partial<CommandInput<'visit.sign'>>, world: World, context = contextOf()) =>
    decideStrictly('visit.sign', argsOf('visit.sign', { ...signed, ...more }), world, context);

  test('keeps the strokes, whose they are, when, before whom, and of which report', () => {
    expect(changesOf(decide({}, { present: [buildVisit(), buildCase()] }))).toMatchObject([
      {
        kind: 'update',
        collection: 'visit',
        set: {
          signature: {
            name: '李老师',
            strokes: 'M10 10l5 5',
            reportHash: 'a'.repeat(64),
            signedAt: now,
            witnessId: ids.agent(1),
          },
        },
      },
      { kind: 'insert', collection: 'entry', fields: { data: { to: 'signed', reason: '李老师' } } },
      { kind: 'update', collection: 'case' },
    ]);
  });

  test('a customer who cannot draw confirms it in person', () => {
    expect(outcomeOf(decide({ strokes: null }, { present: [buildVisit()] }))).toBe('accepted');
  });

  test.each([
    [{ strokes: '' }],
    [{ strokes: 'M1 1' }],
    [{ strokes: 'M1 1l2 2"/><script>' }],
    [{ strokes: 'M1.5 1l2 2' }],
    [{ strokes: `M1 1${'l1 1'.repeat(20_000)}` }],
    [{ reportHash: 'A'.repeat(64) }],
    [{ name: ' ' }],
  ])('is no signature: %j', (more) => {
    expect(() => argsOf('visit.sign', { ...signed, ...more })).toThrow();
  });

  test('another agent’s report is not theirs to have signed', () => {
    const world = { present: [buildVisit(1, { agentId: ids.agent(2) }), buildAgent()] };
    expect(outcomeOf(decide({}, world))).toBe('forbidden');
  });
});
