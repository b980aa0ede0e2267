// Reckoned by hand. June 2026 begins on a Monday; offices are open Monday to Friday from 9 to 17 UTC unless a case says otherwise.
import { describe, expect, test } from 'vitest';
import type { ClockKind } from '#domain/rules/sla/service-level.ts';
import { slaClocks } from '#domain/rules/sla/sla-clocks.ts';
import type { SlaFacts } from '#domain/rules/sla/sla-facts.ts';
import { minute } from '../../../builders/times.ts';
import { at, chinaCalendar, timeOf } from '../calendar/calendars.ts';
import { aCase, aLevel, clockOf, contextAt } from './sla-builders.ts';

interface Row {
  readonly title: string;
  readonly kind: ClockKind;
  readonly minutes: number;
  readonly facts: SlaFacts;
  readonly now: string;
  readonly state: string;
  readonly due: string | null;
  readonly used: number;
}

const monday = '2026-06-01T10:00Z';
const rows: Row[] = [
  {
    title: 'no answer yet',
    kind: 'first-response',
    minutes: 60,
    facts: aCase(monday),
    now: '2026-06-01T10:40Z',
    state: 'running',
    due: '2026-06-01T11:00Z',
    used: 40,
  },
  {
    title: 'answered in time',
    kind: 'first-response',
    minutes: 60,
    facts: aCase(monday, ['2026-06-01T10:20Z', 'agent'], ['2026-06-01T15:00Z', 'agent']),
    now: '2026-06-03T10:00Z',
    state: 'met',
    due: '2026-06-01T11:00Z',
    used: 20,
  },
  {
    title: 'answered at the very instant that is due',
    kind: 'first-response',
    minutes: 60,
    facts: aCase(monday, ['2026-06-01T11:00Z', 'agent']),
    now: '2026-06-03T10:00Z',
    state: 'met',
    due: '2026-06-01T11:00Z',
    used: 60,
  },
  {
    title: 'answered too late',
    kind: 'first-response',
    minutes: 60,
    facts: aCase(monday, ['2026-06-01T11:30Z', 'agent']),
    now: '2026-06-03T10:00Z',
    state: 'breached',
    due: '2026-06-01T11:00Z',
    used: 90,
  },
  {
    title: 'waiting for the customer does not stop the first response',
    kind: 'first-response',
    minutes: 60,
    facts: aCase(monday, ['2026-06-01T10:10Z', 'pending-customer']),
    now: '2026-06-01T10:40Z',
    state: 'running',
    due: '2026-06-01T11:00Z',
    used: 40,
  },
  {
    title: 'solved without an answer: it stands still',
    kind: 'first-response',
    minutes: 60,
    facts: aCase(monday, ['2026-06-01T10:10Z', 'solved']),
    now: '2026-06-08T10:00Z',
    state: 'paused',
    due: null,
    used: 10,
  },
  {
    title: 'exactly to closing on a Friday',
    kind: 'first-response',
    minutes: 120,
    facts: aCase('2026-06-05T15:00Z'),
    now: '2026-06-05T16:00Z',
    state: 'running',
    due: '2026-06-05T17:00Z',
    used: 60,
  },
  {
    title: 'exactly to closing, answered on Saturday: late, although no working time was lost',
    kind: 'first-response',
    minutes: 120,
    facts: aCase('2026-06-05T15:00Z', ['2026-06-06T10:00Z', 'agent']),
    now: '2026-06-08T10:00Z',
    state: 'breached',
    due: '2026-06-05T17:00Z',
    used: 120,
  },
  {
    title: 'a pause across a weekend',
    kind: 'total-resolution',
    minutes: 240,
    // Friday 14-15 an hour, then pending until Monday 11, then three hours more.
    facts: aCase('2026-06-05T14:00Z', ['2026-06-05T15:00Z', 'pending-customer'], ['2026-06-08T11:00Z', 'open']),
    now: '2026-06-08T12:00Z',
    state: 'running',
    due: '2026-06-08T14:00Z',
    used: 120,
  },
  {
    title: 'several pauses',
    kind: 'total-resolution',
    minutes: 180,
    // 10-11, 12-13 and from 15 on: the third hour ends at 16.
    facts: aCase(
      monday,
      ['2026-06-01T11:00Z', 'pending-customer'],
      ['2026-06-01T12:00Z', 'open'],
      ['2026-06-01T13:00Z', 'pending-customer'],
      ['2026-06-01T15:00Z', 'open'],
    ),
    now: '2026-06-01T15:30Z',
    state: 'running',
    due: '2026-06-01T16:00Z',
    used: 150,
  },
  {
    title: 'on hold, the requester waits all the same',
    kind: 'requester-wait',
    minutes: 180,
    facts: aCase(monday, ['2026-06-01T11:00Z', 'on-hold']),
    now: '2026-06-01T12:00Z',
    state: 'running',
    due: '2026-06-01T13:00Z',
    used: 120,
  },
  {
    title: 'on hold, no agent works',
    kind: 'agent-work',
    minutes: 180,
    facts: aCase(monday, ['2026-06-01T11:00Z', 'on-hold']),
    now: '2026-06-01T12:00Z',
    state: 'paused',
    due: null,
    used: 60,
  },
  {
    title: 'with a third party, the customer wants to hear of it',
    kind: 'periodic-update',
    minutes: 120,
    facts: aCase(monday, ['2026-06-01T11:00Z', 'agent'], ['2026-06-01T11:00Z', 'pending-third-party']),
    now: '2026-06-01T14:00Z',
    state: 'breached',
    due: '2026-06-01T13:00Z',
    used: 180,
  },
  {
    title: 'an update sent while the customer is to answer asks for no further one',
    kind: 'periodic-update',
    minutes: 120,
    facts: aCase(
      monday,
      ['2026-06-01T11:00Z', 'agent'],
      ['2026-06-01T11:00Z', 'pending-customer'],
      ['2026-06-01T12:00Z', 'agent'],
    ),
    now: '2026-06-03T10:00Z',
    state: 'paused',
    due: null,
    used: 0,
  },
  {
    title: 'used up at the very instant in which a pause begins: it is due then',
    kind: 'total-resolution',
    minutes: 60,
    facts: aCase(monday, ['2026-06-01T11:00Z', 'pending-customer']),
    now: '2026-06-01T11:00Z',
    state: 'paused',
    due: '2026-06-01T11:00Z',
    used: 60,
  },
  {
    title: 'every message to the customer is an update',
    kind: 'periodic-update',
    minutes: 240,
    facts: aCase(monday, ['2026-06-01T11:00Z', 'agent'], ['2026-06-01T14:00Z', 'agent']),
    now: '2026-06-01T15:00Z',
    state: 'running',
    // Three hours of Monday and one of Tuesday.
    due: '2026-06-02T10:00Z',
    used: 60,
  },
  {
    title: 'the oldest unanswered message counts',
    kind: 'next-reply',
    minutes: 60,
    facts: aCase(
      monday,
      ['2026-06-01T11:00Z', 'agent'],
      ['2026-06-01T12:00Z', 'customer'],
      ['2026-06-01T12:50Z', 'customer'],
    ),
    now: '2026-06-01T12:55Z',
    state: 'running',
    due: '2026-06-01T13:00Z',
    used: 55,
  },
  {
    title: 'asked back: the next reply waits for the customer',
    kind: 'next-reply',
    minutes: 60,
    facts: aCase(
      monday,
      ['2026-06-01T11:00Z', 'agent'],
      ['2026-06-01T12:00Z', 'customer'],
      ['2026-06-01T12:30Z', 'pending-customer'],
    ),
    now: '2026-06-01T16:00Z',
    state: 'paused',
    due: null,
    used: 30,
  },
  {
    title: 'the customer has written: the wait for the customer is over',
    kind: 'next-reply',
    minutes: 60,
    facts: aCase(
      monday,
      ['2026-06-01T11:00Z', 'agent'],
      ['2026-06-01T11:00Z', 'pending-customer'],
      ['2026-06-01T12:00Z', 'customer'],
    ),
    now: '2026-06-01T12:10Z',
    state: 'running',
    due: '2026-06-01T13:00Z',
    used: 10,
  },
  {
    title: 'thanks after the solution ask for no reply',
    kind: 'next-reply',
    minutes: 60,
    facts: aCase(
      monday,
      ['2026-06-01T11:00Z', 'agent'],
      ['2026-06-01T11:00Z', 'solved'],
      ['2026-06-01T12:00Z', 'customer'],
    ),
    now: '2026-06-12T12:00Z',
    state: 'paused',
    due: null,
    used: 0,
  },
  {
    title: 'solved in time',
    kind: 'total-resolution',
    minutes: 480,
    facts: aCase(monday, ['2026-06-01T16:00Z', 'solved'], ['2026-06-10T16:00Z', 'closed']),
    now: '2026-06-11T10:00Z',
    state: 'met',
    due: '2026-06-02T10:00Z',
    used: 360,
  },
  {
    title: 'solved too late, and so it stays when it is reopened',
    kind: 'total-resolution',
    minutes: 60,
    facts: aCase(monday, ['2026-06-01T12:00Z', 'solved'], ['2026-06-08T10:00Z', 'reopened']),
    now: '2026-06-08T11:00Z',
    state: 'breached',
    due: '2026-06-01T11:00Z',
    used: 180,
  },
  {
    title: 'reopened after a week: it goes on where it stood',
    kind: 'total-resolution',
    minutes: 240,
    facts: aCase(monday, ['2026-06-01T12:00Z', 'solved'], ['2026-06-08T10:00Z', 'reopened']),
    now: '2026-06-08T11:00Z',
    state: 'running',
    due: '2026-06-08T12:00Z',
    used: 180,
  },
];

