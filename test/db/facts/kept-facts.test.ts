import { describe, expect, test } from 'vitest';
import { sql, transaction } from '#db/connection/connection.ts';
import type { ReplicaReader, ReplicaWriter } from '#db/connection/handle.ts';
import { countFactsBehind } from '#db/facts/behind.ts';
import { hasFacts } from '#db/facts/fact-tables.ts';
import { PromiseBook } from '#db/facts/promise-book.ts';
import { settleFew, startOver, workOutFacts } from '#db/facts/work-out.ts';
import { clearReplica } from '#db/replica/clear.ts';
import { deleteScope } from '#db/replica/delete-scope.ts';
import { setReplicaMeta } from '#db/replica/meta.ts';
import { deleteRecord, loadRecord } from '#db/replica/records.ts';
import type { Collection } from '#domain/model/collections.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { teamScope } from '#domain/model/scope.ts';
import { ids } from '../../builders/ids.ts';
import { buildCase, buildCustomer, buildDefinition, buildEntry, buildFollowUp } from '../../builders/records.ts';
import { reportedWorld, someCase, somePlace, somethingLoose } from '../../builders/reported-world.ts';
import { buildHolding, buildSurvey } from '../../builders/service.ts';
import { hour, noon } from '../../builders/times.ts';
import { type Seeded, seeded } from '../../harness/seeded.ts';
import { emptyReplica, replicaWith, save } from '../replica/replica-harness.ts';
import { allFacts, factsOf, workedOut, workOutAll } from './fact-harness.ts';

const collections: readonly Collection[] = [
  ...(['team', 'agent', 'customer', 'holding', 'definition', 'case', 'entry', 'call', 'visit', 'escalation'] as const),
  ...(['handoff', 'followUp', 'survey', 'articleUse'] as const),
];

function recordsIn(db: ReplicaReader): readonly AnyRecord[] {
  return collections.flatMap((collection) =>
    sql(db, `select id from "${collection}"`)
      .all<{ id: string }>()
      .flatMap(({ id }) => loadRecord(db, { collection, id }) ?? []),
  );
}

/** Anything that may befall a store. */
function something(db: ReplicaWriter, world: Seeded): void {
  const change = world.below(8);
  const known = recordsIn(db);
  if (change === 0) save(db, ...someCase(1 + world.below(50), world));
  else if (change === 1) save(db, somethingLoose(1 + world.below(30), world));
  else if (change === 2) save(db, buildCustomer(1 + world.below(6), { tier: world.pick(['vip', 'standard']) }));
  else if (change === 3) save(db, buildCustomer(2, { mergedIntoId: world.pick([null, ids.customer(3)]) }));
  else if (change === 4) save(db, buildHolding(1 + world.below(3), { name: `Renamed ${world.below(9)}` }));
  else if (change === 5) transaction(db, () => deleteRecord(db, world.pick(known)));
  else if (change === 6)
    save(db, buildEntry(9000 + world.below(50), { caseId: ids.case(1 + world.below(40)), kind: 'message-out' }));
  else if (world.below(10) === 0) transaction(db, () => deleteScope(db, teamScope(ids.team(2))));
  else
    save(
      db,
      buildFollowUp(5000 + world.below(20), { ownerId: ids.agent(3), caseId: null, status: 'done', completedAt: noon }),
    );
}

test.each([1, 2, 3, 4, 5, 6])(
  'whatever changes while they are worked out, in the end facts are those of the records that are there (%i)',
  (seed) => {
    const world = seeded(seed);
    const db = replicaWith(...reportedWorld(seed));
    const steps = { of: workOutFacts(db, new PromiseBook(), 3) };
    for (let change = 0; change < 60; change++) {
      something(db, world);
      for (let step = 0; step < world.below(6); step++)
        if (steps.of.next().done) steps.of = workOutFacts(db, new PromiseBook(), 3);
    }
    workOutAll(db);
    expect(countFactsBehind(db)).toBe(0);
    const facts = allFacts(db);
    expect(facts).toEqual(allFacts(workedOut(recordsIn(db))));
    expect(Object.values(facts).flat().length).toBeGreaterThan(100);
  },
);

