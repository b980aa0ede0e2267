import { describe, expect, it } from 'vitest';
import { inTimeOf, Line } from '#core/calls/line.ts';
import { RingDesk, ringsForMs } from '#core/calls/ring-desk.ts';
import { ringReport } from '#domain/rules/ring-report.ts';
import { stageClock } from '../../harness/stage-clock.ts';

/** A telephone and what the device tells of it, in seconds since the start. */
function line() {
  const clock = stageClock();
  const start = clock.now();
  let [ids, changes] = [0, 0];
  const told = new Line({ clock, changed: () => changes++ });
  const desk: RingDesk = new RingDesk({
    clock,
    newId: () => `r${ids++}`,
    changed: () => told.follow(desk.rings),
    planCallBack: () => null,
  });
  const report = (event: string, call: string, more: object = {}) =>
    desk.report(ringReport.parse({ number: '13800001234', event, call, ...more }));
  const pass = (seconds: number) => clock.pass(seconds * 1000);
  const telephone = () => inTimeOf(told.telephone, (at) => (at - start) / 1000);
  return { clock, desk, report, pass, telephone, changes: () => changes };
}

describe('what a device tells of its telephone', () => {
  it('is how far the call is, since when, until its note is dealt with', () => {
    const { desk, report, pass, telephone } = line();
    expect(telephone()).toEqual({ state: 'free', since: null, ringing: 0, ringsSince: null, onHold: 0 });
    report('ringing', 'a');
    expect(telephone()).toEqual({ state: 'ringing', since: 0, ringing: 1, ringsSince: 0, onHold: 0 });
    pass(4);
    report('answered', 'a');
    expect(telephone()).toEqual({ state: 'talking', since: 4, ringing: 0, ringsSince: null, onHold: 0 });
    pass(60);
    report('held', 'a');
    expect(telephone()).toMatchObject({ state: 'on-hold', since: 64, onHold: 1 });
    pass(10);
    report('ended', 'a');
    expect(telephone()).toMatchObject({ state: 'wrap-up', since: 74, onHold: 0 });
    pass(30);
    desk.dismiss('r0');
    expect(telephone()).toEqual({ state: 'free', since: 104, ringing: 0, ringsSince: null, onHold: 0 });
  });

  it('is what takes the person most, and how long the first who waits does', () => {
    const { report, pass, telephone } = line();
    report('answered', 'a');
    pass(5);
    report('ringing', 'b');
    pass(5);
    report('ringing', 'c');
    expect(telephone()).toEqual({ state: 'talking', since: 0, ringing: 2, ringsSince: 5, onHold: 0 });
    report('answered', 'b');
    expect(telephone()).toEqual({ state: 'talking', since: 10, ringing: 1, ringsSince: 10, onHold: 1 });
    pass(5);
    report('ended', 'a');
    report('ended', 'b');
    expect(telephone()).toMatchObject({ state: 'ringing', since: 10, ringing: 1, onHold: 0 });
    report('missed', 'c');
    expect(telephone()).toMatchObject({ state: 'wrap-up', since: 15, ringing: 0 });
  });

  it('counts no call of their own as one that waits, and none that was missed', () => {
    const { report, pass, telephone } = line();
    report('ringing', 'a', { direction: 'out' });
    expect(telephone()).toEqual({ state: 'calling', since: 0, ringing: 0, ringsSince: null, onHold: 0 });
    report('ended', 'a');
    report('ringing', 'b');
    pass(ringsForMs / 1000);
    expect(telephone()).toMatchObject({ state: 'free', since: ringsForMs / 1000, ringing: 0 });
  });

  it('is told when it changes, and says nothing of whose call it is', () => {
    const { report, telephone, changes } = line();
    report('missed', 'a');
    expect(changes()).toBe(0);
    report('ringing', 'b');
    report('ringing', 'b');
    expect(changes()).toBe(1);
    expect(JSON.stringify(telephone())).not.toMatch(/1234|138/);
  });
});
