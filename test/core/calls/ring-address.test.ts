import { describe, expect, it } from 'vitest';
import { reportInLink } from '#core/calls/ring-address.ts';

describe('a link that tells of a call', () => {
  it.each([
    ['holdfast://call?number=13800138000&direction=in', { number: '13800138000', direction: 'in', event: 'ringing' }],
    ['holdfast://call?number=%2B8613800138000', { number: '+8613800138000', direction: 'in' }],
    ['holdfast://call?number=+8613800138000', { number: '+8613800138000' }],
    ['holdfast://call?number=021-5555%206666&direction=out', { number: '021-5555 6666', direction: 'out' }],
    ['holdfast://call?event=missed&call=77', { number: '', event: 'missed', call: '77' }],
    ['holdfast://call?number=110&number=120', { number: '110' }],
  ])('is understood: %s', (link, report) => {
    expect(reportInLink(link)).toMatchObject(report);
  });

  it.each([
    '',
    'call?number=1',
    'https://call?number=1',
    'holdfast://cases/call?number=1',
    'holdfast://call?direction=sideways',
    'holdfast://call?event=boom',
    `holdfast://call?number=${'1'.repeat(61)}`,
    'holdfast://call?number=1%0A2',
    'holdfast://call?number=%E2%80%AE1',
  ])('says nothing when it is not sound: %s', (link) => {
    expect(reportInLink(link)).toBeUndefined();
  });
});
