// What the server does with cases by itself: once for each thing that happened, and to an end.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CommandArgs } from '#domain/commands/registry.ts';
import type { Priority } from '#domain/model/choices.ts';
import type { CaseId, CustomerId, DefinitionId } from '#domain/model/ids.ts';
import type { Json } from '#domain/model/json.ts';
import type { CaseCondition } from '#domain/rules/case-query/condition.ts';
import type { EscalationRule } from '#domain/rules/definitions/escalation-rule.ts';
import type { TriggerContent } from '#domain/rules/definitions/trigger.ts';
import type { Job } from '#server/jobs/job.ts';
import type { RunningServer } from '#server/server-options.ts';
import { transact } from '#server/sql/transaction.ts';
import { answerEvent } from '#server/triggers/answer-event.ts';
import { drainEvents, ruleTools } from '#server/triggers/drain-events.ts';
import { takeEvent } from '#server/triggers/event-queue.ts';
import { timedTriggers } from '#server/triggers/find-timed.ts';
import { forgetFirings } from '#server/triggers/forget-firings.ts';
import { escalations } from '#server/triggers/raise-due.ts';
import { day, hour, minute } from '../builders/times.ts';
import { buildTrigger } from '../builders/trigger.ts';
import { eventually } from '../harness/eventually.ts';
import { jobContext } from '../harness/job-context.ts';
import { openCaseArgs } from '../harness/open-case-args.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { hireStaff, type Staff } from '../harness/staff.ts';
import { id } from '../harness/test-device.ts';
import { wholeArgs } from '../harness/whole-args.ts';

let database: TestDatabase;
let server: RunningServer;
let staff: Staff;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await database.start();
  staff = await hireStaff(server.url);
});
afterAll(() => database.drop());

const defined: { kind: 'trigger' | 'escalation-rule'; id: DefinitionId; content: Json }[] = [];
beforeEach(async () => {
  const { lead } = staff;
  for (const { kind, id: definitionId, content } of defined.splice(0))
    await lead.push(
      lead.command('definition.save', {
        ...{ definitionId, kind, name: 'Off', personal: false, position: 0, active: false, content },
      }),
    );
});

async function define(
  kind: 'trigger' | 'escalation-rule',
  name: string,
  content: TriggerContent | EscalationRule,
  position = 0,
): Promise<DefinitionId> {
  const { lead } = staff;
  const definitionId = id() as DefinitionId;
  const saved = {
    definitionId,
    kind,
    name,
    personal: false,
    position,
    active: true,
    content: content as unknown as Json,
  };
  const [result] = await lead.push(lead.command('definition.save', saved));
  expect(result?.refusal).toBeUndefined();
  defined.push({ kind, id: definitionId, content: saved.content });
  return definitionId;
}

async function opened(args: Partial<CommandArgs<'case.open'>> = {}): Promise<CaseId> {
  const { anna } = staff;
  const asked = await openCaseArgs(anna, args);
  await anna.push(anna.command('case.open', asked));
  return asked.caseId;
}

const caseOf = async (caseId: string) => (await staff.lead.find('case', caseId))?.fields ?? {};
const linesOf = async (caseId: string) =>
  (await staff.lead.everything())
    .filter(({ collection, fields }) => collection === 'entry' && fields.caseId === caseId)
    .map(({ fields }) => fields)
    .sort((a, b) => Number(a.happenedAt) - Number(b.happenedAt));
const rulesOf = async (caseId: string) => (await linesOf(caseId)).filter(({ kind }) => kind === 'rule');
const queued = () => database.query<{ id: number }>('select id from rule_event');
/** When everything that happened has been heard. */
const settled = () =>
  eventually(async () => {
    expect(await queued()).toEqual([]);
  });
const contextAt = (now: number) => jobContext(database, server, () => now);
const doAt = (job: Job, now: number) => job.run(contextAt(now), new AbortController().signal);

