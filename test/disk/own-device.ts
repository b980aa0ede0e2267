import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { AppError, failureOf } from '#domain/contract/failure.ts';
import type { Contract, ProcedureName } from '#domain/contract/ipc/contract.ts';
import type { InputOf, OutputOf } from '#domain/contract/ipc/procedure.ts';
import type { Saved } from '#domain/contract/ipc/run-command.ts';
import type { SyncView } from '#domain/contract/ipc/sync-views.ts';
import { eventually } from '../harness/eventually.ts';
import type { DeviceAnswer } from './device-messages.ts';

export interface OwnDevice {
  call<N extends ProcedureName>(name: N, input: InputOf<Contract[N]>): Promise<OutputOf<Contract[N]>>;
  run(name: string, input: unknown): Promise<Saved>;
  logged(): Promise<readonly string[]>;
  syncIs(wish: (sync: SyncView) => boolean): Promise<SyncView>;
  /** Whether the process is still there. */
  isAlive(): boolean;
  kill(): Promise<void>;
  close(): Promise<void>;
}

const script = join(import.meta.dirname, 'device-process.ts');
const alive = new Set<ChildProcess>();

/** Ends what a test that failed has left behind. */
export function endDevices(): void {
  for (const child of alive) child.kill('SIGKILL');
}

/** Starts a device in a process of its own; rejects with the failure that its start ended in. */
export async function startOwnDevice(
  folder: string,
  serverUrl: string,
  env: Readonly<Record<string, string>> = {},
): Promise<OwnDevice> {
  const child = fork(script, [folder, serverUrl], { env: { ...process.env, ...env }, execArgv: [] });
  alive.add(child);
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  const wait = (id: number) =>
    new Promise<unknown>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
    });
  child.on('message', (answer: DeviceAnswer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('failure' in answer)
      asked?.reject(new AppError(answer.failure.kind, answer.failure.message, answer.failure.details));
    else asked?.resolve(answer.value);
  });
  const ended = once(child, 'exit').then(() => {
    alive.delete(child);
    for (const { reject } of waiting.values()) reject(new Error('the device process ended'));
  });
  let last = 0;
  const ask = (name: string, input: unknown): Promise<unknown> => {
    const id = ++last;
    child.send({ id, name, input });
    return wait(id);
  };
  await wait(0);
  const device: OwnDevice = {
    call: (name, input) => ask(name, input) as Promise<never>,
    run: (name, input) => ask('command.run', { name, input }) as Promise<Saved>,
    logged: () => ask('logged', {}) as Promise<readonly string[]>,
    syncIs: (wish) =>
      eventually(async () => {
        const sync = await device.call('sync.get', {});
        if (!wish(sync)) throw new Error(`the sync status stays at ${JSON.stringify(sync)}`);
        return sync;
      }),
    isAlive: () => child.exitCode === null && child.signalCode === null,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async close() {
      await ask('close', {});
      await ended;
    },
  };
  return device;
}

/** What a call ended in: its value, or the kind of its failure. */
export async function outcomeOf<T>(call: Promise<T>): Promise<{ value: T } | { kind: string }> {
  try {
    return { value: await call };
  } catch (error) {
    return { kind: failureOf(error).kind };
  }
}
