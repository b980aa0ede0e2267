import { describe, expect, it } from 'vitest';
import { RingDesk, ringsForMs } from '#core/calls/ring-desk.ts';
import type { Ring } from '#domain/contract/ipc/ring-views.ts';
import type { FollowUpId } from '#domain/model/ids.ts';
import { type RingReport, ringReport } from '#domain/rules/ring-report.ts';
import { stageClock } from '../../harness/stage-clock.ts';

function stage(plan: (ring: Ring) => FollowUpId | null = () => 'planned' as FollowUpId) {
  const clock = stageClock();
  let told = 0;
  const planned: string[] = [];
  let ids = 0;
  const desk = new RingDesk({
    clock,
    newId: () => String(++ids),
    changed: () => {
      told += 1;
    },
    planCallBack(ring) {
      planned.push(ring.number);
      return plan(ring);
    },
  });
  const report = (said: Partial<RingReport>) => desk.report(ringReport.parse({ number: '138', ...said }));
  return { clock, told: () => told, planned, desk, report };
}

describe('a call that rings', () => {
  it('is told of at once, the newest first', () => {
    const { desk, told, report, clock } = stage();
    report({});
    report({ number: '139', direction: 'out' });
    expect(desk.rings).toEqual([
      { id: '2', number: '139', direction: 'out', state: 'ringing', phases: [], at: clock.now(), callBackId: null },
      { id: '1', number: '138', direction: 'in', state: 'ringing', phases: [], at: clock.now(), callBackId: null },
    ]);
    expect(told()).toBe(2);
  });

  it('is one call when the telephone tells twice', () => {
    const { desk, report, clock } = stage();
    report({});
    clock.pass(3000);
    report({});
    expect(desk.rings).toHaveLength(1);
    clock.pass(18_000);
    report({});
    expect(desk.rings, 'the same number calls again').toHaveLength(2);
  });

  it('is told apart by the telephone’s own name for it', () => {
    const { desk, report } = stage();
    report({ call: 'a' });
    report({ call: 'b' });
    report({ call: 'a', event: 'answered' });
    expect(desk.rings.map(({ state }) => state)).toEqual(['ringing', 'talking']);
  });

  it('that is answered is missed no more', () => {
    const { desk, report, clock, planned } = stage();
    report({});
    desk.move('1', 'answered');
    clock.pass(ringsForMs * 2);
    report({ event: 'ended' });
    expect(desk.rings[0]?.state).toBe('wrap-up');
    expect(planned).toEqual([]);
    desk.dismiss('1');
    expect(desk.rings).toEqual([]);
  });
});

describe('a call that is talked', () => {
  it('is held, taken back and ended by the telephone or here, with when', () => {
    const { desk, report, clock } = stage();
    const begin = clock.now();
    report({ event: 'answered' });
    clock.pass(30_000);
    report({ event: 'held' });
    clock.pass(10_000);
    desk.move('1', 'resumed');
    clock.pass(20_000);
    report({ event: 'ended' });
    expect(desk.rings[0]?.phases).toEqual([
      { phase: 'talking', at: begin },
      { phase: 'on-hold', at: begin + 30_000 },
      { phase: 'talking', at: begin + 40_000 },
      { phase: 'wrap-up', at: begin + 60_000 },
    ]);
  });

  it('waits on hold while another one is answered, whether or not the telephone says so', () => {
    const { desk, report } = stage();
    report({ call: 'a', event: 'answered' });
    report({ call: 'b' });
    const states = () => desk.rings.map(({ state }) => state);
    expect(states()).toEqual(['ringing', 'talking']);
    desk.move('2', 'answered');
    report({ call: 'a', event: 'held' });
    expect(states()).toEqual(['talking', 'on-hold']);
    expect(desk.rings[1]?.phases).toHaveLength(2);
    desk.move('1', 'resumed');
    expect(states()).toEqual(['on-hold', 'talking']);
  });

  it('that is over is another one than the same number’s next', () => {
    const { desk, report, clock } = stage();
    report({ event: 'answered' });
    report({ event: 'ended' });
    clock.pass(1000);
    report({});
    expect(desk.rings.map(({ state }) => state)).toEqual(['ringing', 'wrap-up']);
  });

  it('goes when its note stands in the call book', () => {
    const { desk, report } = stage();
    report({ event: 'answered' });
    desk.move('1', 'saved');
    expect(desk.rings).toEqual([]);
  });

  it('is not begun by what is told of a call nobody heard of', () => {
    const { desk, report } = stage();
    report({ event: 'held' });
    report({ event: 'resumed' });
    expect(desk.rings).toEqual([]);
  });
});

describe('a call that nobody answers', () => {
  it.each([
    ['the telephone says so', (on: ReturnType<typeof stage>) => on.report({ event: 'missed' })],
    ['the caller hangs up', (on: ReturnType<typeof stage>) => on.report({ event: 'ended' })],
    ['nothing more is heard of it', (on: ReturnType<typeof stage>) => on.clock.pass(ringsForMs)],
  ])('becomes a call-back when %s, once', (_how, happens) => {
    const on = stage();
    on.report({});
    happens(on);
    on.report({ event: 'missed' });
    on.clock.pass(ringsForMs);
    expect(on.desk.rings).toMatchObject([{ state: 'missed', callBackId: 'planned' }]);
    expect(on.planned).toEqual(['138']);
  });

  it('becomes one too when the telephone tells only afterwards', () => {
    const { desk, report, planned } = stage();
    report({ event: 'missed' });
    expect(desk.rings).toMatchObject([{ state: 'missed', callBackId: 'planned' }]);
    expect(planned).toEqual(['138']);
  });

  it('stays on the desk without one where none can be planned, as for a withheld number', () => {
    const { desk, report, planned } = stage(() => null);
    report({ event: 'missed' });
    report({ number: '', event: 'missed' });
    expect(desk.rings.map(({ number, callBackId }) => [number, callBackId])).toEqual([
      ['', null],
      ['138', null],
    ]);
    expect(planned).toEqual(['138']);
  });

  it('goes when it was our own', () => {
    const { desk, report, planned } = stage();
    report({ direction: 'out' });
    report({ direction: 'out', event: 'ended' });
    expect(desk.rings).toEqual([]);
    expect(planned).toEqual([]);
  });
});

it('keeps the last twenty, and nothing of the end of a call it never heard of', () => {
  const { desk, report, clock, planned } = stage();
  report({ event: 'ended' });
  for (let n = 0; n < 25; n++) report({ number: String(n) });
  expect(desk.rings).toHaveLength(20);
  expect(desk.rings[0]?.number).toBe('24');
  desk.close();
  clock.pass(ringsForMs);
  expect(planned).toEqual([]);
});
