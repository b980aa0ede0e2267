import { describe, expect, test } from 'vitest';
import type { CommandInput, CommandName } from '#domain/commands/registry.ts';
import { commands } from '#domain/commands/registry.ts';
import { applyChange } from '#domain/model/change.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import { furtherId } from '#domain/model/further-id.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { refKey } from '#domain/model/record.ts';
import type { RepeatRule } from '#domain/model/repeat-rule.ts';
import { teamScope } from '#domain/model/scope.ts';
import { followUpRulesId, type UnsatisfiedStep } from '#domain/rules/definitions/follow-up-rules.ts';
import { usualFollowUpRules } from '#domain/rules/follow-up-rules.ts';
import { ids } from '../../builders/ids.ts';
import { buildAgent, buildCase, buildDefinition, buildFollowUp, buildTeam } from '../../builders/records.ts';
import { day, hour } from '../../builders/times.ts';
import { argsOf, changesOf, contextOf, decideStrictly, now, outcomeOf, type World } from './deciding.ts';

const id = ids.followUp(1);
const caseId = ids.case(1);
const onCase = buildFollowUp(1, { caseId });

function decide<N extends CommandName>(name: N, input: CommandInput<N>, world: World, context = contextOf()) {
  return decideStrictly(name, argsOf(name, input), world, context);
}

function worldAfter(world: World, changes: ReturnType<typeof changesOf>): World {
  const held = new Map<string, AnyRecord>(world.present.map((each) => [refKey(each), each]));
  for (const change of changes) held.set(refKey(change), applyChange(held.get(refKey(change)), change));
  return { ...world, present: [...held.values()] };
}

describe('nobody answered', () => {
  const attempt = { followUpId: id, note: ' 响了没人接 ', nextAt: now + 2 * hour };

  test('counts the try with its time, and stands for another time', () => {
    const changes = changesOf(decide('follow-up.attempt', attempt, { present: [onCase, buildCase()] }));
    const tried = { key: ids.command(1), by: ids.agent(1), at: now, note: '响了没人接' };
    expect(changes).toMatchObject([
      { id, set: { attempts: [tried], dueAt: now + 2 * hour } },
      { fields: { kind: 'follow-up', body: '响了没人接', data: { followUpId: id, to: 'attempted', from: 1 } } },
      { collection: 'case' },
    ]);
  });

  test('each try counts once, on whichever device; the one that gives up counts too', () => {
    const world = { present: [onCase] };
    const once = worldAfter(world, changesOf(decide('follow-up.attempt', attempt, world)));
    expect(outcomeOf(decide('follow-up.attempt', attempt, once))).toBe('nothing-to-do');
    const other = { ...contextOf(), uid: ids.command(2) };
    const twice = worldAfter(once, changesOf(decide('follow-up.attempt', attempt, once, other)));
    const last = { ...contextOf(), uid: ids.command(3) };
    const [given] = changesOf(
      decide('follow-up.complete', { followUpId: id, outcome: 'no-answer', note: '放弃' }, twice, last),
    );
    expect(given).toMatchObject({ set: { status: 'done', attempts: [{}, {}, { note: '放弃', at: now }] } });
  });
});

describe('another time, another person, or not at all', () => {
  const world = { present: [onCase, buildCase(), buildAgent(2)] };

  test('is rescheduled with a reason', () => {
    const changes = changesOf(
      decide('follow-up.reschedule', { followUpId: id, dueAt: now + day, reason: '客户在开会' }, world),
    );
    expect(changes).toMatchObject([
      { set: { dueAt: now + day } },
      { fields: { data: { to: 'moved', reason: '客户在开会', changes: [{ field: 'dueAt', to: now + day }] } } },
      { collection: 'case' },
    ]);
    const same = { followUpId: id, dueAt: onCase.fields.dueAt };
    expect(outcomeOf(decide('follow-up.reschedule', same, world))).toBe('nothing-to-do');
  });

  test('is called off with a reason', () => {
    const cancel = { followUpId: id, reason: '客户自己来电' };
    expect(changesOf(decide('follow-up.cancel', cancel, world))).toMatchObject([
      { set: { status: 'cancelled', outcomeNote: '客户自己来电', completedAt: now } },
      { fields: { body: '客户自己来电', data: { to: 'cancelled' } } },
      { collection: 'case' },
    ]);
    expect(() => argsOf('follow-up.cancel', { followUpId: id, reason: ' ' })).toThrow();
  });

  test('is handed to a colleague of the team', () => {
    const over = { followUpId: id, toAgentId: ids.agent(2), note: '晚班' };
    const changes = changesOf(decide('follow-up.hand-over', over, world));
    expect(changes).toMatchObject([
      { set: { ownerId: ids.agent(2) } },
      { fields: { body: '晚班', data: { to: 'handed-over', reason: 'Agent 2' } } },
      { collection: 'case' },
    ]);
    // Somebody else did so first: the words are kept, without words there is nothing to do.
    const handed = worldAfter(world, changes);
    expect(changesOf(decide('follow-up.hand-over', over, handed))).toHaveLength(2);
    expect(outcomeOf(decide('follow-up.hand-over', { ...over, note: '' }, handed))).toBe('nothing-to-do');
  });

  test.each<[string, FieldsOf<'agent'>['teamIds'], boolean]>([
    ['forbidden', [ids.team(2)], true],
    ['inactive', [ids.team(1)], false],
  ])('%s: not to just anybody', (outcome, teamIds, active) => {
    const there = { present: [onCase, buildAgent(2, { teamIds, active })] };
    const over = { followUpId: id, toAgentId: ids.agent(2) };
    expect(outcomeOf(decide('follow-up.hand-over', over, there))).toBe(outcome);
  });
});

