import { describe, expect, test } from 'vitest';
import type { CommandInput } from '#domain/commands/registry.ts';
import type { StepDone } from '#domain/model/case-fields.ts';
import { applyChange } from '#domain/model/change.ts';
import { type CaseStatus, type ComplaintStep, complaintSteps } from '#domain/model/choices.ts';
import { type AnyRecord, refKey } from '#domain/model/record.ts';
import { ids } from '../../builders/ids.ts';
import { buildArticle, buildCase, buildCompensation, buildEntry, buildFollowUp } from '../../builders/records.ts';
import { argsOf, changesOf, contextOf, decideStrictly, now, outcomeOf, type World } from './deciding.ts';

const caseId = ids.case(1);
const taken = (...steps: readonly ComplaintStep[]): StepDone[] =>
  steps.map((key) => ({ key, by: ids.agent(1), at: now, evidence: { kind: 'text', text: '已完成' } }));
const complaint = (steps: readonly StepDone[] = [], status: CaseStatus = 'open') =>
  buildCase(1, { type: 'complaint', steps, status });

type Evidence = CommandInput<'complaint.step'>['evidence'];
const take = (step: ComplaintStep, evidence: Evidence, world: World, context = contextOf()) =>
  decideStrictly('complaint.step', argsOf('complaint.step', { caseId, step, evidence }), world, context);

describe('taking a step', () => {
  const listened = { kind: 'entry', id: ids.entry(1), text: '客户很生气' } as const;

  test('keeps who, when and what shows it, and stands in the timeline', () => {
    const world = { present: [complaint(), buildEntry(1, { kind: 'call' })] };
    expect(changesOf(take('listen', listened, world))).toMatchObject([
      {
        collection: 'case',
        add: { steps: [{ key: 'listen', by: ids.agent(1), at: now, evidence: listened }] },
      },
      { collection: 'entry', fields: { kind: 'step', body: '客户很生气', data: { field: 'listen', to: 'done' } } },
    ]);
  });

  const followUp = (fields: Parameters<typeof buildFollowUp>[1]) => buildFollowUp(1, { caseId, ...fields });
  test.each<[string, ComplaintStep, Evidence, World]>([
    ['accepted', 'listen', listened, { present: [complaint()] }],
    ['bad-request', 'listen', listened, { present: [buildCase(1), buildEntry(1)] }],
    ['bad-request', 'listen', listened, { present: [complaint(), buildEntry(1, { kind: 'status' })] }],
    ['bad-request', 'listen', listened, { present: [complaint(), buildEntry(1, { caseId: ids.case(2) })] }],
    ['not-found', 'listen', listened, { present: [complaint()], otherwise: 'absent' }],
    ['not-here', 'listen', listened, { present: [] }],
    ['accepted', 'apologise', { kind: 'article', id: ids.article(1) }, { present: [complaint(), buildArticle()] }],
    [
      'accepted',
      'follow-up',
      { kind: 'follow-up', id: ids.followUp(1) },
      { present: [complaint(), followUp({ status: 'done', outcome: 'satisfied' })] },
    ],
    [
      'bad-request',
      'follow-up',
      { kind: 'follow-up', id: ids.followUp(1) },
      { present: [complaint(), followUp({ status: 'done', outcome: 'no-answer' })] },
    ],
    [
      'bad-request',
      'follow-up',
      { kind: 'follow-up', id: ids.followUp(1) },
      { present: [complaint(), followUp({ caseId: ids.case(2), status: 'done', outcome: 'satisfied' })] },
    ],
    [
      'accepted',
      'solve',
      { kind: 'compensation', id: ids.compensation(1) },
      { present: [complaint(), buildCompensation(1, { state: 'approved' })] },
    ],
    [
      'bad-request',
      'solve',
      { kind: 'compensation', id: ids.compensation(1) },
      { present: [complaint(), buildCompensation()] },
    ],
    ['nothing-to-do', 'confirm', { kind: 'text', text: '已完成' }, { present: [complaint(taken('confirm'))] }],
    ['accepted', 'confirm', { kind: 'text', text: '退款 120 元' }, { present: [complaint(taken('confirm'))] }],
  ])('%s: %s by %j', (outcome, step, evidence, world) => {
    expect(outcomeOf(take(step, evidence, world))).toBe(outcome);
  });

  test('a lead may waive one with a reason, which is kept; an agent may not', () => {
    const evidence = { kind: 'waived', text: '客户要求不再联系' } as const;
    const world = { present: [complaint()] };
    expect(outcomeOf(take('follow-up', evidence, world))).toBe('forbidden');
    expect(changesOf(take('follow-up', evidence, world, contextOf('lead')))).toMatchObject([
      { add: { steps: [{ key: 'follow-up', evidence }] } },
      { fields: { body: '客户要求不再联系', data: { to: 'waived' } } },
    ]);
  });
});

describe('moving the status of a complaint', () => {
  const move = (onCase: AnyRecord, to: CaseStatus) =>
    decideStrictly('case.status', argsOf('case.status', { caseId, to }), { present: [onCase] });
  const toSolve = ['listen', 'apologise', 'confirm', 'solve'] as const;

  test('is refused with what is missing', () => {
    expect(move(complaint(taken('listen', 'confirm')), 'solved')).toMatchObject({
      refusal: { kind: 'steps-missing', details: { steps: 'apologise,solve' } },
    });
    expect(move(complaint(taken(...toSolve), 'solved'), 'closed')).toMatchObject({
      refusal: { kind: 'steps-missing', details: { steps: 'follow-up,prevent' } },
    });
  });

  test('goes through with the steps; closing takes the last one, and reopening takes it back', () => {
    expect(outcomeOf(move(complaint(taken(...toSolve)), 'solved'))).toBe('accepted');
    const solved = complaint(taken(...toSolve, 'follow-up', 'prevent'), 'solved');
    const closed = becomes(solved, changesOf(move(solved, 'closed')));
    expect((closed.fields.steps as StepDone[]).map(({ key }) => key)).toEqual([...complaintSteps]);
    const reopened = becomes(closed, changesOf(move(closed, 'reopened')));
    expect((reopened.fields.steps as StepDone[]).map(({ key }) => key)).not.toContain('archive');
  });

  test('of any other type wants no step', () => {
    const solved = buildCase(1, { status: 'solved' });
    const closed = becomes(solved, changesOf(move(solved, 'closed')));
    expect(closed.fields.steps).toEqual([]);
  });

  function becomes(record: AnyRecord, changes: ReturnType<typeof changesOf>): AnyRecord {
    const own = changes.filter((change) => refKey(change) === refKey(record));
    return own.reduce((now_, change) => applyChange(now_, change), record);
  }
});

describe('taking a step back', () => {
  const undo = (onCase: AnyRecord, step: ComplaintStep) =>
    decideStrictly('complaint.undo-step', argsOf('complaint.undo-step', { caseId, step }), { present: [onCase] });

  test.each<[string, CaseStatus, ComplaintStep]>([
    ['accepted', 'open', 'listen'],
    ['accepted', 'solved', 'prevent'],
    ['already-done', 'solved', 'listen'],
    ['already-done', 'closed', 'prevent'],
    ['nothing-to-do', 'open', 'archive'],
  ])('%s: %s, %s', (outcome, status, step) => {
    expect(outcomeOf(undo(complaint(taken('listen', 'prevent'), status), step))).toBe(outcome);
  });
});
