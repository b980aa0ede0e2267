import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, fsyncSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { readCommandLine } from '#server/command-line.ts';
import { lockFolder } from '#server/sql/folder-lock.ts';
import { openEmbedded } from '#server/sql/open-embedded.ts';
import { rows } from '#server/sql/statement.ts';
import { startServer } from '#server/start-server.ts';
import { openCaseArgs } from '../harness/open-case-args.ts';
import { adminLogin } from '../harness/server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { request, TestDevice } from '../harness/test-device.ts';

// Making a database takes seconds: one is made, the others are copies of it.
const template = join(temporaryFolder(afterAll), 'database');
await (await openEmbedded(template)).close();

/** A folder with an empty database: for a server this is its first start. */
function dataFolder(whenDone?: (remove: () => void) => void): string {
  const folder = temporaryFolder(whenDone);
  cpSync(template, join(folder, 'database'), { recursive: true });
  return folder;
}

const main = join(import.meta.dirname, '../../server/main.ts');
const children = new Set<ChildProcess>();
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});

interface Run {
  readonly child: ChildProcess;
  readonly lines: string[];
  readonly ended: Promise<number | null>;
  /** Waits for a line that contains the words. */
  said(words: string): Promise<string>;
}

/** `npm run server` as the shell would run it. */
function run(folder: string, args: readonly string[] = [], env: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [main, '--data', folder, '--port', '0', ...args], {
    env: { ...process.env, ...env },
  });
  children.add(child);
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (l) => lines.push(l));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  const said = async (words: string): Promise<string> => {
    for (;;) {
      const line = lines.find((each) => each.includes(words));
      if (line !== undefined) return line;
      if (isOver) throw new Error(`it ended without saying "${words}":\n${lines.join('\n')}`);
      await wait(20);
    }
  };
  return { child, lines, ended, said };
}

function discovery(folder: string) {
  return JSON.parse(readFileSync(join(folder, 'server.json'), 'utf8')) as Record<string, string | number>;
}

describe('a commit', () => {
  it('waits until it is on the disk', async () => {
    const syncs: number[] = [];
    const store = await openEmbedded(join(dataFolder(), 'database'), (descriptor) => {
      syncs.push(descriptor);
      fsyncSync(descriptor);
    });
    await rows(store.db, 'create table note (body text)');
    const during = async (work: () => Promise<unknown>): Promise<number> => {
      const before = syncs.length;
      await work();
      return syncs.length - before;
    };
    const insert = (db: typeof store.db) => rows(db, `insert into note values ('x')`);
    for (let n = 0; n < 5; n++) expect(await during(() => insert(store.db))).toBeGreaterThanOrEqual(1);
    const batch = () =>
      store.db.transaction().execute(async (tx) => {
        for (let n = 0; n < 100; n++) await insert(tx);
      });
    const syncsOfBatch = await during(batch);
    expect(syncsOfBatch).toBeGreaterThanOrEqual(1);
    expect(syncsOfBatch).toBeLessThan(100);
    expect(await during(() => rows(store.db, 'select body from note limit 1'))).toBe(0);
    await store.close();
  });
});

