import { describe, expect, test } from 'vitest';
import type { CommandInput, CommandName } from '#domain/commands/registry.ts';
import { ids } from '../../builders/ids.ts';
import { buildDefinition } from '../../builders/records.ts';
import { buildReportSchedule } from '../../builders/report-schedules.ts';
import { argsOf, changesOf, contextOf, decideStrictly, outcomeOf, type World } from './deciding.ts';

const there = (...present: World['present']): World => ({ present });

const scheduleId = ids.reportSchedule(1);
const lead = contextOf('lead');
const fields = buildReportSchedule().fields;
const { title, content, timing, formats, language, recipients, toFolder } = fields;
const said = { title, content, timing, formats, language, recipients, toFolder };

describe('report-schedule.add', () => {
  const add = (some: Partial<CommandInput<'report-schedule.add'>>, context = lead) =>
    decideStrictly('report-schedule.add', argsOf('report-schedule.add', { ...said, ...some }), there(), context);

  test('has the server make it from now on, for leads to see', () => {
    const at = lead.happenedAt;
    expect(changesOf(add({ title: ' 周报 ' }))).toEqual([
      {
        ...{ kind: 'insert', collection: 'reportSchedule', id: ids.command(77), scope: 'leads' },
        fields: {
          ...{ ...said, title: '周报', state: 'active', since: at, askedAt: null, ownerId: lead.actor.id },
          ...{ createdBy: lead.actor.id, createdAt: at, changedAt: at, recordedAt: null },
        },
      },
    ]);
  });

  test.each([
    ['forbidden', {}, contextOf('agent')],
    ['bad-request', { recipients: [], toFolder: false }, lead],
    ['accepted', { recipients: [], toFolder: true }, lead],
  ] as const)('%s', (outcome, some, context) => {
    expect(outcomeOf(add(some, context))).toBe(outcome);
  });

  test.each([
    ['two addresses alike', { recipients: ['a@example.com', 'a@example.com'] }],
    ['an address that is none', { recipients: ['a@example.com\nBcc: b@example.com'] }],
    ['no format', { formats: [] }],
    ['a time that is none', { timing: { ...timing, time: '24:00' } }],
    ['a zone that is none', { timing: { ...timing, zone: 'Mars/Olympus' } }],
  ])('takes no %s', (_name, some) => {
    expect(() => argsOf('report-schedule.add', { ...said, ...some } as typeof said)).toThrow();
  });
});

describe('a saved report that is sent around', () => {
  const report = ids.definition(1);
  const sent = { report, period: 'last-week' } as const;
  const shared = { kind: 'report', content: {} } as const;
  const addWith = (world: World) =>
    decideStrictly('report-schedule.add', argsOf('report-schedule.add', { ...said, content: sent }), world, lead);
  const editWith = (world: World['present']) =>
    decideStrictly(
      'report-schedule.edit',
      argsOf('report-schedule.edit', { scheduleId, set: { content: sent } }),
      there(buildReportSchedule(), ...world),
      lead,
    );

  test('is everybody’s', () => {
    const world = there(buildDefinition(1, shared));
    expect(changesOf(addWith(world))).toMatchObject([{ fields: { content: sent } }]);
    expect(changesOf(editWith(world.present))).toMatchObject([{ set: { content: sent } }]);
  });

  test.each([
    ['not-here', []],
    ['not-found', [buildDefinition(1, { ...shared, active: false })]],
    ['not-found', [buildDefinition(1, { ...shared, kind: 'queue' })]],
    ['bad-request', [buildDefinition(1, { ...shared, ownerId: ids.agent(2) })]],
  ] as const)('or it is refused: %s', (outcome, world) => {
    expect(outcomeOf(addWith(there(...world)))).toBe(outcome);
    expect(outcomeOf(editWith(world))).toBe(outcome);
  });
});

describe('report-schedule.edit', () => {
  const edit = (set: CommandInput<'report-schedule.edit'>['set'], before = {}, context = lead) =>
    decideStrictly(
      'report-schedule.edit',
      argsOf('report-schedule.edit', { scheduleId, set }),
      there(buildReportSchedule(1, { ownerId: ids.agent(2), since: 5, changedAt: 5, ...before })),
      context,
    );

  test('sets what differs, and shows from now on what its editor may count', () => {
    expect(changesOf(edit({ title, toFolder: true }))).toEqual([
      {
        ...{ kind: 'update', collection: 'reportSchedule', id: scheduleId },
        set: { toFolder: true, ownerId: lead.actor.id, changedAt: Math.max(5, lead.happenedAt) },
      },
    ]);
  });

  test('of other times begins now: what would have been due by them before is not made up for', () => {
    const [change] = changesOf(edit({ timing: { ...timing, time: '06:00' } }));
    expect(change).toMatchObject({ set: { since: Math.max(5, lead.happenedAt) } });
  });

  test.each([
    ['nothing-to-do', { title }, {}, lead],
    ['bad-request', { recipients: [] }, {}, lead],
    ['forbidden', { toFolder: true }, {}, contextOf('agent')],
    ['not-found', { toFolder: true }, { state: 'removed' }, lead],
  ] as const)('%s', (outcome, set, before, context) => {
    expect(outcomeOf(edit(set, before, context))).toBe(outcome);
  });
});

describe('pausing, resuming, removing and asking', () => {
  const run = <N extends CommandName>(name: N, input: CommandInput<N>, before = {}, context = lead) =>
    decideStrictly(
      name,
      argsOf(name, input),
      there(buildReportSchedule(1, { since: 5, changedAt: 5, ...before })),
      context,
    );
  const move = (to: 'active' | 'paused' | 'removed', before = {}, context = lead) =>
    run('report-schedule.move', { scheduleId, to }, before, context);

  test('a pause keeps its times, and what was due in it is past when it ends', () => {
    expect(changesOf(move('paused'))).toMatchObject([{ set: { state: 'paused' } }]);
    expect(changesOf(move('paused'))[0]).not.toHaveProperty('set.since');
    expect(changesOf(move('active', { state: 'paused' }))).toMatchObject([
      { set: { state: 'active', since: Math.max(5, lead.happenedAt) } },
    ]);
  });

  test('what was removed stays so', () => {
    expect(outcomeOf(move('removed'))).toBe('accepted');
    expect(outcomeOf(move('active', { state: 'removed' }))).toBe('not-found');
    expect(outcomeOf(run('report-schedule.send', { scheduleId }, { state: 'removed' }))).toBe('not-found');
  });

  test('is for leads, and for what is not so already', () => {
    expect(outcomeOf(move('active'))).toBe('already-done');
    expect(outcomeOf(move('paused', {}, contextOf('agent')))).toBe('forbidden');
    expect(outcomeOf(run('report-schedule.send', { scheduleId }, {}, contextOf('agent')))).toBe('forbidden');
  });

  test('who asks gets one, and who asks for the same again does not get two', () => {
    expect(changesOf(run('report-schedule.send', { scheduleId }))).toMatchObject([
      { set: { askedAt: lead.happenedAt } },
    ]);
    expect(outcomeOf(run('report-schedule.send', { scheduleId }, { askedAt: lead.happenedAt }))).toBe('already-done');
  });
});
