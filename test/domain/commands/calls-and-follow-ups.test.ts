import { describe, expect, test } from 'vitest';
import type { CommandInput } from '#domain/commands/registry.ts';
import { teamScope } from '#domain/model/scope.ts';
import { ids } from '../../builders/ids.ts';
import { buildAgent, buildCall, buildCase, buildFollowUp, buildTeam } from '../../builders/records.ts';
import { argsOf, changesOf, contextOf, decideStrictly, now, outcomeOf, type World } from './deciding.ts';

const madeId = ids.command(77);
const caseId = ids.case(1);
const inTeam2 = buildCase(1, { teamId: ids.team(2) });

describe('recording a call', () => {
  const call: CommandInput<'call.record'> = {
    teamId: ids.team(1),
    direction: 'out',
    startedAt: now - 60_000,
    durationMs: 60_000,
    outcome: 'resolved',
  };
  const decide = (more: Partial<CommandInput<'call.record'>>, world: World, context = contextOf()) =>
    decideStrictly('call.record', argsOf('call.record', { ...call, ...more }), world, context);

  test('without a case it stands in the team’s call book', () => {
    expect(changesOf(decide({ phone: ' 13800138000 ', note: '说明了流程' }, { present: [buildTeam()] }))).toEqual([
      {
        kind: 'insert',
        collection: 'call',
        id: madeId,
        scope: teamScope(ids.team(1)),
        fields: {
          caseId: null,
          customerId: null,
          agentId: ids.agent(1),
          direction: 'out',
          phone: '13800138000',
          startedAt: now - 60_000,
          durationMs: 60_000,
          holdMs: 0,
          wrapUpMs: 0,
          need: '',
          cause: '',
          done: '',
          promised: '',
          note: '说明了流程',
          outcome: 'resolved',
          mood: null,
          said: [],
          recordedAt: null,
        },
      },
    ]);
  });

  test('on a case it stands in the case’s scope and timeline, whatever team was named', () => {
    const decision = decide({ caseId, note: '说明了流程' }, { present: [inTeam2] }, contextOf('agent', [2]));
    const scope = teamScope(ids.team(2));
    expect(changesOf(decision)).toMatchObject([
      { kind: 'insert', collection: 'call', scope, fields: { caseId } },
      {
        kind: 'insert',
        collection: 'entry',
        scope,
        fields: { kind: 'call', body: '说明了流程', data: { callId: madeId } },
      },
      { kind: 'update', collection: 'case', set: { lastActivityAt: now } },
    ]);
  });

  test.each<[string, Partial<CommandInput<'call.record'>>, World]>([
    ['accepted', { customerId: ids.customer(1) }, { present: [] }],
    ['exists', {}, { present: [{ ...buildCall(), id: madeId }] }],
    ['not-found', { customerId: ids.customer(1) }, { present: [buildTeam()], otherwise: 'absent' }],
    ['not-found', {}, { present: [], otherwise: 'absent' }],
    ['not-found', { caseId }, { present: [], otherwise: 'absent' }],
    ['not-here', { caseId }, { present: [] }],
    ['forbidden', { caseId }, { present: [inTeam2] }],
    ['forbidden', { teamId: ids.team(2) }, { present: [buildTeam(2)] }],
  ])('%s: %j', (outcome, more, world) => {
    expect(outcomeOf(decide(more, world))).toBe(outcome);
  });

  test.each(['durationMs', 'holdMs', 'wrapUpMs'])('%s is never negative', (field) => {
    expect(() => argsOf('call.record', { ...call, [field]: -1 })).toThrow();
  });

  test('it keeps how long it was on hold and worked on, how the caller was, and what of a script was said', () => {
    const said = [{ articleId: ids.article(1), step: '问候', text: '您好' }];
    const more = { holdMs: 20_000, wrapUpMs: 40_000, mood: 'angry', said } as const;
    expect(changesOf(decide(more, { present: [buildTeam()] }))).toMatchObject([
      // It was over, with all that belongs to it, when it was recorded.
      { fields: { ...more, durationMs: 60_000, startedAt: now - 120_000 } },
    ]);
  });

  test('of a script it keeps whole phrases, and not without end', () => {
    const phrase = { articleId: ids.article(1), step: '', text: 'x' };
    const asked = (said: CommandInput<'call.record'>['said']) => () => argsOf('call.record', { ...call, said });
    expect(asked([{ ...phrase, text: '' }])).toThrow();
    expect(asked([{ ...phrase, text: 'x'.repeat(2001) }])).toThrow();
    expect(asked(Array.from({ length: 201 }, () => phrase))).toThrow();
    expect(asked(Array.from({ length: 200 }, () => phrase))).not.toThrow();
  });
});

