import { describe, expect, test } from 'vitest';
import { applyChange, type Change } from '#domain/model/change.ts';
import { furtherId } from '#domain/model/further-id.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { refKey } from '#domain/model/record.ts';
import { teamScope } from '#domain/model/scope.ts';
import { ids } from '../../builders/ids.ts';
import {
  buildAgent,
  buildCase,
  buildConflict,
  buildDefinition,
  buildEntry,
  buildTeam,
} from '../../builders/records.ts';
import { argsOf, changesOf, contextOf, decideStrictly, now, outcomeOf, type World } from './deciding.ts';

const [one, two, three] = [ids.case(1), ids.case(2), ids.case(3)];
const lead = contextOf('lead');
const world = (...present: AnyRecord[]): World => ({ present, otherwise: 'absent' });

function applied(there: World, changes: readonly Change[]) {
  const rows = new Map(there.present.map((record) => [refKey(record), record]));
  for (const change of changes) rows.set(refKey(change), applyChange(rows.get(refKey(change)), change));
  return {
    world: { ...there, present: [...rows.values()] },
    fields: (id: string) => rows.get(`case/${id}`)?.fields,
    scope: (id: string) => rows.get(`case/${id}`)?.scope,
    lines: [...rows.values()]
      .filter(({ collection }) => collection === 'entry')
      .map(({ id, scope, fields: { caseId, kind, data } }) => ({ id, scope, caseId, kind, data })),
  };
}

describe('linking', () => {
  const link = argsOf('case.link', { caseId: one, otherId: two });

  test('names each case in the other, with a line on both that is there once', () => {
    const there = world(buildCase(1), buildCase(2));
    const done = applied(there, changesOf(decideStrictly('case.link', link, there)));
    expect(done.fields(one)).toMatchObject({ relatedIds: [two] });
    expect(done.fields(two)).toMatchObject({ relatedIds: [one] });
    expect(done.lines).toMatchObject([
      { id: contextOf().uid, caseId: one, kind: 'link', data: { to: 'related', caseId: two, number: '10002' } },
      { id: furtherId(contextOf().uid, 1), caseId: two, data: { to: 'related', caseId: one, number: '10001' } },
    ]);
  });

  test.each<[string, AnyRecord[], string]>([
    ['a case that is gone', [buildCase(1)], 'not-found'],
    ['another team’s case', [buildCase(1), buildCase(2, { teamId: ids.team(2) })], 'forbidden'],
    ['what is linked', [buildCase(1, { relatedIds: [two] }), buildCase(2, { relatedIds: [one] })], 'nothing-to-do'],
    ['what is linked on one side only', [buildCase(1, { relatedIds: [two] }), buildCase(2)], 'accepted'],
  ])('of %s', (_what, rows, outcome) => {
    expect(outcomeOf(decideStrictly('case.link', link, world(...rows)))).toBe(outcome);
  });

  test('with itself is refused, and with one that is not held here it waits for it', () => {
    const itself = argsOf('case.link', { caseId: one, otherId: one });
    expect(outcomeOf(decideStrictly('case.link', itself, world(buildCase(1))))).toBe('circular');
    expect(outcomeOf(decideStrictly('case.link', link, { present: [buildCase(1)], otherwise: 'unknown' }))).toBe(
      'not-here',
    );
  });

  test('is undone on both, or on the one that is left', () => {
    const unlink = argsOf('case.unlink', { caseId: one, otherId: two });
    const both = world(buildCase(1, { relatedIds: [two, three] }), buildCase(2, { relatedIds: [one] }));
    const done = applied(both, changesOf(decideStrictly('case.unlink', unlink, both)));
    expect([done.fields(one)?.relatedIds, done.fields(two)?.relatedIds]).toEqual([[three], []]);
    const left = world(buildCase(1, { relatedIds: [two] }));
    expect(applied(left, changesOf(decideStrictly('case.unlink', unlink, left))).fields(one)?.relatedIds).toEqual([]);
    const merged = world(buildCase(1, { relatedIds: [two], mergedIntoId: two }), buildCase(2, { relatedIds: [one] }));
    expect(outcomeOf(decideStrictly('case.unlink', unlink, merged))).toBe('merged');
    expect(outcomeOf(decideStrictly('case.unlink', unlink, world(buildCase(1), buildCase(2))))).toBe('nothing-to-do');
  });
});

