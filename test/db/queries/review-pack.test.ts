// A period is put together from the facts of the store: figures, what is usual, example cases and complaints.
import { describe, expect, it } from 'vitest';
import type { ReplicaReader } from '#db/connection/handle.ts';
import { type PackQuestion, reviewPack } from '#db/queries/review-pack.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { ids } from '../../builders/ids.ts';
import { buildCall, buildCase } from '../../builders/records.ts';
import { buildSurvey } from '../../builders/service.ts';
import { day, hour, minute } from '../../builders/times.ts';
import { workedOut } from '../facts/fact-harness.ts';

const asked: PackQuestion = {
  ...{ period: { from: '2026-11-16', to: '2026-11-22' }, zone: 'Asia/Shanghai', filters: {}, kept: null },
  ...{ now: Date.parse('2026-11-25T12:00:00+08:00'), zones: createZoneOffsets() },
};
const monday = Date.parse('2026-11-16T09:00:00+08:00');

function packOf(db: ReplicaReader, more: Partial<PackQuestion> = {}) {
  const steps = reviewPack(db, { ...asked, ...more });
  let steped = 0;
  for (;;) {
    const step = steps.next();
    if (step.done) return { pack: step.value, steps: steped };
    steped++;
  }
}

/** Opened and solved so much later. */
function solvedCase(n: number, openedAt: number, solveMs: number, fields: Partial<FieldsOf<'case'>> = {}): AnyRecord {
  const solvedAt = openedAt + solveMs;
  const statusLog = [
    { status: 'new', at: openedAt },
    { status: 'solved', at: solvedAt },
  ] as const;
  const times = { openedAt, recordedAt: openedAt, solvedAt, lastActivityAt: solvedAt };
  return buildCase(n, { status: 'solved', statusLog, ...times, ...fields });
}

/** So many cases of the week that began so many weeks before, opened and solved on its Monday. */
function week(before: number, count: number): readonly AnyRecord[] {
  return Array.from({ length: count }, (_, n) =>
    solvedCase(1000 * (before + 1) + n, monday - before * 7 * day + n * minute, hour),
  );
}

describe('the figures of a review', () => {
  it('stand beside those of the week before and what eight weeks were like', () => {
    const counts = [4, 5, 6, 5, 4, 6, 5, 5];
    const db = workedOut([
      ...week(0, 30),
      ...counts.flatMap((count, n) => week(n + 1, count)),
      // Of the ninth week before, which is not looked at.
      ...week(9, 900),
    ]);
    const { pack, steps } = packOf(db);
    const created = pack.figures.find(({ metric }) => metric === 'created');
    expect(created).toEqual({
      ...{ metric: 'created', version: 1, value: 30, n: 30, compared: 4 },
      usual: { median: 5, spread: Math.sqrt(5), periods: 8 },
    });
    // No more than a period at a time: others have their turn in between.
    expect(steps).toBeGreaterThanOrEqual(8);
  });

  it('are told of as usual by no periods before the first case', () => {
    const { pack } = packOf(workedOut([...week(0, 30), ...[1, 2, 3, 4].flatMap((n) => week(n, 5))]));
    const created = pack.figures.find(({ metric }) => metric === 'created');
    // The week of the first case had begun when it came: three whole ones are too few.
    expect(created).toMatchObject({ value: 30, compared: 5, usual: null });
  });

  it('are those that were kept, when the review is closed', () => {
    const kept = {
      figures: [{ metric: 'created', version: 1, value: 7, n: 7, compared: null, usual: null }],
      examples: [{ caseId: ids.case(1000), why: 'longest' }] as const,
    };
    const { pack } = packOf(workedOut(week(0, 3)), { kept });
    expect(pack.figures).toEqual(kept.figures);
    expect(pack.examples).toMatchObject([{ caseId: ids.case(1000), why: 'longest', number: '11000', solveMs: hour }]);
  });

  it('are of the teams that were asked for', () => {
    const db = workedOut([...week(0, 3), solvedCase(1, monday, hour, { teamId: ids.team(2) })]);
    const of = (n: number) => packOf(db, { filters: { teamId: [ids.team(n)] } }).pack.figures[0]?.value;
    expect([of(1), of(2), of(3)]).toEqual([3, 1, 0]);
  });
});

describe('the cases of a review', () => {
  it('are chosen among those solved in it, with what is known of each', () => {
    const db = workedOut([
      ...week(0, 6),
      solvedCase(1, monday, 3 * day),
      buildCall(1, { caseId: ids.case(1), startedAt: monday + hour, durationMs: 4 * minute, wrapUpMs: minute }),
      solvedCase(2, monday, 2 * day),
      buildSurvey(1, { caseId: ids.case(2), score: 1, happenedAt: monday + 3 * day }),
      // Longer than all, but of the week before.
      solvedCase(3, monday - 9 * day, 3 * day - hour),
    ]);
    const { examples } = packOf(db).pack;
    const by = (why: string) => examples.find((each) => each.why === why);
    expect(by('typical')).toMatchObject({ type: 'inquiry', solveMs: hour });
    expect(by('longest')).toMatchObject({ caseId: ids.case(1), solveMs: 3 * day, handleMs: 5 * minute, score: null });
    expect(by('worst-rated')).toMatchObject({ caseId: ids.case(2), score: 1 });
  });
});

describe('the complaints of a review', () => {
  const step = (text: string, kind: 'text' | 'waived' = 'text') => [
    { key: 'prevent', by: ids.agent(1), at: monday, evidence: { kind, text } } as const,
  ];

  it('say why they came and what keeps them from coming again, the newest first', () => {
    const complaint = (n: number, fields: Partial<FieldsOf<'case'>> = {}) =>
      solvedCase(n, monday + n * hour, hour, { type: 'complaint', ...fields });
    const db = workedOut([
      complaint(1, { steps: step('delivery\n改用加固包装') }),
      complaint(2, { steps: step('客户理解有误', 'waived') }),
      complaint(3),
      solvedCase(4, monday, hour),
      solvedCase(5, monday - 8 * day, hour, { type: 'complaint' }),
    ]);
    const { complaints, complaintCount } = packOf(db).pack;
    expect(complaintCount).toBe(3);
    expect(complaints.map(({ caseId, cause, prevention, waived }) => [caseId, cause, prevention, waived])).toEqual([
      [ids.case(3), null, null, null],
      [ids.case(2), null, null, '客户理解有误'],
      [ids.case(1), 'delivery', '改用加固包装', null],
    ]);
  });
});
