// When whoever shows the live board is told to read it again.
import { expect, it, vi } from 'vitest';
import { BoardPulse } from '#core/reports/board-pulse.ts';
import { stageClock } from '../../harness/stage-clock.ts';

function started() {
  const clock = stageClock(Date.UTC(2026, 10, 23, 9, 0, 20));
  const tell = vi.fn();
  return { clock, tell, pulse: new BoardPulse({ clock, now: () => clock.now(), tell }) };
}

it('tells at the next minute, once, until somebody reads again', () => {
  const { clock, tell, pulse } = started();
  pulse.read();
  clock.pass(39_999);
  expect(tell).not.toHaveBeenCalled();
  clock.pass(1);
  expect(tell).toHaveBeenCalledOnce();
  clock.pass(600_000);
  expect(tell).toHaveBeenCalledOnce();
  pulse.read();
  clock.pass(60_000);
  expect(tell).toHaveBeenCalledTimes(2);
});

it('tells of many changes together, a second after the first', () => {
  const { clock, tell, pulse } = started();
  pulse.read();
  pulse.stir();
  clock.pass(600);
  pulse.stir();
  clock.pass(399);
  expect(tell).not.toHaveBeenCalled();
  clock.pass(1);
  expect(tell).toHaveBeenCalledOnce();
  // Changes while nobody has read: whoever reads next has them.
  pulse.stir();
  clock.pass(120_000);
  expect(tell).toHaveBeenCalledOnce();
});

it('is still where nobody shows a board, and once it is over', () => {
  const { clock, tell, pulse } = started();
  pulse.stir();
  clock.pass(120_000);
  pulse.read();
  pulse.stop();
  clock.pass(120_000);
  expect(tell).not.toHaveBeenCalled();
});
