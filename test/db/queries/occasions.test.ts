import { expect, test } from 'vitest';
import type { ReplicaReader } from '#db/connection/handle.ts';
import { findCareDays, occasionRows } from '#db/queries/occasions.ts';
import type { ImportantDate } from '#domain/model/service-file-fields.ts';
import { alwaysOpen } from '#domain/rules/calendar/business-calendar.ts';
import { careOfDay } from '#domain/rules/occasions.ts';
import { ids } from '../../builders/ids.ts';
import {
  buildAgent,
  buildCustomer,
  buildDefinition,
  buildFollowUp,
  buildOrganisation,
} from '../../builders/records.ts';
import { noon } from '../../builders/times.ts';
import { replicaWith } from '../replica/replica-harness.ts';

const born = (month: number, day: number): ImportantDate => ({ kind: 'birthday', label: '', month, day, year: 1986 });

function rowsIn(db: ReplicaReader, from = '2026-03-01', to = '2026-03-31') {
  const steps = findCareDays(db, from, to);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return occasionRows(db, step.value);
}

test('the days of customers stand in their order, with what decides whether they may be addressed and what is planned', () => {
  const consents = [{ key: 'sms', state: 'granted', since: 0, how: '' }] as const;
  const opening: ImportantDate = { kind: 'anniversary', label: '开业', month: 3, day: 9, year: null };
  const db = replicaWith(
    buildAgent(1, { name: '安娜' }),
    buildOrganisation(1, { name: '海港物流' }),
    buildCustomer(1, {
      ...{ name: '王小明', importantDates: [born(3, 9), opening], organisationId: ids.organisation(1) },
      consents: [...consents],
    }),
    buildCustomer(2, { name: '李娜', importantDates: [born(3, 2), born(7, 1)] }),
    buildCustomer(3, { importantDates: [born(3, 2)], mergedIntoId: ids.customer(2) }),
    buildCustomer(4),
    { ...buildFollowUp(1, { dueAt: noon }), id: careOfDay(ids.customer(2), '2026-03-02') },
  );
  expect(rowsIn(db)).toEqual([
    {
      ...{ id: careOfDay(ids.customer(2), '2026-03-02'), customerId: ids.customer(2), name: '李娜', tier: 'standard' },
      ...{ organisationName: null, date: '2026-03-02', consents: [] },
      occasions: [{ kind: 'birthday', label: '', years: 40 }],
      contactPoints: [{ kind: 'phone', value: '13800000002', label: '' }],
      planned: { dueAt: noon, ownerName: '安娜' },
    },
    expect.objectContaining({
      ...{ customerId: ids.customer(1), organisationName: '海港物流', date: '2026-03-09', consents, planned: null },
      occasions: [
        { kind: 'birthday', label: '', years: 40 },
        { kind: 'anniversary', label: '开业', years: null },
      ],
    }),
  ]);
});

test('holidays of the calendars are for VIPs and those whom somebody looks after', () => {
  const content = { ...alwaysOpen, holidays: [{ from: '2026-03-08', name: '妇女节' }] };
  const db = replicaWith(
    buildDefinition(1, { kind: 'calendar', content }),
    buildDefinition(2, { kind: 'calendar', content }),
    buildCustomer(1, { tier: 'vip' }),
    buildCustomer(2, { accountManagerId: ids.agent(1), importantDates: [born(3, 8)] }),
    buildCustomer(3, { importantDates: [born(3, 20)] }),
    buildCustomer(4),
  );
  const found = rowsIn(db).map((row) => [row.customerId, row.date, row.occasions.map(({ kind }) => kind)]);
  expect(found).toEqual([
    [ids.customer(1), '2026-03-08', ['holiday']],
    [ids.customer(2), '2026-03-08', ['birthday', 'holiday']],
    [ids.customer(3), '2026-03-20', ['birthday']],
  ]);
  expect(rowsIn(db, '2026-03-09', '2026-03-10')).toEqual([]);
});
