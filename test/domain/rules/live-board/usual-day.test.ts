import { describe, expect, it } from 'vitest';
import { againstUsual } from '#domain/rules/live-board/usual-day.ts';

const at = (time: string) => Date.parse(`1970-01-01T${time}:00Z`);
const times = (...each: readonly string[]) => each.map(at);

describe('today beside a usual day', () => {
  const held = {
    today: times('08:10', '09:05', '09:50', '10:30'),
    past: [
      times('08:00', '09:30', '10:30', '16:00'),
      // A quiet day is one with none.
      times(),
      times('09:00', '09:10', '09:20', '09:59', '10:00', '10:31', '23:00'),
    ],
    now: at('10:30'),
  };
  const { today, usual, usualWhole, hours } = againstUsual(held);

  it('counts each day to the same time of day, and takes the one in the middle', () => {
    // By half past ten: 4 today; 3, 0 and 5 before. By midnight: 4, 0 and 7.
    expect({ today, usual, usualWhole }).toEqual({ today: 4, usual: 3, usualWhole: 4 });
  });

  it('compares hour by hour, and has nothing of hours that have not begun', () => {
    expect(hours).toHaveLength(24);
    expect(hours.slice(8, 12)).toEqual([
      { hour: 8, today: 1, usual: 0 },
      { hour: 9, today: 2, usual: 1 },
      { hour: 10, today: 1, usual: 1 },
      { hour: 11, today: null, usual: 0 },
    ]);
  });

  it('takes the mean of the two in the middle', () => {
    expect(againstUsual({ today: [], past: [times('08:00'), []], now: at('09:00') })).toMatchObject({ usual: 0.5 });
  });

  it('leaves out what is said to happen later today', () => {
    expect(againstUsual({ ...held, today: times('08:10', '12:00') }).today).toBe(1);
  });

  it('has no usual day where none is known', () => {
    const alone = againstUsual({ ...held, past: [] });
    expect(alone).toMatchObject({ today: 4, usual: null, usualWhole: null });
    expect(alone.hours[9]).toEqual({ hour: 9, today: 2, usual: null });
  });
});