describe('a trigger', () => {
  it('does ordinary commands when its conditions hold, and stands in the timeline with what it did', async () => {
    const trigger = await define(
      'trigger',
      'Urgent words',
      buildTrigger({
        conditions: [{ field: 'type', is: 'any', values: ['complaint'] }],
        changes: { priority: 'urgent', addTags: ['watched'], assignee: staff.ben.agentId },
        note: {
          body: 'Look at {{case.number}}: {{case.subject}} for {{customer.name}}',
          mentions: [staff.ben.agentId],
        },
        escalation: { level: 2, reason: 'complaint', toAgentId: null, toTeamId: staff.support, acknowledgeMinutes: 30 },
      }),
    );
    const [other, caseId] = [await opened(), await opened({ type: 'complaint', subject: 'broken' })];
    await eventually(async () => expect(await rulesOf(caseId)).toHaveLength(1));
    const { number, ...found } = await caseOf(caseId);
    expect(found).toMatchObject({
      ...{ priority: 'urgent', tags: ['watched'], assigneeId: staff.ben.agentId, escalationLevel: 2 },
    });
    const lines = await linesOf(caseId);
    expect(new Set(lines.map(({ authorId, authorName }) => `${authorId} ${authorName}`))).toEqual(
      new Set(['null Urgent words']),
    );
    expect(lines.find(({ kind }) => kind === 'note')?.body).toBe(
      `@BEN\n\nLook at ${number}: broken for {{customer.name}}`,
    );
    expect(lines.find(({ kind }) => kind === 'rule')).toMatchObject({
      body: 'Urgent words',
      data: {
        ...{ definitionId: trigger, to: 'fired' },
        changes: [
          { field: 'priority', from: 'normal', to: 'urgent' },
          { field: 'assigneeId', from: null, to: staff.ben.agentId },
          { field: 'tags', from: [], to: ['watched'] },
          { field: 'escalationLevel', from: 0, to: 2 },
          { field: 'note', from: null, to: null },
        ],
      },
    });
    const raised = (await staff.lead.everything()).find(
      ({ collection, fields }) => collection === 'escalation' && fields.caseId === caseId,
    );
    expect(raised?.fields).toMatchObject({ raisedBy: null, ruleId: trigger, level: 2, toTeamId: staff.support });
    expect(Number(raised?.fields.dueAt) - Number(raised?.fields.raisedAt)).toBe(30 * minute);
    expect(await linesOf(other)).toEqual([]);
  });

  it('tells what was refused by its kind, and does the rest', async () => {
    await define(
      'trigger',
      'Too much',
      buildTrigger({ changes: { status: 'closed', assignee: staff.fay.agentId, priority: 'high' } }),
    );
    const caseId = await opened();
    await eventually(async () => expect(await rulesOf(caseId)).toHaveLength(1));
    expect(await caseOf(caseId)).toMatchObject({ status: 'new', assigneeId: null, priority: 'high' });
    expect(await rulesOf(caseId)).toMatchObject([
      { data: { to: 'fired', reason: 'case.status: illegal-transition, case.assign: forbidden' } },
    ]);
  });

  it('goes to another team with the case and all that hangs on it', async () => {
    await define(
      'trigger',
      'Field work',
      buildTrigger({ changes: { teamId: staff.field }, note: { body: 'yours', mentions: [] } }),
    );
    const caseId = await opened({ assigneeId: staff.anna.agentId });
    await eventually(async () => expect(await rulesOf(caseId)).toHaveLength(1));
    expect(await caseOf(caseId)).toMatchObject({ teamId: staff.field, assigneeId: null });
    const theirs = (await staff.fay.everything()).filter(({ fields }) => fields.caseId === caseId);
    expect(theirs.map(({ fields }) => fields.kind).sort()).toEqual(['assignment', 'note', 'rule']);
  });

  it('is not overridden unseen: who changed the same field without having seen it finds a conflict', async () => {
    await define('trigger', 'High', buildTrigger({ changes: { priority: 'high' } }));
    const caseId = await opened();
    await eventually(async () => expect(await rulesOf(caseId)).toHaveLength(1));
    const { ben } = staff;
    const blind = { base: { [`case/${caseId}`]: { rev: 1, fields: { priority: 'normal' } } } };
    const [result] = await ben.push(ben.command('case.edit', { caseId, set: { priority: 'low' } }, blind));
    expect(result?.status).toBe('conflict');
    const conflict = (await staff.lead.everything()).find(
      ({ collection, fields }) => collection === 'conflict' && fields.caseId === caseId,
    );
    expect(conflict?.fields).toMatchObject({ field: 'priority', theirs: 'high', theirsBy: null, mine: 'low' });
  });

  it('hears the change of the fields it names, and messages', async () => {
    await define(
      'trigger',
      'Heard',
      buildTrigger({ event: { on: 'updated', fields: ['priority', 'tags'] }, note: { body: 'heard', mentions: [] } }),
    );
    await define('trigger', 'Written', buildTrigger({ event: { on: 'message' }, changes: { addTags: ['wrote'] } }), 1);
    const { anna } = staff;
    const caseId = await opened();
    await anna.push(
      anna.command('case.edit', { caseId, set: { subject: 'other' } }),
      anna.command('case.note', { caseId, body: 'a note' }),
      anna.command('case.receive', { caseId, body: 'still broken', channel: 'wechat', saidAt: Date.now() }),
    );
    // The tag of the second trigger is heard by the first.
    await eventually(async () => expect((await rulesOf(caseId)).map(({ body }) => body)).toEqual(['Written', 'Heard']));
    expect((await linesOf(caseId)).filter(({ kind }) => kind === 'note').map(({ body }) => body)).toEqual([
      'a note',
      'heard',
    ]);
  });

  it('that is switched off does nothing, and what happens then is not kept for later', async () => {
    const caseId = await opened();
    await settled();
    await define('trigger', 'Late', buildTrigger({ changes: { priority: 'high' } }));
    await opened();
    await settled();
    expect(await rulesOf(caseId)).toEqual([]);
  });

  it('takes a customer who was merged for whose file theirs goes on in', async () => {
    const { anna } = staff;
    const known = async (tier: 'standard' | 'vip') => {
      const customerId = id() as CustomerId;
      await anna.push(
        anna.command('customer.add', wholeArgs('customer.add', { customerId, name: '王小明', tier } as never)),
      );
      return customerId;
    };
    const [one, two] = [await known('standard'), await known('vip')];
    await anna.push(
      anna.command('customer.merge', wholeArgs('customer.merge', { customerId: one, intoId: two, choose: {} })),
    );
    const conditions: Readonly<Record<string, CaseCondition>> = {
      vip: { field: 'tier', is: 'any', values: ['vip'] },
      one: { field: 'customer', is: 'any', values: [one] },
      two: { field: 'customer', is: 'any', values: [two] },
    };
    for (const [tag, condition] of Object.entries(conditions))
      await define('trigger', tag, buildTrigger({ conditions: [condition], changes: { addTags: [tag] } }));
    const cases = [await opened({ customerId: one }), await opened({ customerId: two })];
    for (const caseId of cases)
      await eventually(async () =>
        expect([...((await caseOf(caseId)).tags as string[])].sort()).toEqual(['one', 'two', 'vip']),
      );
  });
});