describe('a clock', () => {
  test.each(rows)('$kind: $title', ({ kind, minutes, facts, now, state, due, used }) => {
    const clock = clockOf(kind, facts, contextAt(now, aLevel({ [kind]: minutes })));
    expect({ state: clock.state, due: clock.dueAt, used: clock.usedMs / minute }).toEqual({
      state,
      due: due === null ? null : at(due),
      used,
    });
    expect(clock.leftMs).toBe(Math.max(0, minutes - used) * minute);
    expect(clock.overMs).toBe(Math.max(0, used - minutes) * minute);
  });

  test('that has no target, or that nothing has begun, does not apply', () => {
    const level = aLevel({ 'first-response': 60, 'next-reply': 60, 'periodic-update': 60 });
    expect(slaClocks(aCase(monday), contextAt(monday, level)).map(({ kind, state }) => [kind, state])).toEqual([
      ['first-response', 'running'],
      ['next-reply', 'not-applicable'],
      ['periodic-update', 'not-applicable'],
      ['agent-work', 'not-applicable'],
      ['requester-wait', 'not-applicable'],
      ['total-resolution', 'not-applicable'],
    ]);
  });

  test('reopened after a golden week, it has not lost a minute of it', () => {
    const china = timeOf(chinaCalendar(2026));
    const level = aLevel({ 'total-resolution': 240 });
    // Wednesday 15:00-17:00 two hours; solved over the holidays; reopened on Thursday the 8th at 11.
    const facts = aCase(
      '2026-09-30T15:00+08:00',
      ['2026-09-30T17:00+08:00', 'solved'],
      ['2026-10-08T11:00+08:00', 'reopened'],
    );
    const clock = clockOf('total-resolution', facts, contextAt('2026-10-08T11:30+08:00', level, china));
    // An hour to lunch and an hour after it.
    expect(clock).toMatchObject({ state: 'running', usedMs: 150 * minute, dueAt: at('2026-10-08T14:00+08:00') });
    expect(clock.pauses).toEqual([
      {
        status: 'solved',
        from: at('2026-09-30T17:00+08:00'),
        to: at('2026-10-08T11:00+08:00'),
        ms: (7 * 24 + 18) * 60 * minute,
        workingMs: 180 * minute,
      },
    ]);
  });

  test('tells every pause, with what holds it now', () => {
    const facts = aCase(
      monday,
      ['2026-06-01T11:00Z', 'pending-customer'],
      ['2026-06-01T13:10Z', 'open'],
      ['2026-06-01T15:00Z', 'on-hold'],
      ['2026-06-01T16:00Z', 'pending-third-party'],
    );
    const clock = clockOf('agent-work', facts, contextAt('2026-06-02T10:00Z', aLevel({ 'agent-work': 600 })));
    expect(clock.pauses.map(({ status, ms, workingMs, to }) => [status, ms / minute, workingMs / minute, to])).toEqual([
      ['pending-customer', 130, 130, at('2026-06-01T13:10Z')],
      ['on-hold', 60, 60, at('2026-06-01T16:00Z')],
      ['pending-third-party', 18 * 60, 120, null],
    ]);
    expect(clock).toMatchObject({ state: 'paused', pausedBy: 'pending-third-party', usedMs: 170 * minute });
  });

  test('tells a pause that was left and entered again in the same moment once', () => {
    const facts = aCase(
      monday,
      ['2026-06-01T11:00Z', 'pending-customer'],
      ['2026-06-01T12:00Z', 'open'],
      ['2026-06-01T12:00Z', 'pending-customer'],
    );
    const clock = clockOf('agent-work', facts, contextAt('2026-06-01T13:00Z', aLevel({ 'agent-work': 600 })));
    expect(clock.pauses).toMatchObject([{ from: at('2026-06-01T11:00Z'), to: null, ms: 120 * minute }]);
  });

  test('of the next reply begins with what the customer wrote after the first response', () => {
    const facts = aCase(monday, ['2026-06-01T10:10Z', 'customer'], ['2026-06-01T14:00Z', 'agent']);
    const clocks = slaClocks(facts, contextAt('2026-06-01T15:00Z', aLevel({ 'next-reply': 60 })));
    expect(clocks.find(({ kind }) => kind === 'next-reply')).toEqual({ kind: 'next-reply', state: 'not-applicable' });
  });

  test('may be paused where its level says so, and only there', () => {
    const level = aLevel({});
    level.targets['first-response'] = { minutes: 60, pausedIn: ['on-hold'] };
    level.targets['total-resolution'] = { minutes: 60, pausedIn: [] };
    const facts = aCase(monday, ['2026-06-01T10:10Z', 'on-hold'], ['2026-06-01T10:30Z', 'pending-customer']);
    const context = contextAt('2026-06-01T10:40Z', level);
    expect(clockOf('first-response', facts, context)).toMatchObject({ state: 'running', usedMs: 20 * minute });
    expect(clockOf('total-resolution', facts, context)).toMatchObject({ state: 'running', usedMs: 40 * minute });
  });

  test('keeps what went before, reply by reply', () => {
    const facts = aCase(
      monday,
      ['2026-06-01T10:30Z', 'agent'],
      ['2026-06-01T11:00Z', 'customer'],
      ['2026-06-01T13:00Z', 'agent'],
      ['2026-06-01T14:00Z', 'customer'],
      ['2026-06-01T14:10Z', 'agent'],
    );
    const clock = clockOf('next-reply', facts, contextAt('2026-06-02T10:00Z', aLevel({ 'next-reply': 60 })));
    expect(clock).toMatchObject({ state: 'met', usedMs: 10 * minute });
    expect(clock.earlier).toMatchObject([{ state: 'breached', usedMs: 120 * minute, doneAt: at('2026-06-01T13:00Z') }]);
  });

  test('a case taken in by talking was answered by that, where the level says so', () => {
    const facts = { ...aCase(monday), inConversation: true };
    const minutes = { 'first-response': 60, 'periodic-update': 60 };
    const now = '2026-06-01T10:30Z';
    expect(clockOf('first-response', facts, contextAt(now, aLevel(minutes))).state).toBe('running');
    const level = aLevel(minutes, { conversationAnswers: true });
    expect(clockOf('first-response', facts, contextAt(now, level))).toMatchObject({ state: 'met', usedMs: 0 });
    expect(clockOf('periodic-update', facts, contextAt(now, level)).dueAt).toBe(at('2026-06-01T11:00Z'));
  });

  test('a raised priority counts from the opening, with the time already used', () => {
    const facts = aCase(monday, ['2026-06-01T11:00Z', 'pending-customer'], ['2026-06-01T12:00Z', 'open']);
    const now = '2026-06-01T13:00Z';
    const clockAt = (minutes: number) =>
      clockOf('total-resolution', facts, contextAt(now, aLevel({ 'total-resolution': minutes })));
    expect(clockAt(480)).toMatchObject({ state: 'running', usedMs: 120 * minute, leftMs: 360 * minute });
    expect(clockAt(180)).toMatchObject({ state: 'running', usedMs: 120 * minute, dueAt: at('2026-06-01T14:00Z') });
    expect(clockAt(90)).toMatchObject({ state: 'breached', usedMs: 120 * minute, dueAt: at('2026-06-01T12:30Z') });
  });
});

