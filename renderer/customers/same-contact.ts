import type { ContactPoint } from '#domain/model/collections.ts';
import { phoneDigits } from '#domain/rules/phone-digits.ts';

/** Shorter pieces match half the customers. */
const shortestPhone = 7;

/** Whether two contact points reach the same person: phones by their digits with or without a country code. */
export function sameContact(a: Pick<ContactPoint, 'kind' | 'value'>, b: Pick<ContactPoint, 'kind' | 'value'>): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind !== 'phone') return a.value.trim() !== '' && a.value.trim().toLowerCase() === b.value.trim().toLowerCase();
  const [short = '', long = ''] = [phoneDigits(a.value), phoneDigits(b.value)].toSorted((x, y) => x.length - y.length);
  return short.length >= shortestPhone && long.endsWith(short);
}
