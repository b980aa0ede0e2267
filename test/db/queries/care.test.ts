import { describe, expect, test } from 'vitest';
import type { ReplicaReader } from '#db/connection/handle.ts';
import { customerRisk } from '#db/queries/care-history.ts';
import { careRules } from '#db/queries/care-rules.ts';
import { repeatsOfCase } from '#db/queries/case-repeats.ts';
import { findCustomersAtRisk, riskRows } from '#db/queries/customers-at-risk.ts';
import { findRepeatedQuestions, questionRows } from '#db/queries/repeated-questions.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import { usualCareRules } from '#domain/rules/care-rules.ts';
import { careRulesId } from '#domain/rules/definitions/care-rules.ts';
import { ids } from '../../builders/ids.ts';
import {
  buildAgent,
  buildCall,
  buildCase,
  buildCustomer,
  buildDefinition,
  buildFollowUp,
  buildOrganisation,
} from '../../builders/records.ts';
import { buildSurvey } from '../../builders/service.ts';
import { day, noon } from '../../builders/times.ts';
import { replicaWith } from '../replica/replica-harness.ts';

const now = noon;

/** The nth case, of a customer, opened so many days ago. */
function asked(n: number, customer: number, subject: string, daysAgo: number, more: Partial<FieldsOf<'case'>> = {}) {
  const at = now - daysAgo * day;
  return buildCase(n, {
    ...{ customerId: ids.customer(customer), subject, openedAt: at, lastActivityAt: at, status: 'solved' },
    ...more,
  });
}

function whole<T>(steps: Generator<void, T>): T {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}
const questionsIn = (db: ReplicaReader) =>
  questionRows(db, whole(findRepeatedQuestions(db, careRules(db).repeat, now)));
const risksIn = (db: ReplicaReader) => riskRows(db, whole(findCustomersAtRisk(db, now)));

describe('a question that is asked again and again', () => {
  const refunds = [
    asked(1, 1, '退款没到账', 20),
    asked(2, 1, '退款还没有到账', 10),
    asked(3, 1, '退款沒到賬', 1, { status: 'open' }),
    asked(4, 1, '门锁报警', 2),
  ];

  test('is told on each of its cases with the others, the newest first; not on those about something else', () => {
    const db = replicaWith(buildCustomer(1, { name: '王小明' }), ...refunds);
    expect(repeatsOfCase(db, ids.case(3))).toMatchObject({
      organisationName: null,
      others: [
        { id: ids.case(2), number: '10002', customerName: '王小明', status: 'solved' },
        { id: ids.case(1), openedAt: now - 20 * day },
      ],
    });
    expect(repeatsOfCase(db, ids.case(1))?.others.map(({ id }) => id)).toEqual([ids.case(3), ids.case(2)]);
    expect(repeatsOfCase(db, ids.case(4))).toBeNull();
    expect(repeatsOfCase(db, ids.case(9))).toBeNull();
  });

  test('counts as often as the workspace says', () => {
    const content = { repeat: { ...usualCareRules.repeat, times: 4 } };
    const db = replicaWith(
      buildCustomer(1),
      buildDefinition(1, { kind: 'care-rules', content }, { id: careRulesId }),
      ...refunds,
    );
    expect(repeatsOfCase(db, ids.case(3))).toBeNull();
    expect(questionsIn(db)).toEqual([]);
  });

  test('is one of the whole organisation, and of a customer under whichever file their cases stand', () => {
    const db = replicaWith(
      buildOrganisation(1, { name: '海港物流' }),
      buildCustomer(1, { name: '王小明', organisationId: ids.organisation(1) }),
      buildCustomer(2, { name: '李娜', organisationId: ids.organisation(1) }),
      buildCustomer(3, { name: '李娜', mergedIntoId: ids.customer(2) }),
      asked(1, 1, '退款没到账', 20),
      asked(2, 2, '退款没到账', 10),
      asked(3, 3, '退款没到账', 1),
    );
    const repeats = repeatsOfCase(db, ids.case(1));
    expect(repeats?.organisationName).toBe('海港物流');
    expect(repeats?.others.map(({ id }) => id)).toEqual([ids.case(3), ids.case(2)]);
    expect(questionsIn(db)).toMatchObject([{ times: 3, askerCount: 1, askers: [{ name: '海港物流', times: 3 }] }]);
  });

  test('stands in the list with who asked, the question asked most often first', () => {
    const db = replicaWith(
      buildCustomer(1, { name: '王小明' }),
      buildCustomer(2, { name: '林佳' }),
      buildCustomer(3),
      ...refunds,
      ...[5, 6, 7].map((n) => asked(n, 2, '退款没有到账', n)),
      ...[8, 9].map((n) => asked(n, 2, '发票怎么开', n)),
      // So long ago that nobody minds any more.
      ...[11, 12, 13].map((n) => asked(n, 3, '空调不制冷', 100 + n)),
    );
    expect(questionsIn(db)).toMatchObject([
      {
        ...{ id: ids.case(1), subject: '退款沒到賬', times: 6, askerCount: 2, lastAskedAt: now - day },
        askers: [
          { customerId: ids.customer(1), name: '王小明', times: 3, cases: [{ number: '10003' }, {}, {}] },
          { customerId: ids.customer(2), name: '林佳', times: 3 },
        ],
      },
    ]);
  });

  test('every case of the list says so itself, and no other does', () => {
    const db = replicaWith(buildCustomer(1), buildCustomer(2), ...refunds, asked(5, 2, '退款没到账', 3));
    const listed = questionsIn(db).flatMap(({ askers }) => askers.flatMap(({ cases }) => cases.map(({ id }) => id)));
    const all = [1, 2, 3, 4, 5].map((n) => ids.case(n));
    expect(all.filter((id) => repeatsOfCase(db, id) !== null)).toEqual(listed.toSorted());
  });
});