describe('a parent', () => {
  const under = (caseId: typeof one, parentId: typeof one | null) => argsOf('case.set-parent', { caseId, parentId });

  test('is named by the part, and the line says which', () => {
    const there = world(buildCase(1), buildCase(2));
    const done = applied(there, changesOf(decideStrictly('case.set-parent', under(one, two), there)));
    expect(done.fields(one)).toMatchObject({ parentId: two });
    expect(done.lines).toMatchObject([{ caseId: one, data: { to: 'parent', caseId: two, number: '10002' } }]);
    const out = applied(done.world, changesOf(decideStrictly('case.set-parent', under(one, null), done.world)));
    expect(out.fields(one)).toMatchObject({ parentId: null });
  });

  test.each<[string, AnyRecord[], string]>([
    ['itself below it', [buildCase(1), buildCase(2, { parentId: one })], 'circular'],
    [
      'itself further below',
      [buildCase(1), buildCase(2, { parentId: three }), buildCase(3, { parentId: one })],
      'circular',
    ],
    [
      'merged with what is below it',
      [buildCase(1), buildCase(2, { mergedIntoId: three }), buildCase(3, { parentId: one })],
      'circular',
    ],
    ['gone', [buildCase(1)], 'not-found'],
    ['another team’s', [buildCase(1), buildCase(2, { teamId: ids.team(2) })], 'forbidden'],
    ['there already', [buildCase(1, { parentId: two }), buildCase(2)], 'nothing-to-do'],
    ['wanted for a merged case', [buildCase(1, { mergedIntoId: three }), buildCase(2)], 'merged'],
    [
      'in a circle of its own',
      [buildCase(1), buildCase(2, { parentId: three }), buildCase(3, { parentId: two })],
      'accepted',
    ],
  ])('that is %s', (_what, rows, outcome) => {
    expect(outcomeOf(decideStrictly('case.set-parent', under(one, two), world(...rows)))).toBe(outcome);
  });

  test('cannot be chosen in a conflict where it would close a circle', () => {
    const conflict = buildConflict(1, { field: 'parentId', collection: 'case', recordId: one });
    const choose = argsOf('conflict.resolve', { conflictId: conflict.id as never, value: two });
    const circle = world(conflict, buildCase(1), buildCase(2, { parentId: one }));
    expect(outcomeOf(decideStrictly('conflict.resolve', choose, circle))).toBe('circular');
    const sound = world(conflict, buildCase(1), buildCase(2));
    expect(outcomeOf(decideStrictly('conflict.resolve', choose, sound))).toBe('accepted');
  });
});