describe('scheduling a follow-up', () => {
  const promise: CommandInput<'follow-up.schedule'> = {
    teamId: ids.team(1),
    ownerId: ids.agent(1),
    dueAt: now + 90_000,
    promise: ' 明天回电 ',
  };
  const decide = (more: Partial<CommandInput<'follow-up.schedule'>>, world: World, context = contextOf()) =>
    decideStrictly('follow-up.schedule', argsOf('follow-up.schedule', { ...promise, ...more }), world, context);

  test('without a case it is the team’s', () => {
    expect(changesOf(decide({ customerId: ids.customer(1) }, { present: [buildTeam(), buildAgent()] }))).toEqual([
      {
        kind: 'insert',
        collection: 'followUp',
        id: madeId,
        scope: teamScope(ids.team(1)),
        fields: {
          caseId: null,
          customerId: ids.customer(1),
          ownerId: ids.agent(1),
          kind: 'call-back',
          dueAt: now + 90_000,
          promise: '明天回电',
          status: 'open',
          outcome: null,
          outcomeNote: '',
          createdBy: ids.agent(1),
          createdAt: now,
          completedAt: null,
          recordedAt: null,
          attempts: [],
          repeat: null,
          seriesId: null,
          round: 0,
          productFeedbackId: null,
        },
      },
    ]);
  });

  test('on a case it stands in the case’s scope and timeline', () => {
    expect(changesOf(decide({ caseId }, { present: [buildCase(), buildAgent()] }))).toMatchObject([
      { collection: 'followUp', fields: { caseId } },
      {
        collection: 'entry',
        fields: { kind: 'follow-up', body: '明天回电', data: { followUpId: madeId, to: 'open' } },
      },
      { collection: 'case', set: { lastActivityAt: now } },
    ]);
  });

  const team2Agent = buildAgent(1, { teamIds: [ids.team(2)] });
  test.each<[string, Partial<CommandInput<'follow-up.schedule'>>, World]>([
    ['accepted', {}, { present: [] }],
    ['exists', {}, { present: [{ ...buildFollowUp(), id: madeId }] }],
    ['not-found', {}, { present: [buildTeam()], otherwise: 'absent' }],
    ['not-found', {}, { present: [buildAgent()], otherwise: 'absent' }],
    ['not-found', { customerId: ids.customer(1) }, { present: [buildTeam(), buildAgent()], otherwise: 'absent' }],
    ['not-found', { caseId }, { present: [buildAgent()], otherwise: 'absent' }],
    ['not-here', { caseId }, { present: [buildAgent()] }],
    ['inactive', {}, { present: [buildAgent(1, { active: false })] }],
    ['forbidden', { teamId: ids.team(2) }, { present: [buildTeam(2)] }],
    ['forbidden', { caseId }, { present: [inTeam2] }],
    ['forbidden', {}, { present: [team2Agent] }],
    ['forbidden', { caseId }, { present: [buildCase(), team2Agent] }],
  ])('%s: %j', (outcome, more, world) => {
    expect(outcomeOf(decide(more, world))).toBe(outcome);
  });
});

describe('completing a follow-up', () => {
  const input = { followUpId: ids.followUp(1), outcome: 'reached', note: ' 已解决 ' } as const;
  const decide = (world: World, context = contextOf()) =>
    decideStrictly('follow-up.complete', argsOf('follow-up.complete', input), world, context);
  const done = {
    kind: 'update',
    collection: 'followUp',
    id: ids.followUp(1),
    set: { status: 'done', outcome: 'reached', outcomeNote: '已解决', completedAt: now },
  };

  test('notes the outcome', () => {
    expect(changesOf(decide({ present: [buildFollowUp()] }))).toEqual([done]);
  });

  test('on a case it also stands in the timeline', () => {
    expect(changesOf(decide({ present: [buildFollowUp(1, { caseId }), buildCase()] }))).toMatchObject([
      done,
      {
        collection: 'entry',
        fields: {
          kind: 'follow-up',
          body: '已解决',
          data: { followUpId: ids.followUp(1), to: 'done', reason: 'reached' },
        },
      },
      { collection: 'case', set: { lastActivityAt: now } },
    ]);
  });

  test('a case that this device does not hold leaves the line to the server', () => {
    expect(changesOf(decide({ present: [buildFollowUp(1, { caseId })] }))).toEqual([done]);
  });

  test.each<[string, World]>([
    ['not-here', { present: [] }],
    ['not-found', { present: [], otherwise: 'absent' }],
    ['forbidden', { present: [buildFollowUp(1, {}, { scope: teamScope(ids.team(2)) })] }],
    ['already-done', { present: [buildFollowUp(1, { status: 'done', outcome: 'no-answer' })] }],
  ])('%s', (outcome, world) => {
    expect(outcomeOf(decide(world))).toBe(outcome);
  });
});
