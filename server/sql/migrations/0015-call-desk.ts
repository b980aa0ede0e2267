/** How long a call was on hold and worked on afterwards, and what of a script was said in it. */
export const callDesk: readonly string[] = [
  `alter table "call"
    add column hold_ms bigint not null default 0,
    add column wrap_up_ms bigint not null default 0,
    add column said jsonb not null default '[]'`,
];
