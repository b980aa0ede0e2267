import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';

/** The digits alone, full-width ones included: what two spellings of a number have in common. */
export function phoneDigits(raw: string): string {
  return raw.normalize('NFKC').replace(/\D/g, '');
}

/** The number in international form (E.164) where it can be told, else its digits. `country` is the workspace's own. */
export function phoneKey(raw: string, country: CountryCode = 'CN'): string {
  const parsed = parsePhoneNumberFromString(raw.normalize('NFKC'), country);
  return parsed?.isPossible() ? parsed.number : phoneDigits(raw);
}

/** Digits back to front, so that "ends with" becomes an indexed "starts with". */
export function reversedDigits(raw: string): string {
  return [...phoneDigits(raw)].reverse().join('');
}