describe('the warning', () => {
  test.each([
    ['after a share', { share: 0.75 }, '2026-06-05T16:30Z'],
    ['minutes before the end', { minutesBefore: 60 }, '2026-06-05T16:00Z'],
    // A share of 1/100 of two hours.
    ['early', { share: 0.01 }, '2026-06-05T15:01:12Z'],
  ])('%s', (_title, warning, warnAt) => {
    const level = aLevel({ 'first-response': 120 }, { warning });
    const facts = aCase('2026-06-05T15:00Z');
    const before = clockOf('first-response', facts, { ...contextAt(warnAt, level), now: at(warnAt) - 1 });
    expect(before.warnAt).toBe(at(warnAt));
    expect(before.warned).toBe(false);
    expect(clockOf('first-response', facts, contextAt(warnAt, level)).warned).toBe(true);
    // Once it is breached or kept there is nothing to warn of.
    expect(clockOf('first-response', facts, contextAt('2026-06-08T10:00Z', level)).warned).toBe(false);
  });

  test('that would come before the beginning comes at the beginning', () => {
    const level = aLevel({ 'first-response': 120 }, { warning: { minutesBefore: 600 } });
    const context = contextAt('2026-06-05T15:00Z', level);
    expect(clockOf('first-response', aCase('2026-06-05T15:00Z'), context)).toMatchObject({
      warnAt: at('2026-06-05T15:00Z'),
      warned: true,
    });
  });

  test('comes in working time, across a weekend', () => {
    const level = aLevel({ 'first-response': 120 }, { warning: { minutesBefore: 30 } });
    expect(clockOf('first-response', aCase('2026-06-05T16:00Z'), contextAt('2026-06-05T16:00Z', level))).toMatchObject({
      warnAt: at('2026-06-08T09:30Z'),
      dueAt: at('2026-06-08T10:00Z'),
    });
  });
});

