import { readFileSync } from 'node:fs';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import Database from 'better-sqlite3';

const measured = ['better-sqlite3', '@electric-sql/pglite', 'fastify', 'kysely', 'pg', 'ws', 'zod'];

/** Where and with what the figures were measured. */
export function describeMachine(): Readonly<Record<string, unknown>> {
  const memory = new Database(':memory:');
  const sqlite = memory.prepare('select sqlite_version()').pluck().get();
  memory.close();
  return {
    processors: cpus().length,
    processor: cpus()[0]?.model ?? 'unknown',
    memoryMiB: Math.round(totalmem() / 2 ** 20),
    system: `${platform()} ${release()}`,
    /** Other work on the machine makes every figure worse: average number of busy programs in the last minute. */
    load: loadavg()[0],
    node: process.version,
    sqlite,
    packages: Object.fromEntries(measured.map((name) => [name, versionOf(name)])),
  };
}

function versionOf(name: string): string {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
  return dependencies[name] ?? 'unknown';
}

/** Memory a process holds now and held at most, in MiB; undefined where the system does not tell (no /proc). */
export function memoryOf(pid: number | 'self'): { readonly now: number; readonly peak: number } | undefined {
  let status: string;
  try {
    status = readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return undefined;
  }
  const mib = (name: string): number =>
    Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? Number.NaN) / 1024;
  return { now: mib('VmRSS'), peak: mib('VmHWM') };
}
