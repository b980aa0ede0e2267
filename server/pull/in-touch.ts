import { rows, type Sql } from '../sql/statement.ts';

/** A device that is online reads twice a minute and writes it down once. */
const writtenEveryMs = 60_000;

/** The device has read everything there was, and before that said all it had to say. */
export async function noteInTouch(db: Sql, workspaceId: string, deviceId: string, now: number): Promise<void> {
  await rows(
    db,
    `update push_state set last_seen_at = $3
     where workspace_id = $1 and device_id = $2 and last_seen_at < $3::bigint - ${writtenEveryMs}`,
    [workspaceId, deviceId, now],
  );
}