describe.each<[CommandName, object]>([
  ['follow-up.complete', { outcome: 'reached' }],
  ['follow-up.attempt', { nextAt: now }],
  ['follow-up.reschedule', { dueAt: now }],
  ['follow-up.cancel', { reason: 'x' }],
  ['follow-up.hand-over', { toAgentId: ids.agent(2) }],
])('%s', (name, rest) => {
  test.each<[string, World]>([
    ['not-here', { present: [] }],
    ['not-found', { present: [], otherwise: 'absent' }],
    ['forbidden', { present: [buildFollowUp(1, {}, { scope: teamScope(ids.team(2)) })] }],
    ['already-done', { present: [buildFollowUp(1, { status: 'done' })] }],
    ['already-done', { present: [buildFollowUp(1, { status: 'cancelled' })] }],
  ])('%s', (outcome, world) => {
    const args = commands[name].args.parse({ followUpId: id, ...rest });
    expect(outcomeOf(decideStrictly(name, args, world))).toBe(outcome);
  });
});

describe('a series', () => {
  const repeat: RepeatRule = {
    ...{ every: 1, unit: 'month', from: '2026-01-31', minute: 9 * 60, zone: 'Asia/Shanghai' },
    ...{ until: null, times: 3 },
  };
  const first = buildFollowUp(1, { repeat, dueAt: Date.UTC(2026, 0, 31, 1) });
  const onTime = contextOf('agent', [1], Date.UTC(2026, 0, 31, 2));
  const done = { followUpId: id, outcome: 'reached' } as const;
  const second = furtherId(id, 1);

  test('goes on with the next when one is completed', () => {
    const [, next] = changesOf(decide('follow-up.complete', done, { present: [first] }, onTime));
    expect(next).toMatchObject({
      ...{ kind: 'insert', collection: 'followUp', id: second, scope: first.scope },
      fields: { status: 'open', round: 1, seriesId: id, repeat, dueAt: Date.UTC(2026, 1, 28, 1), attempts: [] },
    });
  });

  test('makes the next under an id that follows from the one before: it is there once', () => {
    const other = { ...onTime, uid: ids.command(9), happenedAt: onTime.happenedAt + 60_000 };
    const ours = changesOf(decide('follow-up.complete', done, { present: [first] }, onTime));
    const theirs = changesOf(decide('follow-up.complete', done, { present: [first] }, other));
    expect(theirs[1]?.id).toBe(ours[1]?.id);
    const there = { ...first, id: second };
    expect(changesOf(decide('follow-up.complete', done, { present: [first, there] }, onTime))).toHaveLength(1);
  });

  test('ends after as many as were asked for', () => {
    const last = buildFollowUp(1, { repeat, seriesId: ids.followUp(9), round: 2 });
    expect(changesOf(decide('follow-up.complete', done, { present: [last] }, onTime))).toHaveLength(1);
  });

  test('goes on from the second under the id of the first', () => {
    const middle = buildFollowUp(1, { repeat, seriesId: ids.followUp(9), round: 1 });
    const [, next] = changesOf(decide('follow-up.complete', done, { present: [middle] }, onTime));
    expect(next).toMatchObject({ id: furtherId(ids.followUp(9), 2), fields: { seriesId: ids.followUp(9), round: 2 } });
  });

  test('ends with being called off, or leaves one out', () => {
    const cancel = { followUpId: id, reason: '不再需要' };
    expect(changesOf(decide('follow-up.cancel', cancel, { present: [first] }, onTime))).toHaveLength(1);
    const goingOn = changesOf(decide('follow-up.cancel', { ...cancel, goesOn: true }, { present: [first] }, onTime));
    expect(goingOn[1]).toMatchObject({ kind: 'insert', id: second });
  });
});

