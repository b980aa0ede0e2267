import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AppointmentId } from '#domain/model/ids.ts';
import { hoursOf, hoursWithin, layOut } from '#renderer/appointments/day-layout.ts';
import { anAppointment } from '../harness/appointment-views.ts';
import { idOf } from '../harness/case-views.ts';

const at = (hour: number, minute = 0) => new Date(2026, 10, 25, hour, minute).getTime();
const one = (n: number, startsAt: number, minutes: number) =>
  anAppointment({ id: idOf<AppointmentId>(n), startsAt, minutes });

test('what overlaps stands side by side, what follows has the whole width again', () => {
  const placed = layOut([one(1, at(9), 60), one(2, at(9, 30), 60), one(3, at(10), 30), one(4, at(11), 5)]);
  expect(placed.map(({ from, to, lane, lanes }) => [from, to, lane, lanes])).toEqual([
    [540, 600, 0, 2],
    [570, 630, 1, 2],
    [600, 630, 0, 2],
    // Five minutes can still be hit.
    [660, 690, 0, 1],
  ]);
});

test('the hours of work are shown, and all in which something is; nothing goes beyond midnight', () => {
  expect(hoursOf([])).toEqual({ first: 8, last: 19 });
  expect(hoursOf(layOut([one(1, at(6, 30), 60), one(2, at(23), 600)]))).toEqual({ first: 6, last: 24 });
  expect(hoursWithin(8, 11)).toEqual([9, 10]);
  expect(hoursWithin(8, 8)).toEqual([]);
});

test('whatever there is: nothing covers another', () => {
  const rows = fc
    .array(fc.record({ start: fc.integer({ min: 0, max: 1400 }), minutes: fc.integer({ min: 5, max: 600 }) }), {
      maxLength: 20,
    })
    .map((all) =>
      all.toSorted((a, b) => a.start - b.start).map(({ start, minutes }, n) => one(n, at(0, start), minutes)),
    );
  fc.assert(
    fc.property(rows, (all) => {
      const placed = layOut(all);
      expect(placed).toHaveLength(all.length);
      for (const [n, a] of placed.entries())
        for (const b of placed.slice(n + 1)) {
          expect(a.lane).toBeLessThan(a.lanes);
          if (a.from < b.to && b.from < a.to) expect([a.lanes, a.lane === b.lane]).toEqual([b.lanes, false]);
        }
    }),
  );
});