describe('an outage', () => {
  const level = aLevel({ 'first-response': 60 });
  const outage = [{ from: at('2026-06-01T10:30Z'), to: at('2026-06-01T14:00Z') }];
  const clock = (facts: SlaFacts, now = '2026-06-01T16:00Z', outages = outage) =>
    clockOf('first-response', facts, contextAt(now, level, undefined, outages));

  test('answered in time, recorded late: kept', () => {
    expect(clock(aCase(monday, ['2026-06-01T10:50Z', 'agent', '2026-06-01T14:05Z']))).toMatchObject({
      state: 'met',
      recordedLate: true,
      breachedInOutage: false,
    });
  });

  test('answered and recorded in time: nothing to tell', () => {
    for (const recorded of ['2026-06-01T10:51Z', '2026-06-01T11:00Z', undefined])
      expect(clock(aCase(monday, ['2026-06-01T10:50Z', 'agent', recorded]))).toMatchObject({
        state: 'met',
        recordedLate: false,
      });
  });

  test('due while nothing could be reached: breached, and marked', () => {
    expect(clock(aCase(monday))).toMatchObject({ state: 'breached', breachedInOutage: true });
    expect(clock(aCase(monday, ['2026-06-01T12:00Z', 'agent', '2026-06-01T14:05Z']))).toMatchObject({
      state: 'breached',
      breachedInOutage: true,
      recordedLate: false,
    });
  });

  test('due outside of it: breached as any other', () => {
    const before = aCase('2026-06-01T09:00Z', ['2026-06-01T12:00Z', 'agent', '2026-06-01T14:05Z']);
    expect(clock(before)).toMatchObject({ state: 'breached', breachedInOutage: false });
    expect(clock(aCase('2026-06-01T13:30Z'))).toMatchObject({ state: 'breached', breachedInOutage: false });
  });

  test('due before the server had learned of the case', () => {
    const lateCase = { ...aCase(monday), recordedAt: at('2026-06-01T11:30Z') };
    expect(clock(lateCase, undefined, [])).toMatchObject({ state: 'breached', breachedInOutage: true });
  });

  test('that is not over', () => {
    const lasting = [{ from: at('2026-06-01T10:30Z'), to: null }];
    expect(clockOf('first-response', aCase(monday), contextAt(monday, level, undefined, lasting))).toMatchObject({
      state: 'running',
      breachedInOutage: false,
    });
    expect(
      clockOf('first-response', aCase(monday), contextAt('2026-06-01T16:00Z', level, undefined, lasting)),
    ).toMatchObject({ state: 'breached', breachedInOutage: true });
  });
});