describe('what the customer thought', () => {
  const solved = buildCase(1, {
    status: 'solved',
    solvedAt: now - day,
    statusLog: [{ status: 'solved', at: now - day }],
  });
  const rules = (step: UnsatisfiedStep, more: object = {}) =>
    buildDefinition(
      1,
      {
        kind: 'follow-up-rules',
        content: { ...usualFollowUpRules, unsatisfied: { ...usualFollowUpRules.unsatisfied, step, ...more } },
      },
      { id: followUpRulesId },
    );
  const answer = { score: 1, reason: '等太久', comment: '', channel: 'phone' } as const;
  const unhappy = { followUpId: id, outcome: 'unsatisfied', survey: answer } as const;
  const kinds = (decided: ReturnType<typeof decide>) =>
    changesOf(decided).map((change) =>
      change.kind === 'insert' ? `+${change.collection} ${String(change.fields.kind ?? '')}`.trim() : change.collection,
    );
  const world = (...more: AnyRecord[]): World => ({ present: [onCase, solved, buildTeam(), ...more] });

  test('is a record of its own, and one line of the timeline', () => {
    const kept = decide('follow-up.complete', { ...unhappy, outcome: 'satisfied', survey: { score: 5 } }, world());
    expect(kinds(kept)).toEqual(['followUp', '+survey', '+entry survey', 'case']);
    expect(changesOf(kept)[1]).toMatchObject({
      fields: { caseId, customerId: solved.fields.customerId, followUpId: id, score: 5, recordedBy: ids.agent(1) },
    });
    expect(changesOf(kept)[2]).toMatchObject({ fields: { data: { followUpId: id, to: 'done', from: 5 } } });
  });

  test('who is not satisfied has a reason', () => {
    expect(() => argsOf('follow-up.complete', { followUpId: id, outcome: 'unsatisfied' })).toThrow();
    expect(() => argsOf('follow-up.complete', { ...unhappy, note: 'x' })).not.toThrow();
  });

  test('where the workspace only proposes, the agent decides', () => {
    expect(kinds(decide('follow-up.complete', unhappy, world()))).not.toContain('+entry status');
    const wished = decide('follow-up.complete', { ...unhappy, afterwards: 'reopen' }, world());
    expect(kinds(wished)).toContain('+entry status');
    const moved = worldAfter(world(), changesOf(wished)).present.find((each) => each.id === caseId);
    expect(moved?.fields).toMatchObject({ status: 'reopened' });
  });

  test('by the workspace’s rule the case is reopened with the reason', () => {
    const changes = changesOf(decide('follow-up.complete', unhappy, world(rules('reopen'))));
    expect(changes).toContainEqual(
      expect.objectContaining({
        id: furtherId(ids.command(1), 1),
        fields: expect.objectContaining({
          kind: 'status',
          data: { field: 'status', from: 'solved', to: 'reopened', reason: '等太久' },
        }),
      }),
    );
  });

  test('or somebody is called for as well: the team, where nobody is named', () => {
    const decided = decide('follow-up.complete', unhappy, world(rules('escalate', { level: 2 })));
    expect(kinds(decided)).toEqual(expect.arrayContaining(['+entry status', '+escalation', '+entry escalation']));
    expect(changesOf(decided).find(({ collection }) => collection === 'escalation')).toMatchObject({
      fields: { caseId, level: 2, toTeamId: ids.team(1), toAgentId: null, reason: '等太久' },
    });
  });

  test('a named agent who is not of the case’s team does not keep the team from being called', () => {
    const other = buildAgent(2, { teamIds: [ids.team(2)] });
    const decided = decide('follow-up.complete', unhappy, world(rules('escalate', { toAgentId: ids.agent(2) }), other));
    expect(changesOf(decided).find(({ collection }) => collection === 'escalation')).toMatchObject({
      fields: { toAgentId: null, toTeamId: ids.team(1) },
    });
  });

  test('what the rules of the case bar is left out, and the answer is kept', () => {
    const long = now - 60 * day;
    const old = {
      ...solved,
      fields: { ...solved.fields, solvedAt: long, statusLog: [{ status: 'solved', at: long }] },
    };
    const there = { present: [onCase, old as AnyRecord, buildTeam(), rules('escalate')] };
    expect(kinds(decide('follow-up.complete', unhappy, there))).toEqual([
      'followUp',
      '+survey',
      '+entry survey',
      'case',
    ]);
  });

  test('of a merged case the one that goes on is reopened', () => {
    const merged = buildCase(1, { status: 'closed', mergedIntoId: ids.case(2) });
    const living = buildCase(2, { status: 'closed', solvedAt: now - day });
    const there = { present: [onCase, merged, living, buildTeam(), rules('reopen')] };
    const decided = changesOf(decide('follow-up.complete', unhappy, there));
    expect(decided).toContainEqual(
      expect.objectContaining({ id: ids.case(2), set: expect.objectContaining({ status: 'reopened' }) }),
    );
  });

  test('is also written down without a call-back', () => {
    const record = { caseId, score: 2, reason: '态度差', channel: 'wechat' } as const;
    const decided = decide('survey.record', record, world(rules('reopen')));
    expect(kinds(decided)).toEqual(['+survey', '+entry survey', 'case', 'case', '+entry status']);
    const good = decide('survey.record', { ...record, score: 3 }, world(rules('reopen')));
    expect(kinds(good)).toEqual(['+survey', '+entry survey', 'case']);
  });
});
