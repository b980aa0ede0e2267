import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';

/** The digits alone, full-width ones included: what two spellings of a number have in common. */
export function phoneDigits(raw: string): string {
  return raw.normalize('NFKC').replace(/\D/g, '');
}

/** How people here write an extension, as the library reads it. */
const extension = /\s*(?:转|轉|分机|分機)\s*(?=\d)/u;

/**
 * The number in international form (E.164), without its extension, where it can be told, else its digits. `country` is
 * the workspace's own.
 */
export function phoneKey(raw: string, country: CountryCode = 'CN'): string {
  const parsed = parsePhoneNumberFromString(raw.normalize('NFKC').replace(extension, ' ext. '), country);
  return parsed?.isPossible() ? parsed.number : phoneDigits(raw);
}

/** Digits back to front, so that "ends with" becomes an indexed "starts with". */
export function reversedDigits(raw: string): string {
  return [...phoneDigits(raw)].reverse().join('');
}
