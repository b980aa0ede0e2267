import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type ImportOptions, readOptions } from '#server/import/options.ts';
import { type ExitCode, type RunPorts, runImport, sentenceOf } from '#server/import/run-import.ts';
import { adminLogin, createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { addPerson, signInAs } from '../harness/staff.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { TestDevice } from '../harness/test-device.ts';
import { folderWith, table } from './collect.ts';
import { forumData, trackerData } from './real-data.ts';

const dataFolder = temporaryFolder(afterAll);
let database: TestDatabase;
let url: string;

beforeAll(async () => {
  database = await createTestDatabase();
  url = (await database.start({ discoveryFile: join(dataFolder, 'server.json') })).url;
});
afterAll(() => database.drop());

interface Run {
  readonly code: ExitCode;
  readonly lines: readonly string[];
}

async function run(
  argv: readonly string[],
  ports: Partial<RunPorts> = {},
  set: Partial<ImportOptions> = {},
): Promise<Run> {
  const lines: string[] = [];
  const options = { ...readOptions([...argv, '--data', dataFolder], {}), zone: 'Asia/Shanghai', ...set };
  const code = await runImport(options, {
    print: (line) => lines.push(line),
    line: { show: () => {}, end: () => {} },
    stop: new AbortController().signal,
    now: () => 0,
    askPassword: async () => adminLogin.password,
    ...ports,
  });
  return { code, lines };
}

async function count(text: string, ...parameters: unknown[]): Promise<number> {
  const [found] = await database.query<{ n: number }>(`select count(*)::integer as n from ${text}`, parameters);
  return found?.n ?? -1;
}

const numbered = (from: number, to: number): string =>
  table(
    'id,subject,opened_at,customer,phone',
    ...Array.from(
      { length: to - from },
      (_, n) => `${from + n},Case ${from + n},2026-03-01,Ada,1640000${1000 + ((from + n) % 7)}`,
    ),
  );

describe('the real sets', () => {
  test('are imported whole; a second run changes nothing', async () => {
    const forum = forumData();
    const tracker = trackerData();
    const first = await run([forum.path, tracker.path]);
    expect(first.code).toBe(0);
    const number = (value: number): string => value.toLocaleString('en');
    expect(first.lines.filter((line) => line.includes('created'))).toEqual([
      expect.stringContaining(
        `created ${number(forum.cases)}, completed 0, unchanged 0, refused 0; timeline lines ${number(forum.comments)}`,
      ),
      expect.stringContaining(
        `created ${tracker.cases}, completed 0, unchanged 0, refused 0; timeline lines ${tracker.comments}`,
      ),
    ]);
    expect(await count('"case"')).toBe(forum.cases + tracker.cases);
    expect(await count('entry')).toBe(forum.comments + tracker.comments);
    const customers = await count('customer');

    const second = await run([forum.path, tracker.path]);
    expect(second.lines.filter((line) => line.includes('created'))).toEqual([
      expect.stringContaining(`created 0, completed 0, unchanged ${number(forum.cases)}, refused 0; timeline lines 0`),
      expect.stringContaining(`created 0, completed 0, unchanged ${tracker.cases}, refused 0; timeline lines 0`),
    ]);
    expect(await count('"case"')).toBe(forum.cases + tracker.cases);
    expect(await count('customer')).toBe(customers);
  });
});

test('cases and messages added to a file since the last run come in, and nothing twice', async () => {
  const line = (id: string, ...bodies: string[]): string =>
    JSON.stringify({
      id,
      subject: `Case ${id}`,
      opened_at: '2026-03-01 09:00',
      messages: bodies.map((body, n) => ({ from: 'customer', author: 'Ada', body, at: `2026-03-01 1${n}:00` })),
    });
  const path = folderWith({ 'grows.jsonl': line('1', 'one') })('grows.jsonl');
  await run([path]);
  writeFileSync(path, [line('1', 'one', 'two'), line('2', 'first')].join('\n'));
  const { lines } = await run([path]);
  expect(lines.at(-1)).toBe('grows: created 1, completed 1, unchanged 0, refused 0; timeline lines 2.');
  expect(await count('entry where body = $1', 'one')).toBe(1);
});

test('a dry run says what would happen and writes nothing', async () => {
  const before = await count('"case"');
  const at = folderWith({ 'trial.csv': `${numbered(0, 3)}3,no time,,Ada,\r\n` });
  const { code, lines } = await run([at('trial.csv'), '--dry-run', '--team', 'Nowhere yet']);
  expect(code).toBe(2);
  expect(lines).toEqual([
    'Trying out (nothing is written): workspace "Holdfast", team "Nowhere yet".',
    'trial: cases as a table, source "trial".',
    '  trial.csv, line 5: opened_at is empty: when was the case opened?',
    'trial: would be created 3, completed 0, unchanged 0, refused 1; timeline lines 0.',
  ]);
  expect(await count('"case"')).toBe(before);
  expect(await count('team where name = $1', 'Nowhere yet')).toBe(0);
  expect(existsSync(at('trial.csv.errors.jsonl'))).toBe(false);
});

describe('refused rows', () => {
  test('are written beside the file with line, reason and text; mended, they come in and the report goes', async () => {
    const at = folderWith({ 'mixed.csv': `${numbered(100, 103)}103,no time,,Ada,\r\n100,again,2026-03-01,Ada,\r\n` });
    const first = await run([at('mixed.csv'), '--team', 'Returns']);
    expect(first.code).toBe(2);
    expect(first.lines.at(-1)).toBe(`The refused rows are in ${at('mixed.csv.errors.jsonl')}.`);
    const report = readFileSync(at('mixed.csv.errors.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(report).toEqual([
      {
        file: at('mixed.csv'),
        line: 5,
        reason: 'opened_at is empty: when was the case opened?',
        row: '103,no time,,Ada,',
      },
      {
        file: at('mixed.csv'),
        line: 6,
        reason: 'the id "100" stands on line 2 already; that row counts',
        row: '100,again,2026-03-01,Ada,',
      },
    ]);
    writeFileSync(at('mixed.csv'), numbered(100, 104));
    expect((await run([at('mixed.csv'), '--team', 'Returns'])).code).toBe(0);
    expect(existsSync(at('mixed.csv.errors.jsonl'))).toBe(false);
    expect(await count('"case" c join team t on t.id = c.team_id where t.name = $1', 'Returns')).toBe(4);
  });

  test('of several files go into one report when one is named', async () => {
    const broken = table('subject,opened_at', 'a,never');
    const at = folderWith({ 'one.csv': broken, 'two.csv': broken });
    expect((await run([at(), '--errors', at('all.jsonl')])).code).toBe(2);
    expect(readFileSync(at('all.jsonl'), 'utf8').trim().split('\n')).toHaveLength(2);
  });
});

test('an import that is stopped ends after its batch and goes on when it is run again', async () => {
  const path = folderWith({ 'long.csv': numbered(1000, 1500) })('long.csv');
  const stop = new AbortController();
  const first = await run([path], { stop: stop.signal, line: { show: () => stop.abort(), end: () => {} } });
  expect(first.code).toBe(1);
  expect(first.lines.at(-1)).toMatch(/^Stopped\. Run the same command again/);
  expect(first.lines.at(-2)).toContain('created 200,');
  const second = await run([path]);
  expect(second.lines.at(-1)).toContain('created 300, completed 0, unchanged 200, refused 0');
});

describe('who may import, and where to', () => {
  const path = folderWith({ 'few.csv': numbered(2000, 2002) }, afterAll)('few.csv');
  const sentence = async (argv: readonly string[], password: string): Promise<string> =>
    run([path, ...argv], { askPassword: async () => password }).then(
      () => 'it worked',
      (error) => sentenceOf(error),
    );

  test('a lead signs in and out again', async () => {
    const admin = await TestDevice.signIn(url, adminLogin);
    await addPerson(admin, 'importing-lead', 'lead', []);
    await signInAs(url, 'importing-lead');
    const sessions = await count('session');
    const password = 'a long enough secret';
    expect(await sentence(['--server', url, '--login', 'importing-lead'], password)).toBe('it worked');
    expect(await count('session')).toBe(sessions);
  });

  test('an agent may not', async () => {
    const admin = await TestDevice.signIn(url, adminLogin);
    await addPerson(admin, 'importing-agent', 'agent', admin.session.agent.teamIds);
    expect(await sentence(['--server', url, '--login', 'importing-agent'], 'a long enough secret')).toMatch(
      /^Only leads and admins may import cases\./,
    );
  });

  test('a wrong password is said', async () => {
    expect(await sentence(['--server', url, '--login', adminLogin.login], 'guess')).toBe(
      'The login or the password is wrong.',
    );
  });

  test('no server, a server of something else and a folder without one are told apart', async () => {
    const other = createServer((_request, response) => response.end('<html>Sign in to the hotel</html>'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    const address = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    expect(await sentence(['--server', address, '--login', 'x'], 'x')).toBe(
      `What answers at ${address} is no Holdfast server.`,
    );
    expect(await sentence(['--server', 'http://127.0.0.1:9', '--login', 'x'], 'x')).toBe(
      'No server answers at http://127.0.0.1:9.',
    );
    await expect(run([path], {}, { dataFolder: '/nowhere' })).rejects.toThrow(
      /^No Holdfast server runs from \/nowhere\./,
    );
  });
});

describe('the command', () => {
  const main = join(import.meta.dirname, '../../server/import/main.ts');

  async function command(argv: readonly string[], onText: (text: string, kill: () => void) => void = () => {}) {
    const child = spawn(process.execPath, [main, ...argv, '--data', dataFolder], { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (piece: string) => {
        text += piece;
        onText(text, () => child.kill('SIGINT'));
      });
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    return { code, text };
  }

  test('ends with 0 when all is in, 2 when rows were refused, 1 when it cannot run', async () => {
    const at = folderWith({ 'good.csv': numbered(3000, 3002), 'bad.csv': table('subject,opened_at', 'a,never') });
    expect((await command([at('good.csv')])).code).toBe(0);
    expect((await command([at('bad.csv')])).code).toBe(2);
    expect(await command([at('gone.csv')])).toEqual({ code: 1, text: `There is no file ${at('gone.csv')}.\n` });
    expect((await command(['--help'])).text).toMatch(/^Usage: npm run import/);
  });

  test('is stopped by Ctrl+C and says how to go on', async () => {
    const at = folderWith({ 'many.csv': numbered(10_000, 13_000) });
    let isKilled = false;
    const { code, text } = await command([at('many.csv')], (seen, kill) => {
      if (isKilled || !seen.includes('many: cases')) return;
      isKilled = true;
      kill();
    });
    expect(text).toContain('Stopping after this batch');
    expect(text).toContain('Run the same command again');
    expect(code).toBe(1);
    expect((await command([at('many.csv')])).code).toBe(0);
    expect(await count(`"case" where external_id in ('10000', '12999')`)).toBe(2);
  });
});
