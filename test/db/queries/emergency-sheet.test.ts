import { expect, test } from 'vitest';
import { emergencySheet } from '#db/queries/emergency-sheet.ts';
import type { Me } from '#db/queries/me.ts';
import { listSurveys } from '#db/queries/survey-views.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { ids } from '../../builders/ids.ts';
import {
  buildAgent,
  buildCase,
  buildCustomer,
  buildDefinition,
  buildEscalation,
  buildFollowUp,
} from '../../builders/records.ts';
import { buildSurvey } from '../../builders/service.ts';
import { noon } from '../../builders/times.ts';
import { replicaWith } from '../replica/replica-harness.ts';

const me: Me = {
  ...{ agentId: ids.agent(1), teamIds: [ids.team(1)], role: 'agent', now: noon },
  ...{ zones: createZoneOffsets(), refused: [] },
};
const person = (name: string) => ({ name, phones: ['8001'], hours: '', note: '' });

test('the sheet holds what fits, the first due first, and says how much there is', () => {
  const db = replicaWith(
    buildAgent(1, { name: '林嘉禾' }),
    buildCase(1),
    ...Array.from({ length: 25 }, (_, n) => buildFollowUp(n + 1)),
    buildFollowUp(30, { ownerId: ids.agent(2), dueAt: noon - 1 }),
    buildFollowUp(31, { status: 'cancelled', dueAt: noon - 2 }),
    buildEscalation(1, { level: 1 }),
    buildEscalation(2, { level: 3 }),
    buildEscalation(3, { state: 'acknowledged' }),
    buildDefinition(1, {
      kind: 'on-call',
      name: '夜班',
      position: 2,
      content: { people: [person('周'), person('许')] },
    }),
    buildDefinition(2, {
      ...{ kind: 'on-call', name: '系统', position: 1 },
      content: { people: Array.from({ length: 9 }, (_, n) => person(`值班${n}`)) },
    }),
    buildDefinition(3, { kind: 'on-call', active: false, content: { people: [person('旧')] } }),
    buildDefinition(4, { kind: 'on-call', content: { newer: 'words' } }),
  );
  const mine = emergencySheet(db, 'me', me);
  expect(mine).toMatchObject({
    madeAt: noon,
    ownerName: '林嘉禾',
    followUps: { total: 25 },
    escalations: { total: 2 },
  });
  expect(mine.followUps.rows.map(({ id }) => id)).toEqual(Array.from({ length: 16 }, (_, n) => ids.followUp(n + 1)));
  expect(mine.escalations.rows.map(({ id }) => id)).toEqual([2, 1].map(ids.escalation));
  expect(mine.onCall.total).toBe(11);
  expect(mine.onCall.lists.map(({ name, people }) => [name, people.length])).toEqual([
    ['系统', 9],
    ['夜班', 1],
  ]);
  const ours = emergencySheet(db, 'everyone', me);
  expect([ours.followUps.total, ours.followUps.rows[0]?.id]).toEqual([26, ids.followUp(30)]);
});

test('answers are those of a case with what was merged into it, or of a customer; the newest first', () => {
  const db = replicaWith(
    buildAgent(1, { name: '林嘉禾' }),
    buildCustomer(1),
    buildCase(1, { relatedIds: [ids.case(2)] }),
    buildCase(2, { mergedIntoId: ids.case(1), status: 'closed' }),
    buildSurvey(1),
    buildSurvey(2, { caseId: ids.case(2), customerId: ids.customer(2), score: 1 }),
    buildSurvey(3, { caseId: null }),
  );
  const idsOf = (asked: Partial<Parameters<typeof listSurveys>[1]>) =>
    listSurveys(db, { caseId: null, customerId: null, limit: 9, ...asked }).map(({ id }) => id);
  expect(idsOf({ caseId: ids.case(1) })).toEqual([2, 1].map(ids.survey));
  expect(idsOf({ customerId: ids.customer(1) })).toEqual([3, 1].map(ids.survey));
  expect(idsOf({ limit: 1 })).toEqual([ids.survey(3)]);
  expect(listSurveys(db, { caseId: ids.case(1), customerId: null, limit: 9 })[1]).toMatchObject({
    ...{ caseNumber: '10001', customerName: 'Customer 1', score: 4, recordedByName: '林嘉禾', saveState: 'on-server' },
  });
});
