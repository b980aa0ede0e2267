// Rows of a report from a real store: those of a naive model that looks at every fact and record, and as many as the figure beside them counts.
import { afterAll, describe, expect, test } from 'vitest';
import type { ReplicaReader } from '#db/connection/handle.ts';
import type { Me } from '#db/queries/me.ts';
import { findRows, type RowsSought } from '#db/queries/report-builder/find-rows.ts';
import { shownRows } from '#db/queries/report-builder/shown-rows.ts';
import { reportFigures } from '#db/queries/report-figures.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import type { AnyFact } from '#domain/rules/metrics/fact-fields.ts';
import { usualColumns } from '#domain/rules/report-builder/columns.ts';
import { type Subject, subjectFacts, subjects } from '#domain/rules/report-builder/subjects.ts';
import { ids } from '../../builders/ids.ts';
import { buildDefinition } from '../../builders/records.ts';
import { reportedWorld } from '../../builders/reported-world.ts';
import { day, noon } from '../../builders/times.ts';
import { factsOf, workedOut } from '../facts/fact-harness.ts';

const zones = createZoneOffsets();
const zone = 'Asia/Shanghai';
const me: Me = { agentId: ids.agent(1), teamIds: [], role: 'admin', now: noon + 5 * day, zones, refused: [] };
const period = { from: '2026-02-23', to: '2026-03-04' };

const model = ids.definition(31);
const weight = ids.definition(32);
const field = (kind: string, choices: readonly object[] = []) =>
  ({ kind, help: '', types: [], required: 'never', choices }) as never;
const fields = [
  buildDefinition(31, {
    ...{ kind: 'case-field', name: '型号' },
    content: field('choice', [
      { key: 'b', label: 'B 型', active: true },
      { key: 'a', label: 'A 型', active: false },
    ]),
  }),
  buildDefinition(32, { kind: 'case-field', name: '重量', content: field('number') }),
];

/** Every third case has a model, every second a weight, some of which fit their field no more. */
const records = reportedWorld(21, 120).map((each, at): AnyRecord => {
  if (each.collection !== 'case') return each;
  const custom = [
    ...(at % 3 === 0 ? [{ key: model, value: at % 2 === 0 ? 'a' : 'b' }] : []),
    ...(at % 2 === 0 ? [{ key: weight, value: at % 10 === 0 ? '很重' : at } as const] : []),
  ];
  return { ...each, fields: { ...each.fields, custom } };
});
const db = workedOut([...records, ...fields], afterAll);

function asked(subject: Subject, change: Partial<RowsSought> = {}): RowsSought {
  const { time } = subjectFacts[subject].times[0];
  return {
    ...{ subject, time, period, zone, filters: {}, conditions: [], columns: [...usualColumns[subject]] },
    ...{ groups: [], order: [], ...change },
  };
}

