import type { ContactPoint } from '../model/customer-fields.ts';
import type { Consent, ConsentChannel, HourRange } from '../model/service-file-fields.ts';

/** Why somebody is left out: they said no, were never asked, have no such address, or not at that hour. */
export const careBars = ['refused', 'not-asked', 'no-address', 'quiet-hours'] as const;
export type CareBar = (typeof careBars)[number];

interface File {
  readonly consents: readonly Consent[];
  readonly contactPoints: readonly ContactPoint[];
}

const kindOf: Readonly<Record<ConsentChannel, ContactPoint['kind']>> = {
  phone: 'phone',
  sms: 'phone',
  email: 'email',
  chat: 'chat',
  post: 'address',
};

/** Whether a customer said that they may be addressed this way. */
export function hasConsented({ consents }: Pick<File, 'consents'>, channel: ConsentChannel): boolean {
  return consents.some(({ key, state }) => key === channel && state === 'granted');
}

/** What keeps a customer from being addressed on a channel at this minute of the day; null for nothing. */
export function careBar(file: File, channel: ConsentChannel, minute: number): CareBar | null {
  if (!hasConsented(file, channel)) return file.consents.some(({ key }) => key === channel) ? 'refused' : 'not-asked';
  const points = file.contactPoints.filter(({ kind }) => kind === kindOf[channel]);
  if (points.length === 0) return 'no-address';
  // A letter wakes nobody.
  if (channel === 'post') return null;
  return points.some(({ doNotContact }) => !doNotContact || !isWithin(doNotContact, minute)) ? null : 'quiet-hours';
}

/** `to` is not included; over midnight when it comes before `from`. */
function isWithin({ from, to }: HourRange, minute: number): boolean {
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}
