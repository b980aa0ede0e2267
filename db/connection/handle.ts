/**
 * What the rest of the program holds of an open file. Handles are opaque: nothing outside this room can reach the driver
 * through them, and what writes asks for a writer, so that a read can never change anything.
 */
declare const store: unique symbol;
declare const writable: unique symbol;

interface Opened<Name extends 'profile' | 'outbox' | 'replica'> {
  readonly [store]: Name;
}
interface Writable {
  readonly [writable]: true;
}

export type ProfileReader = Opened<'profile'>;
export type ProfileWriter = ProfileReader & Writable;
export type OutboxReader = Opened<'outbox'>;
export type OutboxWriter = OutboxReader & Writable;
export type ReplicaReader = Opened<'replica'>;
export type ReplicaWriter = ReplicaReader & Writable;

export type AnyReader = ProfileReader | OutboxReader | ReplicaReader;
export type AnyWriter = ProfileWriter | OutboxWriter | ReplicaWriter;