describe('the first start', () => {
  const folder = dataFolder(afterAll);

  it('says where it listens, where it keeps data and how to sign in; a later start keeps the secret', async () => {
    const first = run(folder);
    await first.said('listens on');
    expect(await first.said('keeps its data')).toContain(folder);
    const [, login, password] = /as "(.+)" with the password (\S+)/.exec(await first.said('password')) ?? [];
    const { url } = discovery(folder);
    const device = await TestDevice.signIn(String(url), { login: login ?? '', password: password ?? '' });
    const opened = await openCaseArgs(device);
    await device.push(device.command('case.open', opened));
    expect(device.session).toMatchObject({ agent: { role: 'admin' }, epoch: 1 });
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(await first.said('stopped')).toBeDefined();
    expect(existsSync(join(folder, 'server.json'))).toBe(false);

    const second = run(folder);
    await second.said('listens on');
    expect(second.lines.join('\n')).not.toContain('password');
    const again = await TestDevice.signIn(String(discovery(folder).url), {
      login: login ?? '',
      password: password ?? '',
    });
    expect(again.session.epoch).toBe(1);
    expect(await again.find('case', opened.caseId)).toBeDefined();
    second.child.kill('SIGINT');
    expect(await second.ended).toBe(0);
  });

  it('tells programs of this user, and nobody else, where it is', async () => {
    const server = run(folder);
    await server.said('listens on');
    const file = join(folder, 'server.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(discovery(folder)).toMatchObject({ pid: server.child.pid, database: 'embedded' });
    const { url, localToken } = discovery(folder);
    const body = { source: 's', team: 'Support', dryRun: true, cases: ['no case'] };
    const answer = await request(String(url), 'POST', '/v1/import', body, { authorization: `Bearer ${localToken}` });
    expect(answer.status).toBe(200);
    expect(
      (await request(String(url), 'POST', '/v1/people', {}, { authorization: `Bearer ${localToken}` })).status,
    ).toBe(401);
  });

  it('takes the administrator and the workspace from the environment', async () => {
    const own = dataFolder();
    const server = run(own, [], {
      HOLDFAST_ADMIN_LOGIN: 'boss',
      HOLDFAST_ADMIN_PASSWORD: 'chosen by hand',
      HOLDFAST_WORKSPACE: '海港',
    });
    await server.said('listens on');
    expect(server.lines.join('\n')).not.toContain('password');
    const device = await TestDevice.signIn(String(discovery(own).url), { login: 'boss', password: 'chosen by hand' });
    expect(device.session.workspace.name).toBe('海港');
  });
});

describe('a folder', () => {
  const folder = dataFolder(afterAll);

  it('in use by another server is not touched: one sentence naming the process, and the end', async () => {
    const first = run(folder);
    await first.said('listens on');
    const second = run(folder);
    expect(await second.ended).toBe(1);
    expect(second.lines).toEqual([expect.stringContaining(`process id ${first.child.pid}`)]);
    expect((await fetch(`${discovery(folder).url}/healthz`)).status).toBe(200);
  });

  it('of a server that was killed is taken over at once, with everything that was acknowledged', async () => {
    const own = dataFolder();
    const doomed = run(own, [], { HOLDFAST_ADMIN_LOGIN: 'root', HOLDFAST_ADMIN_PASSWORD: adminLogin.password });
    await doomed.said('listens on');
    const device = await TestDevice.signIn(String(discovery(own).url), adminLogin);
    const acknowledged: string[] = [];
    for (let n = 0; n < 5; n++) {
      const opened = await openCaseArgs(device);
      await device.push(device.command('case.open', opened));
      acknowledged.push(opened.caseId);
    }
    doomed.child.kill('SIGKILL');
    await doomed.ended;
    const heirs = [run(own), run(own)];
    await Promise.any(heirs.map((heir) => heir.said('listens on')));
    expect(await Promise.race(heirs.map((heir) => heir.ended))).toBe(1);
    const after = await TestDevice.signIn(String(discovery(own).url), adminLogin, device.session.device.id);
    expect(after.session.epoch).toBe(1);
    const held = new Set((await after.everything()).map((row) => row.id));
    expect(acknowledged.filter((caseId) => !held.has(caseId))).toEqual([]);
  });

  it('of this very process is in use, too', async () => {
    const own = dataFolder();
    const server = await startServer({ database: { kind: 'embedded', folder: own } });
    await expect(startServer({ database: { kind: 'embedded', folder: own } })).rejects.toMatchObject({
      kind: 'in-use',
      details: { pid: process.pid },
    });
    await server.close();
    await (await startServer({ database: { kind: 'embedded', folder: own } })).close();
  });

  it('is free when nobody is written beside its lock', async () => {
    const own = temporaryFolder();
    mkdirSync(join(own, 'server.lock'));
    await (await lockFolder(own, () => {}))();
  });

  it('is free when its lock is older than the machine’s last start, whoever has the process id now', async () => {
    const own = temporaryFolder();
    const lock = join(own, 'server.lock');
    mkdirSync(lock);
    writeFileSync(join(own, 'server.pid'), JSON.stringify({ pid: process.pid }));
    await expect(lockFolder(own, () => {})).rejects.toMatchObject({ kind: 'in-use' });
    const beforeBoot = Date.now() / 1000 - uptime() - 600;
    utimesSync(lock, beforeBoot, beforeBoot);
    await (await lockFolder(own, () => {}))();
  });

  it('where the first start was cut off before the database was whole is started afresh', async () => {
    const own = temporaryFolder();
    mkdirSync(join(own, 'database.new', 'base'), { recursive: true });
    writeFileSync(join(own, 'database.new', 'PG_VERSION'), '18\n');
    const server = await startServer({ database: { kind: 'embedded', folder: own } });
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect(existsSync(join(own, 'database.new'))).toBe(false);
    await server.close();
  });
});

describe('a port', () => {
  it('that is taken is one sentence and the end, and the folder is free again', async () => {
    const folder = dataFolder();
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    const { port } = other.address() as { port: number };
    const server = run(folder, ['--port', String(port)]);
    expect(await server.ended).toBe(1);
    expect(server.lines).toEqual([`Port ${port} is taken by another program.`]);
    expect(existsSync(join(folder, 'server.lock'))).toBe(false);
    other.close();
  });
});

describe('a wrong call', () => {
  it.each([
    [['--port', 'many'], {}, '--port wants a number'],
    [['--port', '65536'], {}, '--port wants a number'],
    [['--colour'], {}, '--colour'],
    [[], { HOLDFAST_ADMIN_PASSWORD: 'short' }, 'at least 8 characters'],
    [[], { HOLDFAST_LOG: 'loud' }, 'HOLDFAST_LOG wants'],
  ])('%j %j is refused in a sentence', (args, env, words) => {
    expect(() => readCommandLine(args, env)).toThrow(words);
  });

  it('is all that is said, and the end', async () => {
    const folder = temporaryFolder();
    const server = run(folder, [], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
    expect(await server.ended).toBe(1);
    expect(server.lines).toEqual(['The PostgreSQL database cannot be used (ECONNREFUSED).']);
  });
});
