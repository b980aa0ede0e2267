import type { QueryPart } from '#domain/rules/search-query/query-part.ts';
import { keyNamed } from '#domain/rules/search-query/query-words.ts';
import { readQuery } from '#domain/rules/search-query/read-query.ts';
import { writeQuery } from '#domain/rules/search-query/write-query.ts';

export const longestQuery = 400;

/** What is looked for: a name that waits for its value (`from:`) is not looked for as a word. */
export function askedIn(text: string): string {
  const asked = text.trim().slice(0, longestQuery);
  const open = /(?:^|\s)([^\s:：]+)[:：]$/u.exec(asked);
  return open && keyNamed(open[1] ?? '') ? asked.slice(0, open.index) : asked;
}

/** The text without one of its parts. */
export function without(text: string, place: number): string {
  return writeQuery(readQuery(text).toSpliced(place, 1));
}

/** The text with the part; of statuses and of days on one side one counts, of kinds any. */
export function withPart(text: string, part: QueryPart): string {
  const parts = readQuery(text);
  const kept = part.kind === 'in' ? parts : parts.filter(({ kind }) => kind !== part.kind);
  return writeQuery(part.kind === 'in' ? [part, ...kept] : [...kept, part]);
}

/** The text with a name at its end that waits for its value. */
export function withKey(text: string, key: 'from' | 'tag' | 'after' | 'before'): string {
  return `${askedIn(text)} ${key}:`.trimStart();
}
