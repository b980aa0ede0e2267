import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AppointmentState, appointmentStates } from '#domain/model/choices.ts';
import { cameLater, clash, type Placed } from '#domain/rules/appointments/clashes.ts';
import { ids } from '../../../builders/ids.ts';
import { buildAppointment } from '../../../builders/service.ts';
import { hour, minute, noon } from '../../../builders/times.ts';

const placed = (n: number, fields: Partial<Placed> = {}): Placed => ({
  id: ids.appointment(n),
  ...buildAppointment(n, { startsAt: noon }).fields,
  ...fields,
});
const moved = (at: number): Placed['moves'] => [
  { key: ids.command(1), by: ids.agent(1), at, from: noon, reason: '客户出差' },
];

describe('two appointments', () => {
  test.each<[string, Partial<Placed>, boolean]>([
    ['at the same time', {}, true],
    ['that overlap by a minute', { startsAt: noon + 59 * minute }, true],
    ['one within the other', { startsAt: noon + 10 * minute, minutes: 5 }, true],
    ['of which one ends as the other begins', { startsAt: noon + hour }, false],
    ['of two agents', { agentId: ids.agent(2) }, false],
    ['of which one was called off', { state: 'cancelled' }, false],
    ['of which one was kept', { state: 'done' }, false],
  ])('%s', (_, other, isClash) => {
    expect(clash(placed(1), placed(2, other))).toBe(isClash);
    expect(clash(placed(2, other), placed(1))).toBe(isClash);
  });

  test('the one that the server heard of first came first; what it has not heard of comes last', () => {
    expect(cameLater(placed(1, { recordedAt: noon + 1 }), placed(2, { recordedAt: noon }))).toBe(true);
    expect(cameLater(placed(1, { recordedAt: null }), placed(2, { recordedAt: noon }))).toBe(true);
    // Of what was moved into the way of another, the move counts.
    const into = placed(1, { recordedAt: noon, moves: moved(noon + hour) });
    expect(cameLater(into, placed(2, { recordedAt: noon + minute }))).toBe(true);
  });

  const any = (n: number) =>
    fc
      .record({
        agent: fc.constantFrom(1, 2),
        start: fc.integer({ min: 0, max: 300 }),
        minutes: fc.integer({ min: 5, max: 240 }),
        state: fc.constantFrom<AppointmentState>(...appointmentStates),
        recordedAt: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
        movedAt: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
      })
      .map(
        ({ agent, start, movedAt, ...rest }): Placed =>
          placed(n, {
            ...rest,
            agentId: ids.agent(agent),
            startsAt: noon + start * minute,
            moves: movedAt === null ? [] : moved(movedAt),
          }),
      );

  test('both know of it alike, and of any two exactly one came later: every device says the same', () => {
    fc.assert(
      fc.property(any(1), any(2), (one, other) => {
        expect(clash(one, other)).toBe(clash(other, one));
        expect(clash(one, one)).toBe(false);
        expect(cameLater(one, other)).toBe(!cameLater(other, one));
      }),
    );
  });
});
