import type { CommandInput, CommandName } from '../../commands/registry.ts';
import type { CommandUid } from '../../model/ids.ts';
import { AppError } from '../failure.ts';
import type { CallSignal } from './call-signal.ts';
import type { Contract, EventName, Events, ProcedureName } from './contract.ts';
import type { Pipe } from './pipe.ts';
import type { InputOf, OutputOf } from './procedure.ts';
import type { Leaving, Saved, SeenRecord } from './run-command.ts';

export interface Client {
  /** Rejects with an AppError of the failure's kind; with `cancelled` at once when `signal` is aborted, and the core need not go on. */
  call<N extends ProcedureName>(
    name: N,
    input: InputOf<Contract[N]>,
    signal?: CallSignal,
  ): Promise<OutputOf<Contract[N]>>;
  /** Runs a domain command; resolves when it is durable on this device. */
  run<N extends CommandName>(
    name: N,
    input: CommandInput<N>,
    seen?: SeenRecord,
    replaces?: CommandUid,
    leaving?: Leaving,
  ): Promise<Saved>;
  on<N extends EventName>(name: N, listener: (value: Events[N]) => void): () => void;
  /** Called once when the core is gone. */
  onClose(listener: () => void): () => void;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: AppError): void;
}

export function createClient(pipe: Pipe): Client {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, Set<(value: never) => void>>();
  let lastId = 0;
  let closed = false;

  pipe.onFrame((frame) => {
    switch (frame.t) {
      case 'reply':
        waiting.get(frame.id)?.resolve(frame.value);
        waiting.delete(frame.id);
        break;
      case 'error': {
        const { kind, message, details } = frame.failure;
        waiting.get(frame.id)?.reject(new AppError(kind, message, details));
        waiting.delete(frame.id);
        break;
      }
      case 'push':
        for (const listener of listeners.get(frame.name) ?? []) listener(frame.value as never);
        break;
      case 'call':
      case 'drop':
        break;
    }
  });
  pipe.onClose(() => {
    closed = true;
    for (const call of waiting.values()) call.reject(goneError());
    waiting.clear();
  });

  const client: Client = {
    call(name, input, signal) {
      if (closed) return Promise.reject(goneError());
      if (signal?.aborted) return Promise.reject(droppedError());
      const id = ++lastId;
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      waiting.set(id, { resolve, reject });
      pipe.post({ t: 'call', id, name, input });
      signal?.addEventListener('abort', () => {
        if (!waiting.delete(id)) return;
        pipe.post({ t: 'drop', id });
        reject(droppedError());
      });
      return promise as Promise<never>;
    },
    run: (name, input, seen, replaces, leaving) =>
      client.call('command.run', {
        name,
        input: input as never,
        ...(seen ? { seen } : {}),
        ...(replaces ? { replaces } : {}),
        ...leaving,
      }),
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener as (value: never) => void));
      return () => set.delete(listener as (value: never) => void);
    },
    onClose: (listener) => pipe.onClose(listener),
  };
  return client;
}

function droppedError(): AppError {
  return new AppError('cancelled', 'Nobody waits for it any more.');
}

function goneError(): AppError {
  return new AppError('internal', 'The program behind this window is gone.');
}
