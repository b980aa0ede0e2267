import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { HoldBack } from '#core/sync/hold-back.ts';
import { openOutbox } from '#db/open.ts';
import { appendCommand } from '#db/outbox/commands.ts';
import type { CaseId, CommandUid } from '#domain/model/ids.ts';
import { buildEnvelope } from '../builders/envelope.ts';
import { ids } from '../builders/ids.ts';
import { type CoreDevice, startDevice } from '../harness/core-device.ts';
import { eventually } from '../harness/eventually.ts';
import { startQuickTeam } from '../harness/quick-team.ts';
import { stageClock } from '../harness/stage-clock.ts';
import type { TeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { openedCase } from '../harness/work-on-cases.ts';

let server: TeamServer;
beforeAll(async () => {
  server = await startQuickTeam();
  return () => server.close();
});

async function device(login: string, folder = temporaryFolder()): Promise<CoreDevice> {
  const started = await startDevice({ folder: join(folder, login), serverUrl: server.url });
  await started.signIn(login, server.password);
  return started;
}

/** Sent as the composer sends it. */
async function send({ client }: CoreDevice, caseId: CaseId, body: string, holdMs = 20_000): Promise<CommandUid> {
  const { lastMessageId } = (await client.call('cases.get', { caseId })).fields;
  const input = { caseId, body, seenMessageId: lastMessageId };
  return (await client.run('case.reply', input, undefined, undefined, { holdMs })).uid as CommandUid;
}

const bodies = async ({ client }: CoreDevice, caseId: CaseId) =>
  (await client.call('cases.timeline', { caseId }))
    .filter(({ kind }) => kind === 'message-out')
    .map(({ body }) => body);

describe('a reply that can still be undone', () => {
  it('is saved and does not leave, while work on other cases does; undone, it is a draft and its status is taken back', async () => {
    const anna = await device('anna');
    const ben = await device('ben');
    await anna.settled();
    const [one, two] = [await openedCase(anna, 'to be undone'), await openedCase(anna, 'another matter')];
    await anna.settled();
    const uid = await send(anna, one, '先不要发');
    await anna.client.run('case.status', { caseId: one, to: 'solved' }, undefined, undefined, { after: uid });
    await anna.client.run('case.note', { caseId: two, body: 'goes ahead' });
    expect(await anna.client.call('outbox.held', {})).toMatchObject([{ uid, kind: 'reply', caseId: one }]);

    await eventually(async () => {
      const there = await ben.client.call('cases.timeline', { caseId: two });
      expect(there.map(({ body }) => body)).toContain('goes ahead');
    });
    expect(await bodies(ben, one)).toEqual([]);
    expect((await anna.client.call('sync.get', {})).waiting).toBe(2);

    await anna.client.call('outbox.edit', { uid });
    const draft = await anna.client.call('drafts.get', { kind: 'reply', subject: one });
    expect(draft?.content).toMatchObject({ body: '先不要发' });
    expect((await anna.client.call('cases.get', { caseId: one })).fields.status).toBe('new');
    expect(await anna.client.call('outbox.held', {})).toEqual([]);

    await send(anna, one, '这次发', 50);
    await anna.settled();
    await eventually(async () => expect(await bodies(ben, one)).toEqual(['这次发']));
    await Promise.all([anna.close(), ben.close()]);
  });

  it('is there after the program ended, and leaves when its time is over', async () => {
    const folder = temporaryFolder();
    const first = await device('anna', folder);
    await first.settled();
    const caseId = await openedCase(first, 'ended in between');
    await first.settled();
    await send(first, caseId, '还在', 2000);
    await first.close();
    const again = await startDevice({ folder: join(folder, 'anna'), serverUrl: server.url });
    expect(await bodies(again, caseId)).toEqual(['还在']);
    await again.settled();
    const ben = await device('ben');
    await eventually(async () => expect(await bodies(ben, caseId)).toEqual(['还在']));
    await Promise.all([again.close(), ben.close()]);
  });

  it('takes the place of the draft it was in one commit', async () => {
    const anna = await device('anna');
    await anna.settled();
    const draft = { kind: 'reply', subject: await openedCase(anna, 'from a draft') } as const;
    await anna.client.call('drafts.save', { ...draft, content: { body: 'sent' } });
    const input = { caseId: draft.subject, body: 'sent' };
    await anna.client.run('case.reply', input, undefined, undefined, { draft });
    expect(await anna.client.call('drafts.get', draft)).toBeNull();
    await anna.close();
  });

  it('keeps nobody waiting who needs no such time', async () => {
    const anna = await device('anna');
    await anna.settled();
    const caseId = await openedCase(anna, 'at once');
    await send(anna, caseId, 'now', 0);
    expect(await anna.client.call('outbox.held', {})).toEqual([]);
    await anna.close();
  });
});

describe('how long a command is held back after the program ended', () => {
  const held = (passedMs: number) => {
    const clock = stageClock();
    const outbox = openOutbox(join(temporaryFolder(), 'outbox.db'), new Uint8Array(32).fill(9));
    const hold = { at: clock.now(), ms: 10_000 };
    appendCommand(outbox, { envelope: buildEnvelope(1), reads: [], writes: [], hold });
    clock.set(passedMs);
    let left = 0;
    const holds = new HoldBack({ outbox, clock, over: () => left++ });
    return { clock, holds, left: () => left };
  };
  const uid = ids.command(1);

  it.each([
    ['the rest of its time', 4000, 6000],
    ['no longer than its time where the clock was set back', -3_600_000, 10_000],
  ])('is %s', (_what, passed, rest) => {
    const { clock, holds, left } = held(passed);
    expect(holds.leftMs(uid)).toBe(rest);
    clock.pass(rest - 1);
    expect([...holds.held]).toEqual([uid]);
    // However often somebody sets the clock meanwhile.
    clock.set(-86_400_000);
    clock.pass(1);
    expect([holds.held.size, left()]).toEqual([0, 1]);
  });

  it('is nothing where its time is over', () => {
    expect(held(10_000).holds.held.size).toBe(0);
  });
});
