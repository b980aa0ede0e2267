import { describe, expect, test } from 'vitest';
import { customerTimeline } from '#db/queries/customer-timeline.ts';
import { ids } from '../../builders/ids.ts';
import { buildAgent, buildCall, buildCase, buildCustomer, buildEntry, buildFollowUp } from '../../builders/records.ts';
import { buildSurvey, buildVisit } from '../../builders/service.ts';
import { minute, noon } from '../../builders/times.ts';
import { replicaWith } from '../replica/replica-harness.ts';

const merge = {
  ...{ by: ids.agent(1), at: noon, set: [], addedPoints: [], droppedPoints: [], addedTags: [], addedApart: [] },
};
const at = (n: number) => noon + n * minute;
const customerId = ids.customer(1);
const former = { customerId: ids.customer(2) };
const other = { customerId: ids.customer(3) };

const records = [
  buildAgent(1, { name: '林' }),
  buildCustomer(1, { name: '王小明' }),
  buildCustomer(2, { name: '王晓明', mergedIntoId: customerId, merge }),
  buildCustomer(3, { name: '别人' }),
  buildCase(1, { customerId, openedAt: at(1), openedBy: ids.agent(1), subject: '门锁' }),
  buildEntry(1, { kind: 'message-in', authorId: null, authorName: '王小明', body: '打不开', happenedAt: at(2) }),
  buildEntry(2, { kind: 'message-out', body: '请换电池', happenedAt: at(3) }),
  buildEntry(3, { kind: 'note', body: '内部', happenedAt: at(4) }),
  buildCall(1, { ...former, startedAt: at(5), need: '还是打不开', caseId: ids.case(1) }),
  buildFollowUp(1, {
    customerId,
    caseId: null,
    status: 'open',
    createdAt: at(6),
    completedAt: null,
    promise: '回电',
  }),
  buildFollowUp(2, {
    ...{ customerId, caseId: null, status: 'done', outcome: 'reached', createdAt: at(0) },
    ...{ completedAt: at(8), outcomeNote: '', promise: '上门' },
  }),
  buildSurvey(1, { customerId, caseId: ids.case(1), happenedAt: at(9), score: 4, comment: '不错', reason: '' }),
  buildVisit(1, { customerId, caseId: null, arrivedAt: at(7), done: '换了锁芯' }),
  buildCase(9, { ...other, openedAt: at(10) }),
  buildEntry(9, { caseId: ids.case(9), kind: 'message-in', happenedAt: at(11) }),
  buildCall(9, { ...other, startedAt: at(12) }),
];

describe('what passed between a customer and us', () => {
  const timeline = (limit = 50, id = customerId) =>
    customerTimeline(replicaWith(...records), { customerId: id, limit });

  test('comes in one list, the newest first, also what was before a merge, and nothing of anybody else', () => {
    const { rows, more } = timeline();
    expect(rows.map(({ kind, at: when, text }) => [kind, (when - noon) / minute, text])).toEqual([
      ['survey', 9, '不错'],
      ['follow-up', 8, '上门'],
      ['visit', 7, '换了锁芯'],
      ['follow-up', 6, '回电'],
      ['call', 5, '还是打不开'],
      ['message-out', 3, '请换电池'],
      ['message-in', 2, '打不开'],
      ['case', 1, '门锁'],
    ]);
    expect(more).toBe(false);
  });

  test('says who it was, what it was about, and how it went', () => {
    const { rows } = timeline();
    const of = (kind: string) => rows.find((row) => row.kind === kind);
    expect(of('message-in')).toMatchObject({ who: '王小明', caseId: ids.case(1), caseNumber: '10001' });
    expect(of('message-out')).toMatchObject({ who: '林' });
    expect(of('call')).toMatchObject({ direction: 'in', caseNumber: '10001' });
    expect(of('follow-up')).toMatchObject({ status: 'done', outcome: 'reached', caseId: null });
    expect(of('survey')).toMatchObject({ score: 4 });
  });

  test('is cut off at the limit, and says that there is more', () => {
    expect(timeline(3)).toMatchObject({
      more: true,
      rows: [{ kind: 'survey' }, { kind: 'follow-up' }, { kind: 'visit' }],
    });
    expect(timeline(8).more).toBe(false);
  });

  test('is that of the file that goes on, whichever id is asked for', () => {
    expect(timeline(50, ids.customer(2))).toEqual(timeline());
  });

  test('of a long text holds the beginning', () => {
    const body = '长'.repeat(5000);
    const db = replicaWith(buildCustomer(1), buildCase(1), buildEntry(1, { kind: 'message-in', body }));
    const [newest] = customerTimeline(db, { customerId, limit: 1 }).rows;
    expect(newest?.text).toBe('长'.repeat(200));
  });
});
