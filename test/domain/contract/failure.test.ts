import { describe, expect, test } from 'vitest';
import { AppError, failure, failureKinds, failureOf } from '#domain/contract/failure.ts';

describe('a failure', () => {
  test.each(failureKinds)('of kind %s crosses a border as it is', (kind) => {
    const crossed = JSON.parse(JSON.stringify(failureOf(new AppError(kind, 'why', { seconds: 5 }))));
    expect(failure.parse(crossed)).toEqual({ kind, message: 'why', details: { seconds: 5 } });
  });

  test('without details has none', () => {
    expect(failureOf(new AppError('offline', 'no answer'))).toStrictEqual({ kind: 'offline', message: 'no answer' });
  });

  test('keeps its cause for the log, and does not send it', () => {
    const error = new AppError('damaged', 'unreadable', undefined, new Error('page 7'));
    expect(error.cause).toEqual(new Error('page 7'));
    expect(new AppError('damaged', 'unreadable')).not.toHaveProperty('cause');
    expect(JSON.stringify(failureOf(error))).not.toContain('page 7');
  });

  test.each([
    new Error('王小明 13800138000'),
    new TypeError('x'),
    'text',
    null,
    undefined,
    { kind: 'offline', message: 'x' },
  ])('a defect (%s) tells nothing of itself', (thrown) => {
    expect(failureOf(thrown)).toStrictEqual({ kind: 'internal', message: 'Something went wrong inside Holdfast.' });
  });

  test('kinds are named once, in kebab case', () => {
    expect(new Set(failureKinds).size).toBe(failureKinds.length);
    for (const kind of failureKinds) expect(kind).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });
});
