/** Who is connected to each server process, beside who has which case open. A process of before says nothing of it. */
export const peopleHere: readonly string[] = [
  `alter table live_presence add column people jsonb not null default '[]'`,
];
