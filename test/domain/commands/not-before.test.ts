import { expect, it } from 'vitest';
import { notBefore } from '#domain/commands/not-before.ts';
import { buildCase } from '../../builders/records.ts';

const opened = buildCase();
const { openedAt } = opened.fields;

it('takes what a slow clock says for the moment the case was opened', () => {
  expect(notBefore([{ state: 'present', record: opened }], openedAt - 1)).toBe(openedAt);
  expect(notBefore([{ state: 'present', record: opened }], openedAt + 1)).toBe(openedAt + 1);
});

it('leaves the time alone where nothing is known', () => {
  expect(notBefore([{ state: 'absent' }, { state: 'unknown' }], 7)).toBe(7);
});
