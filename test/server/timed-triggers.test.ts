import { describe, expect, it } from 'vitest';
import type { CommandArgs } from '#domain/commands/registry.ts';
import type { DefinitionId } from '#domain/model/ids.ts';
import type { Json } from '#domain/model/json.ts';
import { timedTriggers } from '#server/triggers/find-timed.ts';
import { forgetFirings } from '#server/triggers/forget-firings.ts';
import { hour, minute } from '../builders/times.ts';
import { buildTrigger } from '../builders/trigger.ts';
import { openRuleDesk } from '../harness/rule-desk.ts';
import { id } from '../harness/test-device.ts';

const desk = openRuleDesk();
const { define, opened, caseOf, rulesOf, settled, doAt } = desk;

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
    const { anna } = desk.staff;
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
    const { anna } = desk.staff;
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
    const { lead } = desk.staff;
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