describe('merging', () => {
  const merge = argsOf('case.merge', { caseId: one, intoId: two });
  const first = buildCase(1, { status: 'pending-customer', tags: ['退款'], awaitingSince: now - 5000 });
  const second = buildCase(2, { tags: ['vip'], awaitingSince: now - 1000 });

  test('closes the one and goes on in the other, which takes its tags and what its customer waits for', () => {
    const there = world(first, second);
    const done = applied(there, changesOf(decideStrictly('case.merge', merge, there)));
    expect(done.fields(one)).toMatchObject({ status: 'closed', mergedIntoId: two, relatedIds: [two], tags: ['退款'] });
    expect(done.fields(two)).toMatchObject({
      ...{ status: 'open', relatedIds: [one], tags: ['vip', '退款'], mergedIntoId: null },
      awaitingSince: now - 5000,
    });
    expect(done.lines).toMatchObject([
      { caseId: one, data: { to: 'merged', number: '10002' } },
      { caseId: two, data: { to: 'absorbed', number: '10001' } },
    ]);
  });

  test('is taken back whole, whatever status it had', () => {
    for (const status of ['new', 'open', 'solved', 'closed', 'reopened'] as const) {
      const there = world(buildCase(1, { status, solvedAt: status === 'solved' ? now - 10 : null }), second);
      const merged = applied(there, changesOf(decideStrictly('case.merge', merge, there)));
      const back = { ...contextOf(), uid: ids.command(2) };
      const unmerge = argsOf('case.unmerge', { caseId: one });
      const done = applied(merged.world, changesOf(decideStrictly('case.unmerge', unmerge, merged.world, back)));
      expect(done.fields(one)).toMatchObject({ status, mergedIntoId: null, relatedIds: [] });
      expect(done.fields(two)).toMatchObject({ relatedIds: [], awaitingSince: now - 1000 });
      expect(done.lines.at(-1)).toMatchObject({ caseId: two, data: { to: 'unmerged', number: '10001' } });
    }
  });

  test('across teams lets whoever holds the other hold this one, with what was merged into it, and gives it back', () => {
    const away = buildCase(2, { teamId: ids.team(2) });
    const there = world(
      buildCase(1, { relatedIds: [three] }),
      away,
      buildCase(3, { mergedIntoId: one, relatedIds: [one], status: 'closed' }),
    );
    expect(outcomeOf(decideStrictly('case.merge', merge, there))).toBe('forbidden');
    const done = applied(there, changesOf(decideStrictly('case.merge', merge, there, lead)));
    expect([done.scope(one), done.scope(three)]).toEqual([away.scope, away.scope]);
    expect(done.fields(one)).toMatchObject({ teamId: ids.team(1) });
    expect(done.lines.map(({ scope }) => scope)).toEqual([away.scope, away.scope]);
    const back = { ...lead, uid: ids.command(2) };
    const unmerge = argsOf('case.unmerge', { caseId: one });
    const undone = applied(done.world, changesOf(decideStrictly('case.unmerge', unmerge, done.world, back)));
    expect([undone.scope(one), undone.scope(three)]).toEqual([teamScope(ids.team(1)), teamScope(ids.team(1))]);
  });

  test('a case moves to another team with all that was merged into it', () => {
    const there = world(
      ...[buildTeam(1), buildTeam(2), buildAgent(1)],
      buildCase(1, { relatedIds: [two] }),
      buildCase(2, { mergedIntoId: one, relatedIds: [one, three] }),
      buildCase(3, { mergedIntoId: two, relatedIds: [two] }),
    );
    const assign = argsOf('case.assign', { caseId: one, assigneeId: null, teamId: ids.team(2) });
    const done = applied(there, changesOf(decideStrictly('case.assign', assign, there, lead)));
    expect([one, two, three].map(done.scope)).toEqual(Array(3).fill(teamScope(ids.team(2))));
  });

  test('it moves with it too when a conflict about its team is settled', () => {
    const conflict = buildConflict(1, { field: 'teamId', collection: 'case', recordId: one });
    const there = world(
      ...[conflict, buildTeam(1), buildTeam(2), buildCase(1, { relatedIds: [two] })],
      buildCase(2, { mergedIntoId: one, relatedIds: [one] }),
    );
    const choose = argsOf('conflict.resolve', { conflictId: conflict.id as never, value: ids.team(2) });
    const done = applied(there, changesOf(decideStrictly('conflict.resolve', choose, there, lead)));
    expect([one, two].map(done.scope)).toEqual(Array(2).fill(teamScope(ids.team(2))));
  });

  test.each<[string, AnyRecord[], string, string]>([
    ['into itself', [buildCase(1)], 'circular', one],
    ['the other way round, later', [buildCase(1), buildCase(2, { mergedIntoId: one })], 'circular', two],
    ['into a part of it', [buildCase(1), buildCase(2, { parentId: one })], 'circular', two],
    ['twice', [buildCase(1, { mergedIntoId: two }), buildCase(2)], 'merged', two],
    ['into what is gone', [buildCase(1)], 'not-found', two],
    ['its part into the parent', [buildCase(1, { parentId: two }), buildCase(2)], 'accepted', two],
  ])('%s', (_what, rows, outcome, intoId) => {
    const args = argsOf('case.merge', { caseId: one, intoId: intoId as never });
    expect(outcomeOf(decideStrictly('case.merge', args, world(...rows)))).toBe(outcome);
  });

  test('into a case that was itself merged goes to where that one goes on', () => {
    const there = world(buildCase(1), buildCase(2, { mergedIntoId: three }), buildCase(3));
    const done = applied(there, changesOf(decideStrictly('case.merge', merge, there)));
    expect(done.fields(one)).toMatchObject({ mergedIntoId: three });
    expect(done.fields(three)).toMatchObject({ relatedIds: [one] });
    expect(done.fields(two)).toMatchObject({ relatedIds: [] });
  });

  test('leaves no circle behind when it is taken back after its parent came below it', () => {
    const there = world(
      buildCase(1, { mergedIntoId: three, parentId: two, relatedIds: [three], status: 'closed' }),
      buildCase(2, { parentId: one }),
      buildCase(3, { relatedIds: [one] }),
    );
    const done = applied(
      there,
      changesOf(decideStrictly('case.unmerge', argsOf('case.unmerge', { caseId: one }), there)),
    );
    expect(done.fields(one)).toMatchObject({ parentId: null, mergedIntoId: null });
  });

  test.each([
    ['case.status', { caseId: one, to: 'reopened' }],
    ['case.assign', { caseId: one, assigneeId: null }],
    ['case.incident', { caseId: one }],
  ] as const)('%s is refused for a case that goes on in another', (name, input) => {
    const there = world(buildCase(1, { status: 'closed', mergedIntoId: two, assigneeId: ids.agent(1) }), buildCase(2));
    expect(decideStrictly(name, argsOf(name, input), there)).toMatchObject({
      refusal: { kind: 'merged', details: { caseId: two } },
    });
  });
});

