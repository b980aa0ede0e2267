// A program that was put back to an older version finds files of a newer one: it says so and leaves every one of them as it is.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { close, connectionOf } from '#db/connection/connection.ts';
import type { AnyReader } from '#db/connection/handle.ts';
import { openOutbox, openProfile, openReplica } from '#db/open.ts';
import { startFailure } from '#desktop/start-failure.ts';
import { AppError, type Failure } from '#domain/contract/failure.ts';
import { type CoreDevice, startDevice } from '../../harness/core-device.ts';
import { startQuickTeam } from '../../harness/quick-team.ts';
import type { TeamServer } from '../../harness/team-server.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

const key = new Uint8Array(32).fill(7);
let team: TeamServer;
beforeAll(async () => {
  team = await startQuickTeam();
  return () => team.close();
});

/** Every file below the folder with a hash of what it holds; logs of the program left out. */
function filesIn(folder: string, under = ''): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of readdirSync(join(folder, under))) {
    const path = join(under, name);
    if (statSync(join(folder, path)).isDirectory()) Object.assign(found, filesIn(folder, path));
    else
      found[path] = createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex');
  }
  return found;
}

/** An account's failure is shown by its kind, as the program's own is. */
function wordsFor(failure: unknown, locale: string): string {
  const { kind, message } = failure as Failure;
  return startFailure(new AppError(kind, message), locale);
}

/** Why the program cannot start, or cannot open the account that was open. */
async function refusalOf(folder: string, serverUrl: string): Promise<unknown> {
  let device: CoreDevice;
  try {
    device = await startDevice({ folder, serverUrl });
  } catch (error) {
    return error;
  }
  const { phase, accounts } = await device.client.call('session.get', {});
  await device.close();
  expect(phase).toBe('signed-out');
  return accounts[0]?.failure;
}

describe.each(['profile', 'outbox', 'replica'] as const)('a %s of a newer version', (which) => {
  it('is refused in a sentence, and nothing is changed, put aside or offered to be deleted', async () => {
    const folder = temporaryFolder();
    const device = await startDevice({ folder, serverUrl: team.url });
    await device.signIn('anna', team.password);
    await device.settled();
    const { agent } = await device.client.call('session.get', {});
    await device.client.call('sync.setWorkOffline', { on: true });
    await device.client.run('case.open', { subject: 'not sent yet', teamId: team.teamId });
    await device.close();

    const account = join(folder, 'accounts', agent?.id ?? '');
    const open: Record<typeof which, () => AnyReader> = {
      profile: () => openProfile(join(folder, 'profile.db'), key),
      outbox: () => openOutbox(join(account, 'outbox.db'), key),
      replica: () => openReplica(join(account, 'replica.db'), key),
    };
    const file = open[which]();
    const { driver } = connectionOf(file);
    const today = driver.pragma('user_version', { simple: true }) as number;
    driver.pragma(`user_version = ${today + 1}`);
    close(file);

    const before = filesIn(folder);
    const failure = await refusalOf(folder, team.url);
    expect(failure).toMatchObject({ kind: 'from-the-future' });
    const after = filesIn(folder);
    expect(Object.keys(after).filter((name) => name.includes('put-aside'))).toEqual([]);
    for (const name of Object.keys(before).filter((each) => each.endsWith(`${which}.db`)))
      expect(after[name], name).toBe(before[name]);

    const words = [wordsFor(failure, 'en'), wordsFor(failure, 'zh-CN')];
    expect(words[0]).toContain('written by a newer Holdfast. Please update the program.');
    expect(words[1]).toContain('请升级程序');
    for (const sentence of words) expect(sentence).not.toMatch(/delet|discard|reset|erase|删除|清除|重置/i);
  });
});
