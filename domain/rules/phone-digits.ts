/** The digits alone, full-width ones included: what two spellings of a number have in common. */
export function phoneDigits(raw: string): string {
  return raw.normalize('NFKC').replace(/\D/g, '');
}

/** Digits back to front, so that "ends with" becomes an indexed "starts with". */
export function reversedDigits(raw: string): string {
  return [...phoneDigits(raw)].reverse().join('');
}
