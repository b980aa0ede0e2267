import type { WorkspaceStanding } from '#domain/contract/wire/pull.ts';
import type { ReplicaReader, ReplicaWriter } from '../connection/handle.ts';
import { getReplicaMeta, setReplicaMeta } from './meta.ts';

interface Told {
  readonly standing: WorkspaceStanding;
  /** By this device's own clock. */
  readonly at: number;
}

function told(db: ReplicaReader): Told | undefined {
  const kept = getReplicaMeta(db, 'standing');
  return kept === undefined ? undefined : (JSON.parse(kept) as Told);
}

/** What an answer says of it, if anything. */
export function keepStanding(db: ReplicaWriter, standing: WorkspaceStanding | undefined, at: number): void {
  if (standing) setReplicaMeta(db, 'standing', JSON.stringify({ standing, at } satisfies Told));
}

/** What the server said last of the whole workspace; nothing before it has. */
export function workspaceStanding(db: ReplicaReader): WorkspaceStanding | undefined {
  return told(db)?.standing;
}

export function standingToldAt(db: ReplicaReader): number {
  return told(db)?.at ?? 0;
}
