import { expect, test } from 'vitest';
import { signingState, visitReportText } from '#domain/rules/visit-report.ts';
import { ids } from '../../builders/ids.ts';
import { buildVisit } from '../../builders/service.ts';

const { fields } = buildVisit();
const text = visitReportText(fields);
const signature = {
  name: '李老师',
  strokes: null,
  reportHash: 'a'.repeat(64),
  signedAt: 0,
  witnessId: ids.agent(1),
};

test.each([
  [{ kind: 'at-counter' }],
  [{ place: 'elsewhere' }],
  [{ arrivedAt: 1 }],
  [{ leftAt: 1 }],
  [{ need: 'x' }],
  [{ cause: 'x' }],
  [{ done: 'x' }],
  [{ parts: 'x' }],
  [{ promised: 'x' }],
  [{ outcome: 'informed' }],
  [{ metWith: 'x' }],
  [{ agentId: ids.agent(2) }],
  [{ customerId: ids.customer(2) }],
] as const)('what the customer signed is another report with %j', (set) => {
  expect(visitReportText({ ...fields, ...set })).not.toBe(text);
});

test('what is for us alone, and the signature itself, do not count', () => {
  expect(visitReportText({ ...fields, mood: 'upset', signature, recordedAt: 5 } as typeof fields)).toBe(text);
});

test('words that move from one part to another make another report', () => {
  const one = visitReportText({ ...fields, need: 'a', cause: 'bc' });
  expect(visitReportText({ ...fields, need: 'ab', cause: 'c' })).not.toBe(one);
});

test('a signature holds for the report it was given for', () => {
  expect(signingState({ signature: null }, 'a'.repeat(64))).toBe('unsigned');
  expect(signingState({ signature }, 'a'.repeat(64))).toBe('signed');
  expect(signingState({ signature }, 'b'.repeat(64))).toBe('changed-after');
});
