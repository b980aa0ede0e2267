import type { DecideContext, Loaded } from '#domain/commands/definition.ts';
import { CommandRun } from '#domain/commands/run.ts';
import type { CommandEnvelope } from '#domain/contract/envelope.ts';
import type { Failure } from '#domain/contract/failure.ts';
import type { StoredRecord } from '#domain/model/record.ts';
import type { Actor } from '#domain/rules/rights.ts';
import type { Clock } from '../clock.ts';
import { Draft } from '../records/draft.ts';
import type { Held } from '../records/held.ts';
import type { WorkingSet } from '../records/working-set.ts';
import { happenings } from '../triggers/note-events.ts';
import { applyChanges } from './apply-changes.ts';
import type { LeasedNumbers } from './leased-numbers.ts';

export interface Outcome {
  readonly status: 'accepted' | 'conflict' | 'refused';
  readonly refusal?: Failure;
  /** The scopes it changed. */
  readonly scopes: readonly string[];
  /** The time it is taken to have happened. */
  readonly happenedAt: number;
  /** What it did to cases, for triggers. */
  readonly happened: ReturnType<typeof happenings>;
}

export interface Running {
  readonly set: WorkingSet;
  readonly actor: Actor & { readonly active: boolean };
  /** None for a rule of the server. */
  readonly deviceId: string | null;
  readonly rule?: NonNullable<DecideContext['rule']>;
  readonly numbers: Pick<LeasedNumbers, 'settle'>;
  readonly clock: Clock;
  readonly holdsFile: (sha256: string) => Promise<boolean>;
}

/** A device's clock may be ahead of ours by this much; what it claims of a later time is cut. */
const clockSlackMs = 5 * 60_000;

function loaded(held: Held | undefined): Loaded {
  return held ? { state: 'present', record: held.record as unknown as StoredRecord } : { state: 'absent' };
}

/** Loads what the commands will look at, as far as can be told before any of them has run. */
export async function preload(commands: readonly CommandEnvelope[], set: WorkingSet): Promise<void> {
  const runs = commands.map((command) => new CommandRun(command));
  for (let missing = runs.flatMap((run) => run.missing()); missing.length > 0; ) {
    await set.load(missing);
    for (const run of runs) for (const ref of run.missing()) run.supply(ref, loaded(set.get(ref)));
    missing = runs.flatMap((run) => run.missing());
  }
}

/** Decides one command on the server's records as of now and takes over its changes. */
export async function runCommand(command: CommandEnvelope, running: Running): Promise<Outcome> {
  const { set, actor, deviceId, rule, numbers, clock, holdsFile } = running;
  const happenedAt = Math.min(command.happenedAt, clock.now() + clockSlackMs);
  const refused = (refusal: Failure): Outcome => ({ status: 'refused', refusal, scopes: [], happenedAt, happened: [] });
  if (command.actorId !== actor.id)
    return refused({
      kind: 'forbidden',
      message: 'The command was made by another agent than the session belongs to.',
    });
  if (!actor.active) return refused({ kind: 'inactive', message: 'This agent has left.' });

  const draft = new Draft(set);
  const run = new CommandRun(command);
  for (let missing = run.missing(); missing.length > 0; missing = run.missing()) {
    await set.load(missing);
    for (const ref of missing) run.supply(ref, loaded(draft.get(ref)));
  }
  const { decision } = run.decide({ uid: command.uid, actor, happenedAt, ...(rule ? { rule } : {}) });
  if (!decision.ok) return refused({ ...decision.refusal });

  const overrode = await applyChanges(decision.changes, {
    draft,
    command,
    author: { device: deviceId, agent: rule ? null : command.actorId },
    happenedAt,
    numbers,
    clock,
    holdsFile,
  });
  const scopes = [...draft.scopes()];
  const happened = happenings(draft);
  draft.accept();
  return { status: overrode ? 'conflict' : 'accepted', scopes, happenedAt, happened };
}
