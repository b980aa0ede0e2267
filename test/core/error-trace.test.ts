import { expect, test } from 'vitest';
import { errorTrace } from '#core/error-trace.ts';

test('an error is told by its kind and its way, never by its words', () => {
  const error = Object.assign(new TypeError('王小明 wrote\n    "my card is 4111"'), { code: 'EIO' });
  const trace = errorTrace(error);
  expect(trace).toMatch(/^TypeError EIO at .*error-trace\.test\.ts/);
  expect(trace).not.toMatch(/王小明|4111/);
  expect(errorTrace('王小明')).toBe('string');
});
