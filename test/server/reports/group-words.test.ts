import { describe, expect, it } from 'vitest';
import { groupWord } from '#server/reports/schedules/group-words.ts';
import { textsOf } from '#server/reports/schedules/texts.ts';

const word = groupWord(textsOf('en'), new Map([['a1', '陈晨']]));

describe('a group in a file of the server', () => {
  it('is called as on the screen', () => {
    expect(word('agentId', 'a1')).toBe('陈晨');
    expect(word('channel', 'phone')).toBe('Phone');
    expect(word('product', 'Ferry card')).toBe('Ferry card');
  });

  it('keeps nobody apart from somebody who is not known', () => {
    expect(word('agentId', null)).toBe('Nobody');
    expect(word('agentId', 'gone')).toBe('Unknown');
  });

  it('says that no product was named', () => {
    expect(word('product', null)).toBe('No product');
  });

  it('keeps a value that no word is known for', () => {
    expect(word('channel', 'carrier-pigeon')).toBe('carrier-pigeon');
  });
});
