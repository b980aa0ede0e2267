/** Who has which case open, one row for each server process. Not logged: after a crash nobody is anywhere. */
export const presence: readonly string[] = [
  `create unlogged table live_presence (
    workspace_id uuid not null,
    process_id uuid not null,
    here jsonb not null,
    told_at timestamptz not null,
    primary key (workspace_id, process_id)
  )`,
];
