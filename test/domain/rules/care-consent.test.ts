import { describe, expect, test } from 'vitest';
import type { ContactPoint } from '#domain/model/customer-fields.ts';
import type { Consent, ConsentChannel, HourRange } from '#domain/model/service-file-fields.ts';
import { careBar } from '#domain/rules/care-consent.ts';

const said = (key: ConsentChannel, state: Consent['state']): Consent => ({ key, state, since: 0, how: '' });
const phone = (doNotContact?: HourRange): ContactPoint => ({
  ...{ kind: 'phone', value: '13800138000', label: '' },
  ...(doNotContact ? { doNotContact } : {}),
});
const file = (consents: readonly Consent[], ...contactPoints: readonly ContactPoint[]) => ({ consents, contactPoints });
const night = { from: 22 * 60, to: 8 * 60 };
const lunch = { from: 12 * 60, to: 14 * 60 };

describe('a customer is addressed', () => {
  test.each<readonly [string, Parameters<typeof careBar>, ReturnType<typeof careBar>]>([
    ['as they agreed', [file([said('phone', 'granted')], phone()), 'phone', 600], null],
    ['on no channel they refused', [file([said('sms', 'refused')], phone()), 'sms', 600], 'refused'],
    ['on none they were not asked about', [file([said('phone', 'granted')], phone()), 'sms', 600], 'not-asked'],
    ['on none without an address', [file([said('email', 'granted')], phone()), 'email', 600], 'no-address'],
    ['not at night', [file([said('phone', 'granted')], phone(night)), 'phone', 23 * 60], 'quiet-hours'],
    ['not early in the morning', [file([said('phone', 'granted')], phone(night)), 'phone', 479], 'quiet-hours'],
    ['from the minute the quiet ends', [file([said('phone', 'granted')], phone(night)), 'phone', 480], null],
    ['not at noon', [file([said('sms', 'granted')], phone(lunch)), 'sms', 720], 'quiet-hours'],
    ['at another number then', [file([said('sms', 'granted')], phone(lunch), phone()), 'sms', 720], null],
    [
      'by a letter at any hour',
      [file([said('post', 'granted')], { kind: 'address', value: '上海', label: '', doNotContact: night }), 'post', 0],
      null,
    ],
  ])('%s', (_what, given, expected) => {
    expect(careBar(...given)).toBe(expected);
  });
});