describe('triggers that answer one another', () => {
  it('come to an end when they undo each other', async () => {
    await define(
      'trigger',
      'Take up',
      buildTrigger({ event: { on: 'status', to: ['pending-customer'] }, changes: { status: 'open' } }),
    );
    await define(
      'trigger',
      'Put back',
      buildTrigger({ event: { on: 'status', to: ['open'] }, changes: { status: 'pending-customer' } }),
      1,
    );
    const caseId = await opened();
    const { anna } = staff;
    await anna.push(anna.command('case.status', { caseId, to: 'pending-customer', reason: '' }));
    await eventually(async () => expect(await rulesOf(caseId)).toHaveLength(2));
    await settled();
    expect((await rulesOf(caseId)).map(({ body }) => body)).toEqual(['Take up', 'Put back']);
    expect(await caseOf(caseId)).toMatchObject({ status: 'pending-customer' });
  });

  it('are heard no more after five in turn', async () => {
    const steps = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    for (const [place, tag] of steps.entries())
      await define(
        'trigger',
        `Adds ${tag}`,
        buildTrigger({
          event: place === 0 ? { on: 'created' } : { on: 'updated', fields: ['tags'] },
          conditions: [
            { field: 'tags', is: 'none', values: [tag] },
            ...(place === 0 ? [] : [{ field: 'tags' as const, is: 'all' as const, values: [steps[place - 1] ?? ''] }]),
          ],
          changes: { addTags: [tag] },
        }),
        // Behind one another backwards, so that each hears only of the one before it in an event of its own.
        steps.length - place,
      );
    const caseId = await opened();
    await eventually(async () => expect(await rulesOf(caseId)).toHaveLength(5));
    await settled();
    expect((await caseOf(caseId)).tags).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});

describe('what happened is heard once', () => {
  /** As a server leaves it behind that was stopped between the commit and its triggers. */
  const leftBehind = (caseId: string) =>
    database.query(
      `insert into rule_event (workspace_id, case_id, happening, depth, fired, not_before)
       values ($1, $2, '{"created":true,"fields":[],"status":null,"message":false}', 0, '[]', 0)`,
      [server.authority.workspaceId, caseId],
    );
  const note = buildTrigger({ note: { body: 'welcome', mentions: [] } });

  it('also when a server is cut off in the middle: all of it is done again, or nothing', async () => {
    const caseId = await opened();
    await settled();
    await define('trigger', 'Welcome', note);
    await server.close();
    await leftBehind(caseId);
    const context = contextAt(Date.now());
    const cutOff = transact(database.store.db, async (tx) => {
      const event = await takeEvent(tx, server.authority.workspaceId, Date.now());
      if (event) await answerEvent(tx, context, event, ruleTools());
      throw new Error('the power went');
    });
    await expect(cutOff).rejects.toThrow('the power went');
    expect(await queued()).toHaveLength(1);

    server = await database.start();
    staff = {
      ...staff,
      lead: await again(staff.lead),
      anna: await again(staff.anna),
      ben: await again(staff.ben),
      fay: await again(staff.fay),
    };
    await eventually(async () => expect(await rulesOf(caseId)).toHaveLength(1));
    await settled();
    expect((await linesOf(caseId)).filter(({ kind }) => kind === 'note')).toHaveLength(1);
  });

  it('however many servers share the work', async () => {
    const cases = [await opened(), await opened(), await opened(), await opened()];
    await settled();
    await define('trigger', 'Welcome', note);
    for (const caseId of cases) await leftBehind(caseId);
    const context = contextAt(Date.now());
    const { signal } = new AbortController();
    await Promise.all([1, 2, 3].map(() => drainEvents(context, ruleTools(), signal)));
    await settled();
    for (const caseId of cases) expect(await rulesOf(caseId)).toHaveLength(1);
  });

  it('and one that breaks is tried three times and holds up nobody', async () => {
    const [broken, sound] = [await opened(), await opened()];
    await settled();
    await define('trigger', 'Welcome', note);
    await server.close();
    await database.query(
      `insert into rule_event (workspace_id, case_id, happening, depth, fired, not_before) values ($1, $2, '{"created":true}', 0, '7', 0)`,
      [server.authority.workspaceId, broken],
    );
    await leftBehind(sound);
    const { signal } = new AbortController();
    for (const later of [0, 2, 4]) await drainEvents(contextAt(Date.now() + later * minute), ruleTools(), signal);
    expect(await queued()).toEqual([]);
    server = await database.start();
    staff = {
      ...staff,
      lead: await again(staff.lead),
      anna: await again(staff.anna),
      ben: await again(staff.ben),
      fay: await again(staff.fay),
    };
    expect(await rulesOf(broken)).toEqual([]);
    expect(await rulesOf(sound)).toHaveLength(1);
  });

  async function again(device: Staff['lead']) {
    return Object.assign(Object.create(Object.getPrototypeOf(device)), device, { url: server.url }) as Staff['lead'];
  }
});

describe('a trigger that waits', () => {
  it('fires once for each stretch of a status, in whichever process the time comes', async () => {
    await define(
      'trigger',
      'Still waiting?',
      buildTrigger({
        event: { on: 'in-status', status: 'pending-customer', minutes: 60, working: false },
        note: { body: 'ask again', mentions: [] },
      }),
    );
    const caseId = await opened();
    const { anna } = staff;
    const to = (status: 'open' | 'pending-customer') =>
      anna.push(anna.command('case.status', { caseId, to: status, reason: '' }));
    await to('pending-customer');
    const now = Date.now();
    await doAt(timedTriggers, now + 59 * minute);
    expect(await rulesOf(caseId)).toHaveLength(0);
    await Promise.all([doAt(timedTriggers, now + 2 * hour), doAt(timedTriggers, now + 2 * hour)]);
    await doAt(timedTriggers, now + 9 * hour);
    // The running server may have taken it in hand before either of them.
    await settled();
    expect(await rulesOf(caseId)).toHaveLength(1);

    await to('open');
    await doAt(timedTriggers, now + 20 * hour);
    await to('pending-customer');
    await doAt(timedTriggers, now + 30 * hour);
    await settled();
    expect(await rulesOf(caseId)).toHaveLength(2);
    expect(await doAt(forgetFirings, now + 30 * hour)).toBe(0);
  });

  it('fires for a message that nobody answered, and not once it is answered', async () => {
    await define(
      'trigger',
      'Unanswered',
      buildTrigger({ event: { on: 'unanswered', minutes: 30, working: false }, changes: { addTags: ['late'] } }),
    );
    const [late, answered] = [await opened(), await opened()];
    const { anna } = staff;
    for (const caseId of [late, answered])
      await anna.push(anna.command('case.receive', { caseId, body: 'hello?', channel: 'wechat', saidAt: Date.now() }));
    const messageId = (await caseOf(answered)).lastMessageId as string;
    await anna.push(
      anna.command('case.reply', {
        caseId: answered,
        body: 'here',
        seenMessageId: messageId,
      } as CommandArgs<'case.reply'>),
    );
    await doAt(timedTriggers, Date.now() + hour);
    await doAt(timedTriggers, Date.now() + 2 * hour);
    await settled();
    expect((await caseOf(late)).tags).toEqual(['late']);
    expect((await caseOf(answered)).tags).toEqual([]);
    expect(await rulesOf(late)).toHaveLength(1);
  });

  it('fires at the warning, before and after what was promised', async () => {
    const { lead } = staff;
    const level = {
      fits: { types: ['repair'], priorities: [], tiers: [], teamIds: [] },
      ...{ calendarId: null, targets: { 'first-response': { minutes: 120 } } },
      ...{ warning: { minutesBefore: 30 }, conversationAnswers: false },
    } as unknown as Json;
    const levelId = id() as DefinitionId;
    const save = {
      definitionId: levelId,
      kind: 'service-level',
      name: 'Two hours',
      personal: false,
      position: 0,
    } as const;
    await lead.push(lead.command('definition.save', { ...save, active: true, content: level }));
    const on = (when: 'warning' | 'before' | 'after', minutes: number, tag: string) =>
      define(
        'trigger',
        tag,
        buildTrigger({ event: { on: 'deadline', when, minutes, clocks: [] }, changes: { addTags: [tag] } }),
      );
    await on('before', 60, 'soon');
    await on('warning', 0, 'warned');
    await on('after', 0, 'breached');
    await on('after', 60, 'long breached');
    const caseId = await opened({ type: 'repair' });
    const openedAt = Number((await caseOf(caseId)).openedAt);
    for (const [minutes, tags] of [
      [59, []],
      [60, ['soon']],
      [90, ['soon', 'warned']],
      [120, ['soon', 'warned']],
      [121, ['breached', 'soon', 'warned']],
      [182, ['breached', 'long breached', 'soon', 'warned']],
      [500, ['breached', 'long breached', 'soon', 'warned']],
    ] as const) {
      await doAt(timedTriggers, openedAt + minutes * minute);
      await settled();
      expect([...((await caseOf(caseId)).tags as string[])].sort(), String(minutes)).toEqual(tags);
    }
    expect(await rulesOf(caseId)).toHaveLength(4);
    await lead.push(lead.command('definition.save', { ...save, active: false, content: level }));
  });
});

describe('escalation by rule', () => {
  const raisedOn = async (caseId: string) =>
    (await staff.lead.everything())
      .filter(({ collection, fields }) => collection === 'escalation' && fields.caseId === caseId)
      .map(({ fields }) => fields)
      .sort((a, b) => Number(a.raisedAt) - Number(b.raisedAt));
  /** Each test has its own priority, so that it leaves the cases of the others alone. */
  const rule = (priority: Priority): EscalationRule => ({
    ...{ types: ['complaint'], priorities: [priority] },
    levels: [60, 120, 24 * 60].map((afterMinutes) => ({
      ...{ afterMinutes, acknowledgeMinutes: 15, toAgentId: null, toTeamId: staff.support },
    })),
  });

  it('raises what is due, after an outage the highest alone, and each level once', async () => {
    const ruleId = await define('escalation-rule', 'Complaints', rule('low'));
    const [caseId, other] = [await opened({ type: 'complaint', priority: 'low' }), await opened()];
    const openedAt = Number((await caseOf(caseId)).openedAt);
    expect(await doAt(escalations, openedAt + 59 * minute)).toBe(0);
    const counts = await Promise.all([1, 2].map(() => doAt(escalations, openedAt + 3 * hour)));
    expect(counts.reduce((a, b) => a + b)).toBe(1);
    expect(await doAt(escalations, openedAt + 4 * hour)).toBe(0);
    const [escalation] = await raisedOn(caseId);
    expect(await raisedOn(caseId)).toMatchObject([
      { level: 2, raisedBy: null, ruleId, toTeamId: staff.support, reason: 'Complaints', state: 'raised' },
    ]);
    expect(Number(escalation?.dueAt)).toBe(openedAt + 3 * hour + 15 * minute);
    expect(await caseOf(caseId)).toMatchObject({ escalationLevel: 2 });
    expect((await linesOf(caseId)).map(({ kind, authorName }) => [kind, authorName])).toEqual([
      ['escalation', 'Complaints'],
    ]);
    expect(await raisedOn(other)).toEqual([]);

    // Ended by hand, it is not raised again; the next level is.
    const { lead } = staff;
    const escalationId = (await lead.everything()).find(
      ({ fields }) => fields.caseId === caseId && fields.level === 2,
    )?.id;
    await lead.push(
      lead.command('escalation.end', {
        escalationId,
        note: '',
        others: [],
      } as unknown as CommandArgs<'escalation.end'>),
    );
    expect(await caseOf(caseId)).toMatchObject({ escalationLevel: 0 });
    expect(await doAt(escalations, openedAt + 5 * hour)).toBe(0);
    expect(await doAt(escalations, openedAt + 2 * day)).toBe(1);
    expect((await raisedOn(caseId)).map(({ level }) => level).sort()).toEqual([2, 3]);
  });

  it('leaves finished cases alone, and tells once of what nobody can be called to', async () => {
    await define('escalation-rule', 'To Fay', {
      ...rule('high'),
      levels: [{ afterMinutes: 60, acknowledgeMinutes: null, toAgentId: staff.fay.agentId, toTeamId: null }],
    });
    const [open, done] = [
      await opened({ type: 'complaint', priority: 'high' }),
      await opened({ type: 'complaint', priority: 'high' }),
    ];
    const { anna } = staff;
    await anna.push(anna.command('case.edit', { caseId: done, set: { type: 'inquiry' } }));
    await anna.push(anna.command('case.status', { caseId: done, to: 'solved', reason: '' }));
    await anna.push(anna.command('case.edit', { caseId: done, set: { type: 'complaint' } }));
    const now = Date.now();
    expect(await doAt(escalations, now + 2 * hour)).toBe(0);
    expect(await doAt(escalations, now + 3 * hour)).toBe(0);
    expect(await rulesOf(open)).toMatchObject([
      { body: 'To Fay', data: { to: 'refused', reason: 'escalation.raise: forbidden' } },
    ]);
    expect(await linesOf(done)).toHaveLength(3);
    expect(await raisedOn(done)).toEqual([]);
  });

  it('is heard by triggers', async () => {
    await define('escalation-rule', 'Complaints', rule('normal'));
    await define(
      'trigger',
      'Escalated',
      buildTrigger({ event: { on: 'updated', fields: ['escalationLevel'] }, changes: { priority: 'urgent' } }),
    );
    const caseId = await opened({ type: 'complaint', priority: 'normal' });
    await settled();
    const now = Date.now();
    expect(await doAt(escalations, now + hour + minute)).toBe(1);
    await drainEvents(contextAt(now + hour + minute), ruleTools(), new AbortController().signal);
    expect(await caseOf(caseId)).toMatchObject({ escalationLevel: 1, priority: 'urgent' });
  });
});
