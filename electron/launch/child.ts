import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { graceMs } from './grace.ts';

export interface Child {
  readonly pid: number | undefined;
  /** Resolves when it has ended: with 0 after a clean end, with another number otherwise. */
  readonly ended: Promise<number>;
  isRunning(): boolean;
  /** Asks it to stop, and ends it when it does not. */
  stop(): Promise<void>;
  /** Ends it at once. */
  kill(): void;
}

export interface ChildOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Every line it prints, from both streams. */
  readonly onLine?: (line: string) => void;
}

/** A Node program of ours, on this Node. It stops when the launcher is gone. */
export function startNode(script: string, args: readonly string[], options: ChildOptions): Child {
  const follow = new URL('./stop-with-launcher.ts', import.meta.url).href;
  const guard = join(import.meta.dirname, 'require-node-24.cjs');
  const nodeArgs = ['--require', guard, '--import', follow, script, ...args];
  const child = spawnQuietly(process.execPath, nodeArgs, options, ['ignore', 'pipe', 'pipe', 'ipc']);
  // Losing the launcher is the request to stop; unlike a signal it is heard on every platform.
  return watch(child, options, () => child.disconnect());
}

/** Any other program. */
export function startProgram(program: string, args: readonly string[], options: ChildOptions): Child {
  const child = spawnQuietly(program, args, options, ['ignore', 'pipe', 'pipe']);
  return watch(child, options, () => void child.kill('SIGTERM'));
}

/** A group of its own keeps the terminal's Ctrl+C from it: the launcher says who stops when. */
function spawnQuietly(
  program: string,
  args: readonly string[],
  options: ChildOptions,
  stdio: StdioOptions,
): ChildProcess {
  return spawn(program, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio,
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
}

function watch(child: ChildProcess, { onLine }: ChildOptions, askToStop: () => void): Child {
  const read = [child.stdout, child.stderr].flatMap((stream) => {
    if (!stream) return [];
    createInterface({ input: stream }).on('line', (line) => onLine?.(line));
    return [once(stream, 'close')];
  });
  const { promise: ended, resolve } = Promise.withResolvers<number>();
  child.once('error', () => resolve(1));
  // Not the event 'close': after a disconnect from this side it never comes. The last lines are waited for, unless a
  // program it started in turn keeps its output open.
  child.once('exit', (code) => {
    void Promise.race([Promise.all(read), wait(1000, undefined, { ref: false })]).then(() => resolve(code ?? 1));
  });
  const isRunning = (): boolean => child.pid !== undefined && child.exitCode === null && child.signalCode === null;

  return {
    pid: child.pid,
    ended,
    isRunning,
    kill: () => void child.kill('SIGKILL'),
    async stop() {
      if (!isRunning()) return;
      askToStop();
      const patience = setTimeout(() => child.kill('SIGKILL'), graceMs + 1000);
      await ended;
      clearTimeout(patience);
    },
  };
}
