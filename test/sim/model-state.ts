import type { PushResult } from '#domain/contract/wire/push.ts';
import type { Collection } from '#domain/model/collections.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import type { Scope } from '#domain/model/scope.ts';
import type { FieldRevision } from '#server/records/held.ts';

export interface Row {
  readonly record: AnyRecord;
  readonly origins: Readonly<Record<string, FieldRevision>>;
  readonly ver: number;
}

export interface Tombstone {
  readonly scope: Scope;
  readonly collection: Collection;
  readonly id: string;
  readonly movedTo: Scope | null;
  readonly ver: number;
}

/** A value that one of these commands replaced though its author had never seen it. */
export interface Override {
  readonly by: readonly string[];
  readonly recordId: string;
  readonly field: string;
  readonly theirs: unknown;
}

export interface Executed {
  readonly uid: string;
  readonly deviceId: string;
  readonly mid: number;
  readonly status: PushResult['status'];
}

/** All that the model of the server keeps: what a backup holds. Plain data, so that it can be cloned. */
export interface ModelState {
  cluster: number;
  epoch: number;
  /** The next version of any scope lies above it. */
  floor: number;
  readonly rows: Map<string, Row>;
  readonly counters: Map<Scope, { ver: number; minVer: number }>;
  /** The versions that each scope left out. */
  readonly gaps: Map<Scope, readonly { readonly first: number; readonly last: number }[]>;
  readonly tombstones: Map<string, Tombstone>;
  readonly results: Map<string, Omit<PushResult, 'mid' | 'uid'>>;
  readonly devices: Map<string, { readonly agentId: string; lastMid: number; readonly uids: Map<number, string> }>;
  readonly sessions: Map<string, { readonly deviceId: string; readonly agentId: string }>;
  readonly leases: { readonly deviceId: string; readonly from: number; readonly to: number }[];
  nextNumber: number;
  /** For the oracles: what was executed, in order, and what that overrode. */
  readonly executed: Executed[];
  readonly overrides: Override[];
}

export function emptyState(): ModelState {
  return {
    cluster: 1,
    epoch: 1,
    floor: 0,
    rows: new Map(),
    counters: new Map(),
    gaps: new Map(),
    tombstones: new Map(),
    results: new Map(),
    devices: new Map(),
    sessions: new Map(),
    leases: [],
    nextNumber: 10_001,
    executed: [],
    overrides: [],
  };
}
