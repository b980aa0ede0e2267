import { AppError, failureOf } from '../failure.ts';
import { type CallSignal, CallWaiter } from './call-signal.ts';
import { type Contract, contract, type EventName, type Events, type ProcedureName } from './contract.ts';
import type { Pipe } from './pipe.ts';
import type { OutputOf, ParsedInputOf } from './procedure.ts';

export type Handlers = {
  readonly [N in ProcedureName]: (
    input: ParsedInputOf<Contract[N]>,
    /** Aborted when nobody waits for the answer any more. */
    signal?: CallSignal,
  ) => OutputOf<Contract[N]> | Promise<OutputOf<Contract[N]>>;
};

type AnyHandler = (input: unknown, signal: CallSignal) => unknown;

export interface Connected {
  push<N extends EventName>(name: N, value: Events[N]): void;
  close(): void;
}

/**
 * Answers the calls that arrive on a pipe. A throw becomes an error frame; what is no AppError also goes to `onDefect`,
 * an answer that the pipe cannot carry among it.
 */
export function serve(pipe: Pipe, handlers: Handlers, onDefect: (name: string, error: unknown) => void): Connected {
  const waiting = new Map<number, CallWaiter>();
  const answer = async (name: string, input: unknown, signal: CallSignal): Promise<unknown> => {
    if (!Object.hasOwn(contract, name)) throw new AppError('bad-request', `There is no procedure ${name}.`);
    const parsed = contract[name as ProcedureName].input.safeParse(input);
    if (!parsed.success) {
      const where = parsed.error.issues[0]?.path.join('.') ?? '';
      throw new AppError('bad-request', `${name}: the input does not fit${where ? ` at ${where}` : ''}.`, {
        field: where,
      });
    }
    return (handlers[name as ProcedureName] as AnyHandler)(parsed.data, signal);
  };
  const stop = pipe.onFrame((frame) => {
    if (frame.t === 'drop') waiting.get(frame.id)?.leave();
    if (frame.t !== 'call') return;
    const { id, name, input } = frame;
    const waiter = new CallWaiter();
    waiting.set(id, waiter);
    answer(name, input, waiter)
      .then((value) => pipe.post({ t: 'reply', id, value: value ?? null }))
      .catch((error: unknown) => {
        if (!(error instanceof AppError)) onDefect(name, error);
        pipe.post({ t: 'error', id, failure: failureOf(error) });
      })
      .finally(() => waiting.delete(id));
  });
  return {
    push: (name, value) => pipe.post({ t: 'push', name, value }),
    close() {
      stop();
      for (const waiter of waiting.values()) waiter.leave();
    },
  };
}