function found(sought: RowsSought, by: Me = me) {
  const steps = findRows(db, sought, by);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The rows as they are shown, by the names of their columns. */
function shown(sought: RowsSought): readonly ({ readonly id: string } & Readonly<Record<string, unknown>>)[] {
  const report = found(sought);
  const keys = report.settled.columns.map(({ key }) => key);
  const rows = shownRows(
    db as ReplicaReader,
    report,
    { from: 0, count: 10_000 },
    { subject: sought.subject, zone, zones },
  );
  return rows.map(({ key, cells }) => ({ id: key, ...Object.fromEntries(keys.map((name, at) => [name, cells[at]])) }));
}

const recordOf = (collection: string, id: unknown) =>
  records.find((each) => each.collection === collection && each.id === id)?.fields as
    | Record<string, unknown>
    | undefined;
const inPeriod = (time: string) => (fact: AnyFact) => {
  const at = fact[time];
  // Eight hours east of UTC all year.
  const local = typeof at === 'number' ? new Date(at + 8 * 3_600_000).toISOString().slice(0, 10) : '';
  return typeof at === 'number' && at <= me.now && local >= period.from && local <= period.to;
};
const factsIn = (subject: Subject, time = subjectFacts[subject].times[0].time) =>
  factsOf(db, subjectFacts[subject].of).filter(inPeriod(time));
const byId = (a: { readonly id: unknown }, b: { readonly id: unknown }) => (String(a.id) < String(b.id) ? -1 : 1);

describe.each(subjects)('rows of %s', (subject) => {
  test('are as many as the figure counts', () => {
    for (const { time, metric } of subjectFacts[subject].times) {
      const { rows } = found(asked(subject, { time }));
      expect(rows.length).toBeGreaterThan(5);
      if (metric === null) continue;
      const question = { period, compare: null, bucket: null, groupBy: null, filters: {}, zone, zones, now: me.now };
      expect(reportFigures(db, [metric], question)[0]?.value).toBe(rows.length);
    }
  });

  test('are those of every fact within the days, each once', () => {
    for (const { time } of subjectFacts[subject].times)
      expect(
        found(asked(subject, { time }))
          .rows.map(({ id }) => id)
          .toSorted(),
      ).toEqual(
        factsIn(subject, time)
          .map(({ id }) => id)
          .toSorted(),
      );
  });

  test('let pass what the filters name, none as well', () => {
    const filters = { agentId: [ids.agent(1), null], channel: ['phone', 'chat'] };
    const wanted = factsIn(subject).filter(
      ({ agentId, channel }) =>
        (agentId === ids.agent(1) || agentId === null) && (channel === 'phone' || channel === 'chat'),
    );
    expect(
      found(asked(subject, { filters }))
        .rows.map(({ id }) => id)
        .toSorted(),
    ).toEqual(wanted.map(({ id }) => id).toSorted());
    expect(found(asked(subject, { filters: { teamId: [''] } })).rows).toEqual([]);
  });

  test('stand in groups that add up', () => {
    const { groups, rows } = found(asked(subject, { groups: ['team', 'channel'] }));
    const facts = factsIn(subject);
    const outer = groups.filter(({ keys }) => keys.length === 1);
    expect(outer.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length);
    for (const { keys, count } of groups)
      expect(
        facts.filter(({ teamId, channel }) => teamId === keys[0] && (keys.length === 1 || channel === keys[1])),
      ).toHaveLength(count);
  });
});

describe('cells', () => {
  test('say of a case what its fact and its record say', () => {
    const columns = [
      'number',
      'subject',
      'status',
      'agent',
      'openedAt',
      'solveMs',
      'contacts',
      'inOneContact',
      'day',
      'month',
    ];
    const names = (id: unknown) => (id === null ? null : (recordOf('agent', id)?.name ?? null));
    const expected = factsIn('cases').map((fact) => {
      const { number, subject, status } = recordOf('case', fact.id) ?? {};
      const day = new Date(Number(fact.openedAt) + 8 * 3_600_000).toISOString().slice(0, 10);
      return {
        ...{ id: fact.id, number, subject, status, agent: names(fact.agentId), openedAt: fact.openedAt },
        ...{ solveMs: fact.solveMs, contacts: fact.contacts },
        inOneContact: fact.inOneContact === null ? null : fact.inOneContact === 1,
        ...{ day, month: day.slice(0, 7) },
      };
    });
    expect(shown(asked('cases', { columns })).toSorted(byId)).toEqual(expected.toSorted(byId));
  });

  test('call the workspace’s own choices as it does, and keep to themselves what fits its field no more', () => {
    const [own, heavy] = [`custom.${model}`, `custom.${weight}`];
    const rows = shown(asked('cases', { columns: ['number', own, heavy] }));
    for (const row of rows) {
      const custom = (recordOf('case', row.id)?.custom ?? []) as { key: string; value: unknown }[];
      const held = (key: string) => custom.find((each) => each.key === key)?.value ?? null;
      const label = held(model) === null ? null : held(model) === 'a' ? 'A 型' : 'B 型';
      expect([row[own], row[heavy]]).toEqual([label, typeof held(weight) === 'number' ? held(weight) : null]);
    }
    expect(new Set(rows.map((row) => row[own]))).toEqual(new Set([null, 'A 型', 'B 型']));
  });

  test('of an answer and a call name their customer, and where there is no case, none', () => {
    for (const row of shown(asked('answers', { columns: ['number', 'score', 'comment', 'customer', 'reason'] }))) {
      const survey = recordOf('survey', row.id);
      expect([row.score, row.reason]).toEqual([survey?.score, survey?.reason]);
      expect(row.number).toBe(recordOf('case', survey?.caseId)?.number ?? null);
      expect(row.comment).toBeNull();
      expect(row.customer).not.toBeNull();
    }
    for (const row of shown(asked('calls', { columns: ['number', 'customer'] })))
      expect(row.number === null).toBe(recordOf('call', row.id)?.caseId === null);
  });
});

describe('the case that a row is about', () => {
  test.each(subjects)('has to fulfil the conditions, for %s', (subject) => {
    const conditions = [{ field: 'status', is: 'any', values: ['solved', 'closed'] }] as const;
    const wanted = factsIn(subject).filter(({ caseId }) =>
      ['solved', 'closed'].includes(String(recordOf('case', caseId)?.status)),
    );
    const rows = found(asked(subject, { conditions: conditions as never })).rows;
    expect(rows.map(({ id }) => id).toSorted()).toEqual(wanted.map(({ id }) => id).toSorted());
  });

  test('is there, even where conditions tell what it is not', () => {
    const conditions = [{ field: 'status', is: 'none', values: ['new'] }] as never;
    for (const { id } of found(asked('calls', { conditions })).rows)
      expect(recordOf('call', id)?.caseId).not.toBeNull();
  });
});

test('an order by a duration puts the longest first and what has none last', () => {
  const rows = shown(asked('cases', { columns: ['solveMs'], order: [{ column: 'solveMs', descending: true }] }));
  const said = rows.map(({ solveMs }) => solveMs).filter((value) => typeof value === 'number');
  expect(said).toEqual(said.toSorted((a, b) => b - a));
  expect(rows.slice(said.length).every(({ solveMs }) => solveMs === null)).toBe(true);
  expect(said.length).toBeGreaterThan(5);
});
