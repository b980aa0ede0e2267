import { describe, expect, test } from 'vitest';
import { describeCommandTarget } from '#db/queries/command-target.ts';
import { compensationsOfCase, listCompensations } from '#db/queries/compensation-views.ts';
import { countCooperation } from '#db/queries/cooperation-counts.ts';
import { listDefinitions } from '#db/queries/definitions.ts';
import { escalationsOfCase, listEscalations } from '#db/queries/escalation-views.ts';
import { handoffsOfCase, listHandoffs } from '#db/queries/handoff-views.ts';
import type { Me } from '#db/queries/me.ts';
import { addUnsent } from '#db/replica/shadows.ts';
import { ids } from '../../builders/ids.ts';
import {
  buildAgent,
  buildCase,
  buildCompensation,
  buildCustomer,
  buildDefinition,
  buildEscalation,
  buildHandoff,
  buildTeam,
} from '../../builders/records.ts';
import { hour, noon } from '../../builders/times.ts';
import { replicaWith } from '../replica/replica-harness.ts';
import { me } from './asking.ts';

const people = [
  buildTeam(1, { name: '客服' }),
  buildTeam(2, { name: '物流部' }),
  buildAgent(1, { name: '安娜' }),
  buildAgent(2, { name: '李娜', teamIds: [ids.team(2)] }),
];
const lina: Me = { ...me, agentId: ids.agent(2), teamIds: [ids.team(2)] };
const lead: Me = { ...me, role: 'lead', teamIds: [] };
const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

describe('handoffs', () => {
  const filled = () =>
    replicaWith(
      ...people,
      buildCustomer(1),
      buildHandoff(1, { dueAt: noon + 2 * hour }),
      buildHandoff(2, { dueAt: noon + hour, state: 'accepted' }),
      buildHandoff(3, { state: 'declined' }),
      buildHandoff(4, { state: 'returned', answer: '已送达', answeredBy: ids.agent(2), answeredAt: noon + 9 }),
      buildHandoff(5, { state: 'withdrawn' }),
      buildHandoff(6, {
        fromTeamId: ids.team(2),
        askedBy: ids.agent(2),
        toTeamId: ids.team(3),
        toAgentId: ids.agent(9),
      }),
    );
  const list = (box: 'for-us' | 'from-us', state: 'open' | 'finished', by: Me) =>
    idsOf(listHandoffs(filled(), { box, state, limit: 10 }, by));

  test('that wait for us stand by their deadline, the first first', () => {
    expect(list('for-us', 'open', lina)).toEqual([ids.handoff(2), ids.handoff(1)]);
    expect(list('for-us', 'open', me)).toEqual([]);
  });

  test('that we asked are open while they were declined: somebody else is to be asked', () => {
    expect(new Set(list('from-us', 'open', me))).toEqual(new Set([1, 2, 3].map(ids.handoff)));
    expect(new Set(list('from-us', 'finished', me))).toEqual(new Set([4, 5].map(ids.handoff)));
    expect(new Set(list('for-us', 'finished', lina))).toEqual(new Set([3, 4, 5].map(ids.handoff)));
  });

  test('come with their names, and say whether the case is here', () => {
    const finished = listHandoffs(filled(), { box: 'from-us', state: 'finished', limit: 10 }, me);
    const returned = finished.find(({ state }) => state === 'returned');
    expect(returned).toMatchObject({
      caseHeld: false,
      caseNumber: '10001',
      customerName: 'Customer 1',
      fromTeamName: '客服',
      toTeamName: '物流部',
      askedByName: '安娜',
      answeredByName: '李娜',
      answer: '已送达',
      saveState: 'on-server',
    });
  });

  test('on a case are its own, the newest first, and unsent ones say so', () => {
    const there = replicaWith(
      ...people,
      buildCase(1),
      buildHandoff(1),
      buildHandoff(2),
      buildHandoff(3, { sourceCaseId: ids.case(2) }),
    );
    addUnsent(there, [{ collection: 'handoff', id: ids.handoff(2) }]);
    expect(handoffsOfCase(there, ids.case(1))).toMatchObject([
      { id: ids.handoff(2), caseHeld: true, saveState: 'saved-here' },
      { id: ids.handoff(1), saveState: 'on-server' },
    ]);
  });
});

