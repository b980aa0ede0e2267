import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { memoryOf } from '../machine.ts';
import { pin } from '../pin.ts';
import type { Steps } from './serve-steps.ts';

/** A running program of the bench that does steps on request. */
export interface StepProgram<S extends Steps> {
  readonly pid: number;
  ask<N extends keyof S & string>(step: N, ...args: Parameters<S[N]>): Promise<Awaited<ReturnType<S[N]>>>;
  /** Most memory so far in MiB; undefined where the system does not tell. */
  peakMiB(): number | undefined;
  /** Ends it as a power cut would. */
  kill9(): Promise<void>;
  stop(): Promise<void>;
}

export interface HowToStart {
  /** The one processor it may use. */
  readonly processor?: number | undefined;
  readonly args?: readonly string[];
  readonly nodeArgs?: readonly string[];
  readonly folder?: string;
}

interface Waiting {
  resolve(value: never): void;
  reject(error: Error): void;
}

const running = new Set<ChildProcess>();

/** Ends whatever a scenario that failed left running. */
export function endPrograms(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** Starts a program that ends in `serveSteps`. */
export async function startSteps<S extends Steps>(script: string, how: HowToStart = {}): Promise<StepProgram<S>> {
  const child = spawn(process.execPath, [...(how.nodeArgs ?? []), script, ...(how.args ?? [])], {
    stdio: ['pipe', 'pipe', 'pipe'],
    cwd: how.folder,
  });
  running.add(child);
  const waiting = new Map<number, Waiting>();
  const ready = Promise.withResolvers<void>();
  let said = '';
  let lastId = 0;
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    const heard = line.startsWith('{') ? (JSON.parse(line) as Record<string, unknown>) : undefined;
    if (heard?.ready === true) return ready.resolve();
    const asked = typeof heard?.id === 'number' ? waiting.get(heard.id) : undefined;
    if (!asked) {
      said += `${line}\n`;
      return undefined;
    }
    waiting.delete(heard?.id as number);
    return heard?.error === undefined
      ? asked.resolve(heard?.value as never)
      : asked.reject(new Error(`${heard.error}`));
  });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      running.delete(child);
      const error = new Error(`${script} has ended:\n${said}`);
      ready.reject(error);
      for (const { reject } of waiting.values()) reject(error);
      resolve();
    });
  });
  await ready.promise;
  const pid = child.pid ?? 0;
  if (how.processor !== undefined) pin(pid, how.processor);
  return {
    pid,
    ask(step, ...stepArgs) {
      const { promise, resolve, reject } = Promise.withResolvers<never>();
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      child.stdin.write(`${JSON.stringify({ id, step, args: stepArgs[0] ?? null })}\n`);
      return promise;
    },
    peakMiB: () => memoryOf(pid)?.peak,
    async kill9() {
      waiting.clear();
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      waiting.clear();
      child.stdin.end();
      await ended;
    },
  };
}
