import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Running {
  readonly process: ChildProcess;
  /** Everything it printed so far. */
  output(): string;
  /** Ends it as a power cut would. */
  kill9(): Promise<void>;
  /** Asks it to end and waits. */
  stop(): Promise<number | null>;
}

const running = new Set<Running>();

/** Starts a program of ours as a process of its own, on the Node that runs the tests. */
export function startProgram(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Running {
  const child = spawn(process.execPath, ['--require', './electron/launch/require-node-24.cjs', script, ...args], {
    // A program is started many times; what was compiled once is read from there.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'holdfast-compiled'), ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
    });
  const ended = once(child, 'exit');
  const program: Running = {
    process: child,
    output: () => text,
    async kill9() {
      child.kill('SIGKILL');
      await ended;
      running.delete(program);
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await ended;
      running.delete(program);
      return child.exitCode;
    },
  };
  running.add(program);
  return program;
}

/** Waits for the first line that `take` makes something of; fails with all output when the program ends before. */
export async function lineOf<T>(program: Running, take: (line: string) => T | undefined): Promise<T> {
  for (const line of program.output().split('\n')) {
    const found = take(line);
    if (found !== undefined) return found;
  }
  const { stdout } = program.process;
  if (!stdout) throw new Error('the program has no output');
  const lines = createInterface({ input: stdout });
  try {
    for await (const line of lines) {
      const found = take(line);
      if (found !== undefined) return found;
    }
  } finally {
    lines.close();
    stdout.resume();
  }
  throw new Error(`the program ended before it was ready:\n${program.output()}`);
}

/** Ends whatever a test left running. */
export async function killAll(): Promise<void> {
  await Promise.all([...running].map((program) => program.kill9()));
}