describe('a reply to a case that was merged meanwhile', () => {
  const merged = (set = {}) =>
    buildCase(1, { status: 'closed', mergedIntoId: two, customerId: ids.customer(7), ...set });
  const into = (set = {}) => buildCase(2, { customerId: ids.customer(7), lastMessageId: ids.entry(5), ...set });
  const write = (seenMessageId?: string | null) =>
    argsOf('case.reply', { caseId: one, body: '您好', ...(seenMessageId === undefined ? {} : { seenMessageId }) });

  test('goes to the other case when its author had seen the newest message there', () => {
    const there = world(merged(), into());
    const done = applied(there, changesOf(decideStrictly('case.reply', write(ids.entry(5)), there)));
    expect(done.lines).toMatchObject([{ caseId: two, kind: 'message-out' }]);
    expect(done.fields(two)).toMatchObject({ lastMessageId: contextOf().uid });
    expect(done.fields(one)).toMatchObject({ status: 'closed', lastMessageId: null });
  });

  test.each<[string, unknown, AnyRecord[], string]>([
    ['messages there were not seen', write(null), [merged(), into()], 'thread-moved'],
    ['nobody wrote in either', write(null), [merged(), into({ lastMessageId: null })], 'accepted'],
    [
      'the other is another customer’s',
      write(null),
      [merged(), into({ lastMessageId: null, customerId: ids.customer(8) })],
      'thread-moved',
    ],
    ['its author sends it knowingly', write(), [merged(), into()], 'accepted'],
    ['the other is another team’s', write(), [merged(), into({ teamId: ids.team(2) })], 'forbidden'],
    ['the other is closed', write(), [merged(), into({ status: 'closed' })], 'illegal-transition'],
  ])('when %s', (_what, args, rows, outcome) => {
    const decision = decideStrictly('case.reply', args, world(...rows));
    expect(outcomeOf(decision)).toBe(outcome);
    if (outcome === 'thread-moved') expect(decision).toMatchObject({ refusal: { details: { caseId: two } } });
  });
});

