import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OutboxWriter } from '#db/connection/handle.ts';
import { openOutbox } from '#db/open.ts';
import { forgetNumbers, noteNumberWanted, numberBlocks, numbersWanted } from '#db/outbox/number-demand.ts';
import { addNumberBlock, numberCode, numbersLeft, takeNumber } from '#db/outbox/numbers.ts';
import { noon } from '../../builders/times.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

const day = 24 * 3_600_000;
let outbox: OutboxWriter;
beforeEach(() => {
  outbox = openOutbox(join(temporaryFolder(), 'outbox.db'), new Uint8Array(32).fill(9));
});

const want = (count: number, at: number) => {
  for (let n = 0; n < count; n++) noteNumberWanted(outbox, at);
};
const take = (count: number) => {
  for (let n = 0; n < count; n++) takeNumber(outbox);
};

describe('the stock of numbers', () => {
  it('is a hundred at first, and is filled up again before thirty are left', () => {
    expect(numbersWanted(outbox, noon)).toBe(100);
    addNumberBlock(outbox, 10_001, 10_100);
    take(70);
    expect(numbersWanted(outbox, noon)).toBe(0);
    take(1);
    expect(numbersWanted(outbox, noon)).toBe(71);
  });

  it('is what the last seven days wanted, two thousand at most, and is filled up before a third of it is left', () => {
    for (let back = 6; back >= 0; back--) want(60, noon - back * day);
    addNumberBlock(outbox, 10_001, 10_125);
    expect(numbersWanted(outbox, noon)).toBe(420 - 125);
    addNumberBlock(outbox, 10_126, 10_420);
    expect(numbersWanted(outbox, noon)).toBe(0);
    want(3000, noon);
    expect(numbersWanted(outbox, noon)).toBe(2000 - 420);
  });

  it('forgets what was wanted a week ago, and what a clock said that was years ahead', () => {
    want(500, noon);
    want(500, noon + 3650 * day);
    expect(numbersWanted(outbox, noon + 6 * day)).toBe(100);
    want(150, noon);
    expect(numbersWanted(outbox, noon)).toBe(150);
    expect(numbersWanted(outbox, noon + 7 * day)).toBe(100);
  });
});

describe('the letters of provisional numbers', () => {
  it('stay the same for an identity, and can be told on the phone', () => {
    const code = numberCode(outbox, (bytes) => new Uint8Array(bytes).map((_, index) => index * 71));
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(numberCode(outbox, () => new Uint8Array(5))).toBe(code);
  });

  it('change with the identity, together with the blocks that were leased to it', () => {
    const code = numberCode(outbox, (bytes) => new Uint8Array(bytes).fill(7));
    addNumberBlock(outbox, 10_001, 10_100);
    expect(numberBlocks(outbox)).toEqual([{ from: 10_001, to: 10_100 }]);
    forgetNumbers(outbox);
    expect(numbersLeft(outbox)).toBe(0);
    expect(numberCode(outbox, (bytes) => new Uint8Array(bytes).fill(8))).not.toBe(code);
  });
});
