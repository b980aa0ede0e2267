import { useCallback, useState } from 'react';
import type { CommandInput, CommandName } from '#domain/commands/registry.ts';
import { type Failure, type FailureKind, failureOf } from '#domain/contract/failure.ts';
import type { Contract, ProcedureName } from '#domain/contract/ipc/contract.ts';
import type { InputOf, OutputOf } from '#domain/contract/ipc/procedure.ts';
import type { Leaving, Saved, SeenRecord } from '#domain/contract/ipc/run-command.ts';
import type { CommandUid } from '#domain/model/ids.ts';
import { useCore } from './core-context.tsx';
import { useFailureSentence } from './failure-sentence.ts';
import { useFillIn, withFilledIn } from './fill-in.ts';
import { useNotify } from './notify-context.tsx';

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

interface Options {
  /** The view shows the failure itself, beside what it is about: any, or those of the named kinds. */
  readonly quiet?: boolean | readonly FailureKind[];
}

/**
 * Runs domain commands. The outcome says whether it is saved on this device; until it is, the view keeps what was typed.
 * A failure is also shown as a notification. A form in which a person writes for a while hands in what it showed when they began;
 * `replaces` names the refused command that this one stands in for.
 */
export function useCommand(options: Options = {}) {
  const { running, attempt } = useAttempt(options);
  const { link, undo } = useCore();
  const fillIn = useFillIn();
  const run = useCallback(
    <N extends CommandName>(
      name: N,
      input: CommandInput<N>,
      seen?: SeenRecord,
      replaces?: CommandUid,
      leaving?: Leaving,
    ): Promise<Outcome<Saved>> =>
      attempt(async () => {
        const saved = await withFilledIn(() => link.run(name, input, seen, replaces, leaving), input, fillIn);
        undo.made(name, saved.undo);
        return saved;
      }),
    [attempt, link, undo, fillIn],
  );
  return { run, running };
}

/** The same for the contract's other procedures: signing in, settings, exports, the outbox. */
export function useProcedure(options: Options = {}) {
  const { running, attempt } = useAttempt(options);
  const { link } = useCore();
  const call = useCallback(
    <N extends ProcedureName>(name: N, input: InputOf<Contract[N]>): Promise<Outcome<OutputOf<Contract[N]>>> =>
      attempt(() => link.call(name, input)),
    [attempt, link],
  );
  return { call, running };
}

function useAttempt({ quiet = false }: Options) {
  const notify = useNotify();
  const sentence = useFailureSentence();
  const [underWay, setUnderWay] = useState(0);
  const attempt = useCallback(
    async <T>(work: () => Promise<T>): Promise<Outcome<T>> => {
      setUnderWay((count) => count + 1);
      try {
        return { ok: true, value: await work() };
      } catch (error) {
        const failure = failureOf(error);
        const isQuiet = typeof quiet === 'boolean' ? quiet : quiet.includes(failure.kind);
        // Setting what is set already is no mishap worth a message, and who would rather not knows it.
        const isKnown = failure.kind === 'nothing-to-do' || failure.kind === 'cancelled';
        if (!isQuiet && !isKnown) notify({ tone: 'bad', text: sentence(failure) });
        return { ok: false, failure };
      } finally {
        setUnderWay((count) => count - 1);
      }
    },
    [notify, sentence, quiet],
  );
  return { running: underWay > 0, attempt };
}