describe('splitting', () => {
  const args = argsOf('case.split', {
    ...{ caseId: one, entryIds: [ids.entry(1)], subject: '另一件事', description: '> 还有一件事', type: 'repair' },
  });

  test('opens a linked case of the same customer and team; the timeline keeps its lines', () => {
    const there = world(buildCase(1, { priority: 'high', channel: 'email' }), buildEntry(1));
    const done = applied(there, changesOf(decideStrictly('case.split', args, there)));
    const made = ids.command(77);
    expect(done.fields(made)).toMatchObject({
      ...{ number: '10077', subject: '另一件事', description: '> 还有一件事', type: 'repair', status: 'new' },
      ...{ priority: 'high', channel: 'email', customerId: ids.customer(1), relatedIds: [one] },
    });
    expect(done.fields(one)?.relatedIds).toEqual([made]);
    expect(done.lines).toMatchObject([
      { id: ids.entry(1), caseId: one },
      { caseId: one, data: { to: 'split', number: '10077' } },
      { caseId: made, data: { to: 'continued', number: '10001' } },
    ]);
  });

  test.each<[string, AnyRecord[], string]>([
    ['of another case', [buildCase(1), buildCase(2), buildEntry(1, { caseId: two })], 'not-found'],
    [
      'of a case merged with it',
      [buildCase(1), buildCase(2, { mergedIntoId: one }), buildEntry(1, { caseId: two })],
      'accepted',
    ],
    ['that is gone', [buildCase(1)], 'not-found'],
  ])('by a line %s', (_what, rows, outcome) => {
    expect(outcomeOf(decideStrictly('case.split', args, world(...rows)))).toBe(outcome);
  });
});

describe('an incident', () => {
  const plan = buildDefinition(1, {
    kind: 'emergency-plan',
    name: '机房断电',
    content: { steps: ['通知值班经理', '切换线路'], tell: [], updates: [] },
  });
  const declare = argsOf('case.incident', { caseId: one, planId: ids.definition(1) });

  test('has the steps of its plan on its checklist, and a line for both', () => {
    const there = world(buildCase(1), plan);
    const done = applied(there, changesOf(decideStrictly('case.incident', declare, there)));
    expect(done.fields(one)).toMatchObject({ type: 'incident', custom: [{ key: plan.id, value: true }] });
    expect(done.fields(one)?.checklist).toMatchObject([
      { list: '机房断电', text: '通知值班经理', position: 0, doneBy: null },
      { list: '机房断电', text: '切换线路', position: 1, doneAt: null },
    ]);
    expect(done.lines).toMatchObject([
      { kind: 'fields', data: { changes: [{ field: 'type', from: 'inquiry', to: 'incident' }] } },
      { kind: 'checklist', data: { to: 'added', definitionId: plan.id } },
    ]);
  });

  test.each<[string, AnyRecord[], string]>([
    [
      'has it already',
      [buildCase(1, { type: 'incident', custom: [{ key: ids.definition(1), value: true }] }), plan],
      'nothing-to-do',
    ],
    ['follows a plan that is gone', [buildCase(1)], 'not-found'],
    ['follows what is no plan', [buildCase(1), buildDefinition(1)], 'not-found'],
    ['follows a plan that is off', [buildCase(1), { ...plan, fields: { ...plan.fields, active: false } }], 'inactive'],
  ])('that %s', (_what, rows, outcome) => {
    expect(outcomeOf(decideStrictly('case.incident', declare, world(...rows)))).toBe(outcome);
  });
});
