/** The notes of two files in one; what the one says already is not said again. */
export function joinedNotes(first: string, second: string): string {
  if (first.includes(second)) return first;
  return second.includes(first) ? second : `${first.trimEnd()}\n\n${second}`;
}
