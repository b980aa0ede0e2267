import { describe, expect, test } from 'vitest';
import { deadlines, nextDeadline } from '#domain/rules/sla/next-deadline.ts';
import { factsOfRow } from '#domain/rules/sla/sla-facts.ts';
import { minute } from '../../../builders/times.ts';
import { at } from '../calendar/calendars.ts';
import { aCase, aLevel, contextAt } from './sla-builders.ts';

const monday = '2026-06-01T10:00Z';
const level = aLevel({ 'first-response': 60, 'next-reply': 60, 'agent-work': 240, 'total-resolution': 480 });
const next = (facts: ReturnType<typeof aCase>, now: string) => nextDeadline(facts, contextAt(now, level));

describe('what a case’s next deadline is', () => {
  test.each([
    ['the first answer', aCase(monday), '2026-06-01T10:30Z', 'first-response', 'running', '2026-06-01T11:00Z'],
    ['soon', aCase(monday), '2026-06-01T10:45Z', 'first-response', 'warned', '2026-06-01T11:00Z'],
    [
      'the instant itself is in time',
      aCase(monday),
      '2026-06-01T11:00Z',
      'first-response',
      'warned',
      '2026-06-01T11:00Z',
    ],
    ['missed', aCase(monday), '2026-06-01T11:01Z', 'first-response', 'breached', '2026-06-01T11:00Z'],
    [
      'once answered, the work',
      aCase(monday, ['2026-06-01T10:10Z', 'agent']),
      '2026-06-01T10:30Z',
      'agent-work',
      'running',
      '2026-06-01T14:00Z',
    ],
    [
      'the reply to a new message',
      aCase(monday, ['2026-06-01T10:10Z', 'agent'], ['2026-06-01T12:00Z', 'customer']),
      '2026-06-01T12:30Z',
      'next-reply',
      'running',
      '2026-06-01T13:00Z',
    ],
    [
      'what runs comes before what is paused',
      aCase(monday, ['2026-06-01T10:10Z', 'agent'], ['2026-06-01T10:10Z', 'on-hold']),
      '2026-06-01T12:30Z',
      'total-resolution',
      'running',
      '2026-06-02T10:00Z',
    ],
  ])('%s', (_title, facts, now, kind, state, due) => {
    expect(next(facts, now)).toMatchObject({ kind, state, dueAt: at(due) });
  });

  test('paused: by the time that is left', () => {
    const waiting = aCase(monday, ['2026-06-01T10:10Z', 'agent'], ['2026-06-01T11:00Z', 'pending-customer']);
    expect(deadlines(waiting, contextAt('2026-06-05T10:00Z', level))).toMatchObject([
      { kind: 'agent-work', state: 'paused', dueAt: null, leftMs: 180 * minute },
      { kind: 'total-resolution', state: 'paused', dueAt: null, leftMs: 420 * minute },
    ]);
  });

  test('none, when everything is kept or nothing is promised', () => {
    const done = aCase(monday, ['2026-06-01T10:10Z', 'agent'], ['2026-06-01T11:00Z', 'solved']);
    expect(next(done, '2026-06-02T10:00Z')).toBeNull();
    expect(nextDeadline(aCase(monday), contextAt(monday, aLevel({})))).toBeNull();
  });

  test('of a row from before moves were logged', () => {
    const old = factsOfRow({
      openedAt: at(monday),
      recordedAt: null,
      channel: 'email',
      status: 'solved',
      statusLog: [],
      solvedAt: at('2026-06-01T12:00Z'),
      firstRepliedAt: at('2026-06-01T10:20Z'),
      lastRepliedAt: null,
      awaitingSince: null,
    });
    expect(nextDeadline(old, contextAt('2026-06-08T10:00Z', level))).toBeNull();
  });
});
