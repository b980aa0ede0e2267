import { describe, expect, test } from 'vitest';
import { type TellingWay, tellingWays } from '#domain/model/recommendation-fields.ts';
import type { Consent, ConsentChannel } from '#domain/model/service-file-fields.ts';
import { tellingBar } from '#domain/rules/telling.ts';

const said = (key: ConsentChannel, state: Consent['state']): Consent => ({ key, state, since: 0, how: '' });

describe('a customer is told of what else may help', () => {
  test.each<readonly [string, readonly Consent[], TellingWay, boolean, ReturnType<typeof tellingBar>]>([
    ['on a channel they agreed to', [said('email', 'granted')], 'email', false, null],
    ['on none they refused', [said('email', 'refused')], 'email', false, 'refused'],
    ['on none they were not asked about', [said('phone', 'granted')], 'sms', false, 'not-asked'],
    ['on the phone because they asked', [said('phone', 'refused')], 'phone', true, null],
    ['face to face because they asked', [], 'in-person', true, null],
    ['not unasked, face to face', [said('phone', 'granted')], 'in-person', false, 'only-asked'],
    ['not by a message because they asked in one: that is no conversation', [], 'chat', true, 'not-asked'],
  ])('%s', (_what, consents, way, asked, expected) => {
    expect(tellingBar({ consents }, way, asked)).toBe(expected);
  });

  test('without any consent and unasked on no way at all', () => {
    expect(tellingWays.filter((way) => tellingBar({ consents: [] }, way, false) === null)).toEqual([]);
  });
});
