import { describe, expect, it } from 'vitest';
import type { CommandArgs } from '#domain/commands/registry.ts';
import type { Priority } from '#domain/model/choices.ts';
import type { EscalationRule } from '#domain/rules/definitions/escalation-rule.ts';
import { drainEvents, ruleTools } from '#server/triggers/drain-events.ts';
import { escalations } from '#server/triggers/raise-due.ts';
import { day, hour, minute } from '../builders/times.ts';
import { buildTrigger } from '../builders/trigger.ts';
import { openRuleDesk } from '../harness/rule-desk.ts';

const desk = openRuleDesk();
const { define, opened, caseOf, linesOf, rulesOf, settled, contextAt, doAt } = desk;

describe('escalation by rule', () => {
  const raisedOn = async (caseId: string) =>
    (await desk.staff.lead.everything())
      .filter(({ collection, fields }) => collection === 'escalation' && fields.caseId === caseId)
      .map(({ fields }) => fields)
      .sort((a, b) => Number(a.raisedAt) - Number(b.raisedAt));
  /** Each test has its own priority, so that it leaves the cases of the others alone. */
  const rule = (priority: Priority): EscalationRule => ({
    ...{ types: ['complaint'], priorities: [priority] },
    levels: [60, 120, 24 * 60].map((afterMinutes) => ({
      ...{ afterMinutes, acknowledgeMinutes: 15, toAgentId: null, toTeamId: desk.staff.support },
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
      { level: 2, raisedBy: null, ruleId, toTeamId: desk.staff.support, reason: 'Complaints', state: 'raised' },
    ]);
    expect(Number(escalation?.dueAt)).toBe(openedAt + 3 * hour + 15 * minute);
    expect(await caseOf(caseId)).toMatchObject({ escalationLevel: 2 });
    expect((await linesOf(caseId)).map(({ kind, authorName }) => [kind, authorName])).toEqual([
      ['escalation', 'Complaints'],
    ]);
    expect(await raisedOn(other)).toEqual([]);

    // Ended by hand, it is not raised again; the next level is.
    const { lead } = desk.staff;
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
      levels: [{ afterMinutes: 60, acknowledgeMinutes: null, toAgentId: desk.staff.fay.agentId, toTeamId: null }],
    });
    const [open, done] = [
      await opened({ type: 'complaint', priority: 'high' }),
      await opened({ type: 'complaint', priority: 'high' }),
    ];
    const { anna } = desk.staff;
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