describe('escalations', () => {
  const filled = () =>
    replicaWith(
      ...people,
      buildCase(1),
      buildDefinition(1, { kind: 'escalation-rule', name: '客诉升级' }),
      buildEscalation(1, { state: 'acknowledged', level: 3, acknowledgedBy: ids.agent(2) }),
      buildEscalation(2, { level: 1 }),
      buildEscalation(3, { level: 2, raisedBy: null, ruleId: ids.definition(1) }),
      buildEscalation(4, { state: 'ended' }),
      buildEscalation(5, { toAgentId: null, toTeamId: ids.team(1) }),
    );

  test('for me come with those nobody took up first, the highest first', () => {
    const found = listEscalations(filled(), { box: 'for-me', state: 'open', limit: 10 }, lina);
    expect(idsOf(found)).toEqual([3, 2, 1].map(ids.escalation));
    expect(found[0]).toMatchObject({ raisedByName: null, ruleName: '客诉升级', toAgentName: '李娜' });
    expect(found[2]).toMatchObject({ acknowledgedByName: '李娜', caseNumber: '10001' });
  });

  test('for a team are for its members', () => {
    const db = filled();
    expect(idsOf(listEscalations(db, { box: 'for-me', state: 'open', limit: 10 }, me))).toEqual([ids.escalation(5)]);
    expect(listEscalations(db, { box: 'all', state: 'open', limit: 10 }, me)).toHaveLength(4);
    expect(idsOf(listEscalations(db, { box: 'all', state: 'ended', limit: 10 }, me))).toEqual([ids.escalation(4)]);
    expect(escalationsOfCase(db, ids.case(1))).toHaveLength(5);
  });
});

test('compensations wait for leads, the oldest first; agents see what they asked', () => {
  const db = replicaWith(
    ...people,
    buildCase(1),
    buildCustomer(1),
    buildCompensation(1),
    buildCompensation(2, { askedBy: ids.agent(2) }),
    buildCompensation(3, { state: 'approved', decidedBy: ids.agent(2), decidedAt: noon }),
  );
  const list = (state: 'asked' | 'settled', by: Me) => listCompensations(db, { state, limit: 10 }, by);
  expect(idsOf(list('asked', lead))).toEqual([1, 2].map(ids.compensation));
  expect(idsOf(list('asked', me))).toEqual([ids.compensation(1)]);
  expect(list('settled', lead)).toMatchObject([{ decidedByName: '李娜', customerName: 'Customer 1', amount: 3000 }]);
  expect(idsOf(compensationsOfCase(db, ids.case(1)))).toEqual([3, 2, 1].map(ids.compensation));
});

test('what waits for me is counted', () => {
  const db = replicaWith(
    ...people,
    buildCase(1),
    buildHandoff(1),
    buildHandoff(2, { state: 'accepted' }),
    buildHandoff(3, { state: 'accepted', toAgentId: ids.agent(9) }),
    buildHandoff(4, { state: 'returned' }),
    buildEscalation(1),
    buildEscalation(2, { state: 'acknowledged' }),
    buildCompensation(1),
    buildCompensation(2, { state: 'done' }),
  );
  // What a colleague accepted is theirs alone.
  expect(countCooperation(db, lina)).toEqual({ handoffs: 2, escalations: 1, approvals: 0 });
  expect(countCooperation(db, me)).toEqual({ handoffs: 0, escalations: 0, approvals: 0 });
  expect(countCooperation(db, { ...lead, agentId: ids.agent(7) }).approvals).toBe(1);
});

test("definitions are everybody's and my own, in their order", () => {
  const db = replicaWith(
    buildDefinition(1, { position: 2 }),
    buildDefinition(2, { position: 1, active: false, content: { a: [1] } }),
    buildDefinition(3, { position: 0, ownerId: ids.agent(2) }),
    buildDefinition(4, { position: 3, ownerId: ids.agent(1) }),
    buildDefinition(5, { kind: 'checklist' }),
  );
  expect(listDefinitions(db, 'macro', me)).toMatchObject([
    { id: ids.definition(2), active: false, content: { a: [1] } },
    { id: ids.definition(1), active: true },
    { id: ids.definition(4) },
  ]);
});

test('a waiting command says on which case it is, though it names only what hangs on it', () => {
  const db = replicaWith(buildCase(1), buildCustomer(1), buildHandoff(1), buildEscalation(1), buildCompensation(1));
  for (const args of [
    { handoffId: ids.handoff(1) },
    { escalationId: ids.escalation(1) },
    { compensationId: ids.compensation(1) },
  ])
    expect(describeCommandTarget(db, args)).toMatchObject({ caseNumber: '10001', customerName: 'Customer 1' });
});
