/** What an identity number is compared and kept by: digits and letters of one width, in capitals, without what only parts them. */
export function normalIdentity(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s\p{Cc}\p{Cf}·.\-‐-―_/]/gu, '')
    .toUpperCase();
}

const dots = '••••';

/**
 * What everybody may see of it: the last four signs, and always as many dots, so that not even its length shows. A number so short that this
 * would give most of it away shows fewer.
 */
export function identityMask(number: string): string {
  const signs = [...number];
  if (signs.length === 0) return '';
  const shown = signs.length >= 8 ? 4 : Math.floor(signs.length / 4);
  return dots + signs.slice(signs.length - shown).join('');
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';

/** Whether it looks like a resident identity number of mainland China whose check digit is wrong (GB 11643): most likely a slip of the pen. */
export function hasWrongCheckDigit(number: string): boolean {
  if (!/^\d{17}[\dX]$/.test(number)) return false;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  return checkDigits[sum % 11] !== number[17];
}
