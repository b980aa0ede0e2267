import type { z } from 'zod';
import type { FailureDetails, FailureKind } from '../contract/failure.ts';
import type { Change } from '../model/change.ts';
import type { Collection } from '../model/collections.ts';
import type { CommandUid, DefinitionId } from '../model/ids.ts';
import type { Json } from '../model/json.ts';
import type { RecordRef, StoredRecord } from '../model/record.ts';
import type { Actor } from '../rules/rights.ts';

/** A record as the deciding side knows it; `unknown` means this device does not hold it, the server may. */
export type Loaded<C extends Collection = Collection> =
  | { readonly state: 'present'; readonly record: StoredRecord<C> }
  | { readonly state: 'absent' }
  | { readonly state: 'unknown' };

/** What a decision may look at: the records `needs` named, nothing else. */
export interface View {
  get<C extends Collection>(collection: C, id: string): Loaded<C>;
}

export interface DecideContext {
  /** Also the id of the timeline entry a command may write, and what a second one's follows from: a resend cannot write it twice. */
  readonly uid: CommandUid;
  readonly actor: Actor;
  readonly happenedAt: number;
  /** The rule of the workspace that asks for it, on the server; where it is named, no person made the change. */
  readonly rule?: { readonly id: DefinitionId; readonly name: string };
}

export interface Refusal {
  readonly kind: FailureKind;
  /** One English sentence for logs; the renderer has its own for each kind. */
  readonly message: string;
  readonly details?: FailureDetails;
}

export type Decision = { readonly ok: true; readonly changes: readonly Change[] } | Refused;

export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
}

/** Where new ids and numbers come from: minted once, before deciding, and kept with the command. */
export interface Minter {
  id(): string;
  caseNumber(): string;
  /** The server's time at a moment that was read off this device's clock; left out where the two are the same. */
  readonly serverTime?: (deviceTime: number) => number;
}

export interface CommandDefinition<Name extends string, Input, Args, Asked = unknown> {
  readonly name: Name;
  readonly version: number;
  /** What a person asks for; `Asked` is the same before defaults are filled in. */
  readonly input: z.ZodType<Input, Asked>;
  /** The input plus what was minted: what is kept, sent and replayed. */
  readonly args: z.ZodType<Args>;
  mint(input: Input, minter: Minter): Args;
  /** The records to load before deciding; asked again until it names nothing new (a loaded case reveals its customer). */
  needs(args: Args, loaded: View): readonly RecordRef[];
  /** For each older version that was ever in use, its arguments made into those of the next. */
  readonly upgrades?: Readonly<Record<number, (args: Json) => Json>>;
  /** Pure: the same view, args and context always give the same changes or refusal. */
  decide(view: View, args: Args, context: DecideContext): Decision;
}

export function defineCommand<const Name extends string, Input, Args, Asked>(
  definition: CommandDefinition<Name, Input, Args, Asked>,
): CommandDefinition<Name, Input, Args, Asked> {
  return definition;
}

export function accept(...changes: readonly Change[]): Decision {
  return { ok: true, changes };
}

export function refuse(kind: FailureKind, message: string, details?: FailureDetails): Refused {
  return { ok: false, refusal: details ? { kind, message, details } : { kind, message } };
}
