import type { CustomerDetail } from '#domain/contract/ipc/customer-views.ts';
import type { ContactPoint } from '#domain/model/customer-fields.ts';
import { phoneText, readPhones } from '#domain/rules/phone-key.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { phoneSettings } from '../search/phone-settings.ts';

/** The numbers in contact points that were understood, by what was typed. */
export function numbersIn(db: ReplicaReader, points: readonly ContactPoint[]): CustomerDetail['numbers'] {
  const settings = phoneSettings(db);
  const typed = points.filter(({ kind }) => kind === 'phone').map(({ value }) => value);
  const read = typed.map((value) => [value, readPhones(value, settings)] as const);
  return Object.fromEntries(
    read
      .filter(([, phones]) => phones.length > 0 && phones.every(({ isUnderstood }) => isUnderstood))
      .map(([value, phones]) => [
        value,
        phones.map((phone) => ({ text: phoneText(phone, settings), extension: phone.extension })),
      ]),
  );
}