describe('wrong clocks', () => {
  test('an answer from before the case answers it at once', () => {
    const facts = aCase(monday, ['2026-05-01T10:00Z', 'agent']);
    expect(
      clockOf('first-response', facts, contextAt('2026-06-02T10:00Z', aLevel({ 'first-response': 60 }))),
    ).toMatchObject({ state: 'met', usedMs: 0, doneAt: at(monday) });
  });

  test('what is dated after its record happened when it was recorded', () => {
    const facts = aCase(monday, ['2027-06-01T10:00Z', 'agent', '2026-06-01T10:30Z']);
    expect(
      clockOf('first-response', facts, contextAt('2026-06-02T10:00Z', aLevel({ 'first-response': 60 }))),
    ).toMatchObject({ state: 'met', usedMs: 30 * minute });
  });

  test('what is dated after now has happened all the same', () => {
    const facts = aCase('2028-01-01T10:00Z', ['2030-01-01T10:00Z', 'solved']);
    expect(clockOf('total-resolution', facts, contextAt(monday, aLevel({ 'total-resolution': 60 })))).toMatchObject({
      state: 'met',
      usedMs: 0,
      doneAt: at(monday),
    });
  });

  test('a case from the beginning of time', () => {
    const facts = { ...aCase(monday), openedAt: -8e15 };
    expect(clockOf('first-response', facts, contextAt(monday, aLevel({ 'first-response': 60 })))).toMatchObject({
      state: 'breached',
      startedAt: 0,
    });
  });
});
