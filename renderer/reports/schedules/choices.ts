/** The choices, each with its word. */
export function choices<T extends string>(values: readonly T[], word: (value: T) => string) {
  return values.map((value) => ({ value, label: word(value) }));
}
