// What the server does with cases by itself: once for each thing that happened, and to an end.
import { describe, expect, it } from 'vitest';
import type { CustomerId } from '#domain/model/ids.ts';
import type { CaseCondition } from '#domain/rules/case-query/condition.ts';
import { transact } from '#server/sql/transaction.ts';
import { answerEvent } from '#server/triggers/answer-event.ts';
import { drainEvents, ruleTools } from '#server/triggers/drain-events.ts';
import { takeEvent } from '#server/triggers/event-queue.ts';
import { minute } from '../builders/times.ts';
import { buildTrigger } from '../builders/trigger.ts';
import { eventually } from '../harness/eventually.ts';
import { openRuleDesk } from '../harness/rule-desk.ts';
import { id } from '../harness/test-device.ts';
import { wholeArgs } from '../harness/whole-args.ts';

const desk = openRuleDesk();
const { define, opened, caseOf, linesOf, rulesOf, queued, settled, contextAt } = desk;

describe('a trigger', () => {
  it('does ordinary commands when its conditions hold, and stands in the timeline with what it did', async () => {
    const trigger = await define(
      'trigger',
      'Urgent words',
      buildTrigger({
        conditions: [{ field: 'type', is: 'any', values: ['complaint'] }],
        changes: { priority: 'urgent', addTags: ['watched'], assignee: desk.staff.ben.agentId },
        note: {
          body: 'Look at {{case.number}}: {{case.subject}} for {{customer.name}}',
          mentions: [desk.staff.ben.agentId],
        },
        escalation: {
          level: 2,
          reason: 'complaint',
          toAgentId: null,
          toTeamId: desk.staff.support,
          acknowledgeMinutes: 30,
        },
      }),
    );
    const [other, caseId] = [await opened(), await opened({ type: 'complaint', subject: 'broken' })];
    await eventually(async () => expect(await rulesOf(caseId)).toHaveLength(1));
    const { number, ...found } = await caseOf(caseId);
    expect(found).toMatchObject({
      ...{ priority: 'urgent', tags: ['watched'], assigneeId: desk.staff.ben.agentId, escalationLevel: 2 },
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
          { field: 'assigneeId', from: null, to: desk.staff.ben.agentId },
          { field: 'tags', from: [], to: ['watched'] },
          { field: 'escalationLevel', from: 0, to: 2 },
          { field: 'note', from: null, to: null },
        ],
      },
    });
    const raised = (await desk.staff.lead.everything()).find(
      ({ collection, fields }) => collection === 'escalation' && fields.caseId === caseId,
    );
    expect(raised?.fields).toMatchObject({ raisedBy: null, ruleId: trigger, level: 2, toTeamId: desk.staff.support });
    expect(Number(raised?.fields.dueAt) - Number(raised?.fields.raisedAt)).toBe(30 * minute);
    expect(await linesOf(other)).toEqual([]);
  });

  it('tells what was refused by its kind, and does the rest', async () => {
    await define(
      'trigger',
      'Too much',
      buildTrigger({ changes: { status: 'closed', assignee: desk.staff.fay.agentId, priority: 'high' } }),
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
      buildTrigger({ changes: { teamId: desk.staff.field }, note: { body: 'yours', mentions: [] } }),
    );
    const caseId = await opened({ assigneeId: desk.staff.anna.agentId });
    await eventually(async () => expect(await rulesOf(caseId)).toHaveLength(1));
    expect(await caseOf(caseId)).toMatchObject({ teamId: desk.staff.field, assigneeId: null });
    const theirs = (await desk.staff.fay.everything()).filter(({ fields }) => fields.caseId === caseId);
    expect(theirs.map(({ fields }) => fields.kind).sort()).toEqual(['assignment', 'note', 'rule']);
  });

  it('is not overridden unseen: who changed the same field without having seen it finds a conflict', async () => {
    await define('trigger', 'High', buildTrigger({ changes: { priority: 'high' } }));
    const caseId = await opened();
    await eventually(async () => expect(await rulesOf(caseId)).toHaveLength(1));
    const { ben } = desk.staff;
    const blind = { base: { [`case/${caseId}`]: { rev: 1, fields: { priority: 'normal' } } } };
    const [result] = await ben.push(ben.command('case.edit', { caseId, set: { priority: 'low' } }, blind));
    expect(result?.status).toBe('conflict');
    const conflict = (await desk.staff.lead.everything()).find(
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
    const { anna } = desk.staff;
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
    const { anna } = desk.staff;
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
    const { anna } = desk.staff;
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
    desk.database.query(
      `insert into rule_event (workspace_id, case_id, happening, depth, fired, not_before)
       values ($1, $2, '{"created":true,"fields":[],"status":null,"message":false}', 0, '[]', 0)`,
      [desk.server.authority.workspaceId, caseId],
    );
  const note = buildTrigger({ note: { body: 'welcome', mentions: [] } });

  it('also when a server is cut off in the middle: all of it is done again, or nothing', async () => {
    const caseId = await opened();
    await settled();
    await define('trigger', 'Welcome', note);
    await desk.server.close();
    await leftBehind(caseId);
    const context = contextAt(Date.now());
    const cutOff = transact(desk.database.store.db, async (tx) => {
      const event = await takeEvent(tx, desk.server.authority.workspaceId, Date.now());
      if (event) await answerEvent(tx, context, event, ruleTools());
      throw new Error('the power went');
    });
    await expect(cutOff).rejects.toThrow('the power went');
    expect(await queued()).toHaveLength(1);

    await desk.startAgain();
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
    await desk.server.close();
    await desk.database.query(
      `insert into rule_event (workspace_id, case_id, happening, depth, fired, not_before) values ($1, $2, '{"created":true}', 0, '7', 0)`,
      [desk.server.authority.workspaceId, broken],
    );
    await leftBehind(sound);
    const { signal } = new AbortController();
    for (const later of [0, 2, 4]) await drainEvents(contextAt(Date.now() + later * minute), ruleTools(), signal);
    expect(await queued()).toEqual([]);
    await desk.startAgain();
    expect(await rulesOf(broken)).toEqual([]);
    expect(await rulesOf(sound)).toHaveLength(1);
  });
});
