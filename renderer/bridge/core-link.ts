import { createStore, type StoreApi } from 'zustand/vanilla';
import { AppError } from '#domain/contract/failure.ts';
import { type Client, createClient } from '#domain/contract/ipc/client.ts';
import type { EventName, Events } from '#domain/contract/ipc/contract.ts';
import type { Pipe } from '#domain/contract/ipc/pipe.ts';

/** `opened` counts the times a pipe came up: whoever shows data reads it again when the number grows. */
export interface LinkStatus {
  readonly up: boolean;
  readonly opened: number;
}

/**
 * A client that outlives its pipe. While the pipe is down every call fails at once with `details.gone`; nothing is
 * repeated by itself, because only the caller knows whether that is safe.
 */
export interface CoreLink extends Pick<Client, 'call' | 'run' | 'on'> {
  readonly status: StoreApi<LinkStatus>;
  close(): void;
}

export interface LinkOptions {
  /** Milliseconds to wait before the nth further try; the last one is repeated. */
  readonly delays?: readonly number[];
  /** Returns the function that cancels. */
  readonly after?: (ms: number, run: () => void) => () => void;
}

/** All there are: one that is missing here would never be heard. */
const events: Readonly<Record<EventName, true>> = {
  changed: true,
  sync: true,
  session: true,
  settings: true,
  outbox: true,
  bulk: true,
  action: true,
  reminder: true,
  followUpReminder: true,
  appointmentReminder: true,
  improvementReminder: true,
};
const eventNames = Object.keys(events) as EventName[];
const patience = [250, 500, 1000, 2000, 4000] as const;

export function createCoreLink(open: () => Promise<Pipe>, options: LinkOptions = {}): CoreLink {
  const { delays = patience, after = afterTimeout } = options;
  const status = createStore<LinkStatus>(() => ({ up: false, opened: 0 }));
  const listeners = new Map<EventName, Set<(value: never) => void>>();
  let client: Client | undefined;
  let cancelRetry = () => {};
  let closed = false;

  const connect = (attempt: number): void => {
    open().then(adopt, () => {
      if (!closed) cancelRetry = after(delays[Math.min(attempt, delays.length - 1)] ?? 0, () => connect(attempt + 1));
    });
  };
  const adopt = (pipe: Pipe): void => {
    if (closed) return;
    const opened = createClient(pipe);
    client = opened;
    for (const name of eventNames) opened.on(name, (value) => tell(name, value));
    opened.onClose(() => {
      client = undefined;
      status.setState({ up: false });
      if (!closed) connect(0);
    });
    status.setState((before) => ({ up: true, opened: before.opened + 1 }));
  };
  const tell = <N extends EventName>(name: N, value: Events[N]): void => {
    for (const listener of [...(listeners.get(name) ?? [])]) listener(value as never);
  };

  connect(0);
  const link: CoreLink = {
    status,
    async call(name, input, signal) {
      const through = client;
      if (!through) throw goneError();
      try {
        return await through.call(name, input, signal);
      } catch (error) {
        throw client === through ? error : goneError();
      }
    },
    run: (name, input, seen, replaces, leaving) =>
      link.call('command.run', {
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
    close() {
      closed = true;
      cancelRetry();
      client = undefined;
      status.setState({ up: false });
    },
  };
  return link;
}

function goneError(): AppError {
  return new AppError('internal', 'The program behind this window does not answer.', { gone: true });
}

function afterTimeout(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