describe('what a change leaves behind is worked out anew', () => {
  const opened = buildCase(1, { holdingId: ids.holding(1), priority: 'normal', channel: 'email' });
  const place = [...somePlace(), opened];

  test('of a case, its entries and what it is about', () => {
    const db = workedOut(place);
    expect(factsOf(db, 'case')).toMatchObject([
      { priority: 'normal', tier: 'vip', product: 'Thing 1', firstRepliedAt: null },
    ]);
    const firstRepliedAt = opened.fields.openedAt + hour;
    save(db, buildEntry(1, { kind: 'message-out', happenedAt: firstRepliedAt, recordedAt: firstRepliedAt }));
    save(db, buildCase(1, { ...opened.fields, priority: 'urgent' }), buildHolding(1, { name: 'Pump' }));
    save(db, buildCustomer(1, { tier: 'standard' }));
    expect(countFactsBehind(db)).toBe(3);
    workOutAll(db);
    expect(factsOf(db, 'case')).toMatchObject([
      { priority: 'urgent', tier: 'standard', product: 'Pump', firstRepliedAt },
    ]);
  });

  test('of what is promised', () => {
    const db = workedOut(place);
    expect(factsOf(db, 'promise').length).toBeGreaterThan(0);
    save(db, buildDefinition(2, { kind: 'service-level', active: false }));
    workOutAll(db);
    expect(factsOf(db, 'promise')).toEqual([]);
  });

  test('and nothing is, of what no fact comes from', () => {
    const db = workedOut(place);
    save(db, buildCustomer(1, { tier: 'vip', notes: 'called again' }), buildDefinition(7, { kind: 'macro' }));
    save(db, buildHolding(1, { place: 'Basement' }));
    expect(countFactsBehind(db)).toBe(0);
  });

  test('an answer counts for who owes the call-back in which it was given, whichever comes first', () => {
    const answer = buildSurvey(1, { caseId: null, followUpId: ids.followUp(1), recordedBy: ids.agent(1) });
    const db = workedOut([answer]);
    expect(factsOf(db, 'survey')).toMatchObject([{ agentId: ids.agent(1) }]);
    save(db, buildFollowUp(1, { ownerId: ids.agent(2) }));
    workOutAll(db);
    expect(factsOf(db, 'survey')).toMatchObject([{ agentId: ids.agent(2) }]);
    expect(factsOf(db, 'followUp')).toMatchObject([{ isAnswered: 1 }]);
  });
});

test('what somebody did just now can be settled at once, and much is left for later', () => {
  const db = workedOut(somePlace());
  save(db, ...Array.from({ length: 30 }, (_, n) => buildCase(n + 1)));
  settleFew(db, new PromiseBook(), 20);
  expect([factsOf(db, 'case').length, countFactsBehind(db)]).toEqual([20, 10]);
});

test('whatever else has changed meanwhile, what somebody did just now counts at once', () => {
  const db = workedOut(somePlace());
  const late = buildDefinition(901, { kind: 'calendar' });
  save(
    db,
    late,
    buildCustomer(77, { tier: 'vip' }),
    buildFollowUp(900, { caseId: null, status: 'done', completedAt: noon }),
  );
  save(db, buildCase(1));
  settleFew(db, new PromiseBook());
  expect(factsOf(db, 'case')).toHaveLength(1);
});

test('figures of a place that nothing was counted in yet have at once what little there is', () => {
  const db = replicaWith(...somePlace());
  save(db, buildCase(1));
  settleFew(db, new PromiseBook());
  expect([factsOf(db, 'case').length, countFactsBehind(db)]).toEqual([1, 0]);
});

test('by another recipe all are worked out anew, in tables of today', () => {
  const db = workedOut(reportedWorld(2, 10));
  const facts = allFacts(db);
  setReplicaMeta(db, 'facts' as never, JSON.stringify({ recipe: 'another', at: null }));
  expect(hasFacts(db)).toBe(false);
  expect(allFacts(workOutAll(db))).toEqual(facts);
});

test('an order to begin anew takes effect, and goes on after it was cut short', () => {
  const db = workedOut(reportedWorld(3, 10));
  const facts = allFacts(db);
  sql(db, 'delete from fact_case').run();
  startOver(db);
  expect(countFactsBehind(db)).toBe(10);
  workOutFacts(db, new PromiseBook(), 4).next();
  expect(factsOf(db, 'case').length).toBeLessThan(facts.case?.length ?? 0);
  expect(allFacts(workOutAll(db))).toEqual(facts);
});

test('an emptied store holds no facts, and begins anew', () => {
  const db = workedOut(reportedWorld(4, 10));
  clearReplica(db);
  expect(sql(db, 'select * from fact_case').all()).toEqual([]);
  expect(hasFacts(db)).toBe(false);
  save(db, ...reportedWorld(4, 10));
  expect(allFacts(workOutAll(db))).toEqual(allFacts(workedOut(reportedWorld(4, 10))));
});

test('a step takes a few records', () => {
  const db = replicaWith(...Array.from({ length: 25 }, (_, n) => buildCase(n + 1)));
  const counts: number[] = [];
  for (const _ of workOutFacts(db, new PromiseBook(), 10)) counts.push(factsOf(db, 'case').length);
  expect(counts.slice(0, 4)).toEqual([0, 10, 20, 25]);
});

test('an empty store has nothing to work out', () => {
  expect(allFacts(workOutAll(emptyReplica())).case).toEqual([]);
});
