import type { Collection } from '../model/collections.ts';
import type { Json } from '../model/json.ts';
import { type RecordRef, refKey } from '../model/record.ts';
import { broughtBack } from './bring-back.ts';
import { accept, type DecideContext, type Decision, type Loaded, refuse, type View } from './definition.ts';
import { notBefore } from './not-before.ts';
import { type AnyCommand, commandNamed } from './registry.ts';
import { withCustomerHistory } from './with-customer-history.ts';

/** A command as far as deciding needs it; an envelope is one. */
export interface CommandCall {
  readonly name: string;
  readonly version: number;
  readonly args: Json;
}

export interface Decided {
  readonly decision: Decision;
  /** Every record that was looked at. */
  readonly reads: readonly RecordRef[];
}

class SuppliedView implements View {
  readonly records = new Map<string, Loaded>();

  get<C extends Collection>(collection: C, id: string): Loaded<C> {
    return (this.records.get(refKey({ collection, id })) ?? { state: 'unknown' }) as Loaded<C>;
  }
}

interface Checked {
  readonly command: AnyCommand;
  readonly args: unknown;
}

function check(call: CommandCall): Checked | Decision {
  const command = commandNamed(call.name);
  const upgraded = command && upgradedArgs(command, call);
  if (!upgraded)
    return refuse('unsupported-command', `The command ${call.name}@${call.version} is not known here.`, {
      name: call.name,
      version: call.version,
    });
  const parsed = command.args.safeParse(upgraded.args);
  if (!parsed.success) return refuse('bad-request', `The command ${call.name} has unusable arguments.`);
  return { command, args: parsed.data };
}

/** A command made by an older Holdfast in the words of today's; none when there is no way from its version. */
function upgradedArgs(command: AnyCommand, call: CommandCall): { readonly args: Json } | undefined {
  let args = call.args;
  for (let version = call.version; version !== command.version; version++) {
    const upgrade = command.upgrades?.[version];
    if (!upgrade) return undefined;
    args = upgrade(args);
  }
  return { args };
}

/**
 * A command on its way to a decision, for sides that read synchronously and for those that must wait: supply what is
 * `missing()` until nothing is, then `decide()`. Bad arguments and unknown commands come out as refusals.
 */
export class CommandRun {
  readonly #view = new SuppliedView();
  readonly #reads = new Map<string, RecordRef>();
  readonly #checked: Checked | Decision;

  constructor(call: CommandCall) {
    this.#checked = check(call);
  }

  missing(): readonly RecordRef[] {
    if (!('command' in this.#checked)) return [];
    const refs = this.#checked.command.needs(this.#checked.args, this.#view);
    for (const ref of refs) this.#reads.set(refKey(ref), ref);
    return refs.filter((ref) => !this.#view.records.has(refKey(ref)));
  }

  supply(ref: RecordRef, loaded: Loaded): void {
    this.#view.records.set(refKey(ref), loaded);
  }

  decide(context: DecideContext): Decided {
    const checked = this.#checked;
    const happenedAt = notBefore(this.#view.records.values(), context.happenedAt);
    const then = { ...context, happenedAt };
    const decided = 'command' in checked ? checked.command.decide(this.#view, checked.args, then) : checked;
    const looked = [...this.#view.records.values()];
    const decision = decided.ok
      ? accept(...withCustomerHistory(broughtBack(decided.changes, looked), looked, then))
      : decided;
    return { decision, reads: [...this.#reads.values()] };
  }
}

/** Decides a command on a side that reads synchronously (the local store). */
export function decideWith(call: CommandCall, load: (ref: RecordRef) => Loaded, context: DecideContext): Decided {
  const run = new CommandRun(call);
  for (let missing = run.missing(); missing.length > 0; missing = run.missing())
    for (const ref of missing) run.supply(ref, load(ref));
  return run.decide(context);
}
