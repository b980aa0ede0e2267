import type { ScopeCheck } from '#domain/contract/wire/pull.ts';
import type { PushResult } from '#domain/contract/wire/push.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import type { Executed, Override } from '../model-state.ts';

/** What the server holds when all is quiet. */
export interface ServerFacts {
  readonly rows: ReadonlyMap<string, AnyRecord>;
  scopesOf(agentId: string): readonly string[];
  readonly checks: Readonly<Record<string, ScopeCheck>>;
  /** Its log of commands. */
  readonly results: ReadonlyMap<string, PushResult['status']>;
  /** In order, each as often as it had effects. */
  readonly executed: readonly Executed[];
  readonly overrides: readonly Override[];
}

/** What was done on the devices, as the persons before them know it. */
export interface Made {
  readonly device: number;
  readonly uid: string;
  readonly name: string;
  /** What it made, and the number that was shown for it. */
  readonly made: { readonly id: string; readonly number: string | null } | null;
  readonly at: number;
  /** The person tried to take it back before it left. */
  takenBack: boolean;
  /** The person put it aside, refused. */
  putAside: boolean;
  /**
   * In no file of the device any more: an older copy was put in place, or the server was put back to a time before which nothing is kept.
   * What the server knows of it is all there is.
   */
  orphaned: boolean;
}

export function justMade(at: number): Pick<Made, 'at' | 'takenBack' | 'putAside' | 'orphaned'> {
  return { at, takenBack: false, putAside: false, orphaned: false };
}
