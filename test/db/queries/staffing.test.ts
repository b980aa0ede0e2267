// Who is needed is planned by the calls of the store, of days that are alike.
import { describe, expect, it } from 'vitest';
import { staffingPlan } from '#db/queries/staffing.ts';
import type { StaffingAsked } from '#domain/contract/ipc/staffing-procedures.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { ids } from '../../builders/ids.ts';
import { buildCall, buildDefinition } from '../../builders/records.ts';
import { workedOut } from '../facts/fact-harness.ts';

const zones = createZoneOffsets();
const asked: StaffingAsked = {
  day: '2026-11-23',
  weeks: 3,
  zone: 'Asia/Shanghai',
  calendarId: null,
  filters: {},
  goal: { share: 0.8, withinMs: 20_000, mostBusy: 1, shrinkage: 0.3 },
};
const at = (time: string) => Date.parse(`${time}+08:00`);
let count = 0;
const call = (time: string, fields: Parameters<typeof buildCall>[1] = {}) =>
  buildCall(++count, { startedAt: at(time), durationMs: 120_000, wrapUpMs: 60_000, ...fields });

describe('a plan for a day', () => {
  it('comes from the incoming calls of such days, missed ones included', () => {
    const db = workedOut([
      // Two Mondays, nine to half past: 150 and 50 of three minutes each, after-call work included.
      ...Array.from({ length: 150 }, (_, n) => call(`2026-11-16T09:${String(n % 30).padStart(2, '0')}:00`)),
      ...Array.from({ length: 50 }, () => call('2026-11-09T09:10:00')),
      ...Array.from({ length: 4 }, () =>
        call('2026-11-09T14:40:00', { outcome: 'no-answer', durationMs: 0, wrapUpMs: 0 }),
      ),
      // Not asked about: we called, a Tuesday, and four weeks ago.
      call('2026-11-16T09:00:00', { direction: 'out' }),
      call('2026-11-17T09:00:00'),
      call('2026-10-26T09:00:00'),
    ]);
    const plan = staffingPlan(db, asked, { today: '2026-11-20', zones });
    expect(plan.days).toEqual(['2026-11-16', '2026-11-09', '2026-11-02']);
    const [nine, afternoon] = [plan.halfHours[18], plan.halfHours[29]];
    // 200 calls on three Mondays: 66.7 a half hour, 6.67 erlangs. Nine agents answer 76 % in time, ten 88 %.
    expect(nine).toMatchObject({
      minute: 540,
      calls: 200,
      most: 150,
      handleMs: 180_000,
      need: { agents: 10, rostered: 15 },
    });
    expect(afternoon).toMatchObject({ minute: 870, calls: 4, most: 4, handleMs: 180_000, need: { agents: 1 } });
    expect(plan.halfHours[0]).toMatchObject({ calls: 0, need: { agents: 0 } });
  });

  it('is of the teams that were asked about', () => {
    const db = workedOut([call('2026-11-16T09:00:00')]);
    const other = { ...asked, filters: { teamId: [ids.team(2)] } };
    const callsIn = (which: StaffingAsked) =>
      staffingPlan(db, which, { today: '2026-11-20', zones }).halfHours.reduce((sum, { calls }) => sum + calls, 0);
    expect([callsIn(asked), callsIn(other)]).toEqual([1, 0]);
  });

  it('says nothing about how many are needed where no call was ever answered', () => {
    const db = workedOut([call('2026-11-16T09:00:00', { outcome: 'no-answer', durationMs: 0, wrapUpMs: 0 })]);
    const { halfHours } = staffingPlan(db, asked, { today: '2026-11-20', zones });
    expect(halfHours[18]).toMatchObject({ calls: 1, handleMs: null, need: null });
  });

  it('leaves out what was a holiday by the calendar', () => {
    const week = { monday: [{ from: 540, to: 1080 }], tuesday: [], wednesday: [], thursday: [], friday: [] };
    const content = {
      zone: 'Asia/Shanghai',
      weekly: { ...week, saturday: [], sunday: [] },
      holidays: [{ from: '2026-11-09', name: 'Founding day' }],
      special: [],
    };
    const calendar = buildDefinition(1, { kind: 'calendar', content, ownerId: null });
    const db = workedOut([calendar]);
    const plan = staffingPlan(db, { ...asked, calendarId: ids.definition(1) }, { today: '2026-11-20', zones });
    expect(plan.days).toEqual(['2026-11-16', '2026-11-02']);
  });
});