describe('a customer who may leave', () => {
  const complaint = (n: number, customer: number, daysAgo: number, more: Partial<FieldsOf<'case'>> = {}) =>
    asked(n, customer, `投诉 ${n}`, daysAgo, { type: 'complaint', ...more });
  const records = [
    buildAgent(1, { name: '安娜' }),
    buildOrganisation(1, { name: '海港物流' }),
    buildCustomer(1, { name: '王小明', tier: 'vip', organisationId: ids.organisation(1) }),
    buildCustomer(2, { name: '李娜' }),
    buildCustomer(3, { name: '李娜（旧）', mergedIntoId: ids.customer(2) }),
    buildCustomer(4, { name: '林佳' }),
    complaint(1, 1, 3),
    complaint(2, 1, 20, { status: 'open' }),
    buildSurvey(1, { customerId: ids.customer(1), score: 1, happenedAt: now - 2 * day }),
    complaint(3, 2, 5),
    // Under the file that was merged.
    complaint(4, 3, 8),
    // The same complaint as the third.
    complaint(5, 2, 5, { status: 'closed', mergedIntoId: ids.case(3) }),
    complaint(6, 4, 1),
  ];

  test('is warned of with the reasons, whichever of their files is asked for', () => {
    const db = replicaWith(...records);
    expect(customerRisk(db, ids.customer(1), now)).toEqual({
      ...{ score: 70, level: 'high', planned: null },
      reasons: [
        { kind: 'complaints', points: 35, count: 2 },
        { kind: 'low-score', points: 25, score: 1 },
        { kind: 'unsolved', points: 10, count: 1, days: 20 },
      ],
    });
    for (const n of [2, 3])
      expect(customerRisk(db, ids.customer(n), now)).toMatchObject({ score: 35, reasons: [{ count: 2 }] });
    expect(customerRisk(db, ids.customer(4), now)).toBeNull();
    expect(customerRisk(db, ids.customer(9), now)).toBeNull();
  });

  test('stands in the list, the likeliest first, with what is planned already', () => {
    const care = { customerId: ids.customer(3), kind: 'care', dueAt: now + day } as const;
    const db = replicaWith(...records, buildFollowUp(1, care), buildFollowUp(2, { ...care, status: 'done' }));
    expect(risksIn(db)).toMatchObject([
      { id: ids.customer(1), name: '王小明', tier: 'vip', organisationName: '海港物流', score: 70, planned: null },
      { id: ids.customer(2), name: '李娜', score: 35, planned: { dueAt: now + day, ownerName: '安娜' } },
    ]);
  });

  test('was in touch when somebody spoke with them, not when nobody answered', () => {
    const calls = (outcome: 'resolved' | 'no-answer') =>
      [40, 45, 50, 55].map((days, at) =>
        buildCall(at + 1, { customerId: ids.customer(4), startedAt: now - days * day, outcome }),
      );
    const kindsWith = (outcome: 'resolved' | 'no-answer') => {
      const db = replicaWith(
        buildCustomer(4),
        buildSurvey(1, { customerId: ids.customer(4), score: 1, happenedAt: now - 41 * day }),
        ...calls(outcome),
      );
      const alone = customerRisk(db, ids.customer(4), now);
      expect(risksIn(db).map(({ score }) => score)).toEqual(alone ? [alone.score] : []);
      return alone?.reasons.map(({ kind }) => kind) ?? [];
    };
    expect(kindsWith('resolved')).toEqual(['low-score', 'silence']);
    expect(kindsWith('no-answer')).toEqual([]);
  });

  test('is the same in the list as alone, whatever lies a year back', () => {
    const old = [
      complaint(7, 4, 400),
      asked(8, 4, '装好了吗', 400, { status: 'open' }),
      buildCall(1, { customerId: ids.customer(4), startedAt: now - 500 * day }),
      buildSurvey(2, { customerId: ids.customer(4), score: 5, happenedAt: now - 400 * day }),
    ];
    const db = replicaWith(...records, ...old);
    expect(risksIn(db).find(({ id }) => id === ids.customer(4))).toMatchObject({
      reasons: [{ kind: 'complaints' }, { kind: 'unsolved', days: 400 }],
    });
    for (const { id, score, reasons } of risksIn(db))
      expect(customerRisk(db, id, now)).toMatchObject({ score, reasons });
  });
});
