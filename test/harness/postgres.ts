// Private PostgreSQLs for the `pg` tests: own folder, own port, fsync on, gone afterwards.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A superuser's address; undefined where the machine has no PostgreSQL, then tests run on PGlite only. */
    TEST_DATABASE_URL: string | undefined;
  }
}

type Owner = { uid: number; gid: number } | Record<string, never>;

/** A PostgreSQL of one's own, for tests that ill-treat it. */
export interface Postgres {
  readonly url: string;
  /** Everything it logged so far. */
  log(): string;
  /** Cuts every connection and starts again from its write-ahead log, as after a crash. */
  restart(): void;
  stop(): Promise<void>;
}

// The shell outlives a killed test run just long enough to stop the server: its stdin closes with us. Whoever restarted the
// server meanwhile, pg_ctl knows which process it is.
const keeper = `
"$1/postgres" -D "$2/data" -k "$2" -p "$3" -c listen_addresses=127.0.0.1 -c fsync=on -c max_connections=100 \\
  -c log_statement="$4" -c log_line_prefix='%p ' >"$2/log" 2>&1 &
cat >/dev/null
"$1/pg_ctl" stop -D "$2/data" -m fast -w >/dev/null 2>&1
wait
rm -rf "$2"
`;

let shared: Postgres | undefined;

export async function setup(project: Pick<TestProject, 'provide'>): Promise<void> {
  const found = findPostgres();
  if (typeof found === 'string') {
    console.warn(`\n!!! ${found}: the pg tests run on PGlite only, not on a real PostgreSQL.\n`);
    project.provide('TEST_DATABASE_URL', undefined);
    return;
  }
  shared = await start(found.bin, found.owner, 'none');
  project.provide('TEST_DATABASE_URL', shared.url);
}

export async function teardown(): Promise<void> {
  await shared?.stop();
}

/** Another one beside the one all tests share; its log holds every statement. */
export async function startPostgres(): Promise<Postgres> {
  const found = findPostgres();
  if (typeof found === 'string') throw new Error(found);
  return await start(found.bin, found.owner, 'all');
}

/** Where PostgreSQL is and who may run it (it refuses root), or why there is none. */
function findPostgres(): { bin: string; owner: Owner } | string {
  const newestFirst = globSync('/usr/lib/postgresql/*/bin').sort(
    (a, b) => Number(b.split('/')[4]) - Number(a.split('/')[4]),
  );
  const bin = newestFirst.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
  if (bin === undefined) return 'No PostgreSQL under /usr/lib/postgresql';
  if (process.getuid?.() !== 0) return { bin, owner: {} };
  const id = (flag: string): number => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout || NaN);
  const owner = { uid: id('-u'), gid: id('-g') };
  if (Number.isNaN(owner.uid)) return 'PostgreSQL refuses to run as root and there is no user "postgres"';
  return { bin, owner };
}

async function start(bin: string, owner: Owner, logged: 'all' | 'none'): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-pg-'));
  const password = randomBytes(16).toString('hex');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if ('uid' in owner) for (const path of [folder, passwordFile]) chownSync(path, owner.uid, owner.gid);

  const asOwner = { ...owner, cwd: folder };
  const cluster = ['-D', join(folder, 'data'), '-U', 'holdfast', '-E', 'UTF8', '--locale=C.UTF-8'];
  const access = ['--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  execFileSync(join(bin, 'initdb'), [...cluster, ...access], { ...asOwner, stdio: ['ignore', 'ignore', 'inherit'] });

  const port = await freePort();
  const keeping = spawn('sh', ['-c', keeper, 'sh', bin, folder, String(port), logged], {
    ...asOwner,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const log = () => readFileSync(join(folder, 'log'), 'utf8');
  const deadline = Date.now() + 60_000;
  while (spawnSync(join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port), '-q']).status !== 0) {
    if (Date.now() > deadline) {
      const said = log();
      await stop(keeping);
      rmSync(folder, { recursive: true, force: true });
      throw new Error(`PostgreSQL did not start:\n${said}`);
    }
    await wait(50);
  }
  return {
    url: `postgres://holdfast:${password}@127.0.0.1:${port}/postgres`,
    log,
    restart() {
      const again = ['restart', '-D', join(folder, 'data'), '-m', 'immediate', '-w', '-l', join(folder, 'log')];
      execFileSync(join(bin, 'pg_ctl'), again, { ...asOwner, stdio: 'ignore' });
    },
    stop: () => stop(keeping),
  };
}

async function stop(keeping: ChildProcess): Promise<void> {
  if (keeping.exitCode !== null) return;
  const exited = new Promise((resolve) => keeping.once('exit', resolve));
  keeping.stdin?.end();
  await exited;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
