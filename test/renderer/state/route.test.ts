import { describe, expect, it } from 'vitest';
import { hrefOf, parseRoute, startRoute } from '#renderer/state/route.ts';

describe('a place in the address', () => {
  it('is read back as it was written', () => {
    const params = { queue: 'mine', text: '退款 & 发票' };
    expect(parseRoute(hrefOf('cases', 'a/b', params))).toEqual({ area: 'cases', id: 'a/b', params });
    expect(parseRoute(hrefOf('follow-ups'))).toEqual({ area: 'follow-ups', id: null, params: {} });
  });

  it('falls back to the start for what is no place', () => {
    expect(parseRoute('')).toEqual(startRoute);
    expect(parseRoute('#/nowhere/1')).toEqual(startRoute);
    expect(parseRoute('#/cases/%E0%A4%A')).toEqual({ area: 'cases', id: '%E0%A4%A', params: {} });
  });
});
