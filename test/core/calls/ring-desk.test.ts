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
      { id: '2', number: '139', direction: 'out', state: 'ringing', at: clock.now(), callBackId: null },
      { id: '1', number: '138', direction: 'in', state: 'ringing', at: clock.now(), callBackId: null },
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
    expect(desk.rings.map(({ state }) => state)).toEqual(['ringing', 'answered']);
  });

  it('that is answered is missed no more', () => {
    const { desk, report, clock, planned } = stage();
    report({});
    desk.answer('1');
    clock.pass(ringsForMs * 2);
    report({ event: 'ended' });
    expect(desk.rings[0]?.state).toBe('answered');
    expect(planned).toEqual([]);
    desk.dismiss('1');
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
