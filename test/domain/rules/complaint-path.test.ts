import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StepDone } from '#domain/model/case-fields.ts';
import { type ComplaintStep, caseStatuses, caseTypes, complaintSteps, entryKinds } from '#domain/model/choices.ts';
import {
  complaintCauses,
  countsAsCompensated,
  countsAsFollowedUp,
  evidenceProblem,
  missingSteps,
  nextStep,
  preventionOf,
  preventionText,
  showsStep,
} from '#domain/rules/complaint-path.ts';
import { ids } from '../../builders/ids.ts';
import { buildCompensation, buildFollowUp } from '../../builders/records.ts';
import { noon } from '../../builders/times.ts';

const taken = (...steps: readonly ComplaintStep[]): StepDone[] =>
  steps.map((key) => ({ key, by: ids.agent(1), at: noon, evidence: { kind: 'text', text: '已完成' } }));

describe('what a complaint lacks', () => {
  test.each<[string, readonly ComplaintStep[], readonly ComplaintStep[], readonly ComplaintStep[]]>([
    [
      'everything at first',
      [],
      ['listen', 'apologise', 'confirm', 'solve'],
      ['listen', 'apologise', 'confirm', 'solve', 'follow-up', 'prevent'],
    ],
    [
      'what was left out in between',
      ['listen', 'solve'],
      ['apologise', 'confirm'],
      ['apologise', 'confirm', 'follow-up', 'prevent'],
    ],
    ['only the end', ['listen', 'apologise', 'confirm', 'solve'], [], ['follow-up', 'prevent']],
    [
      'nothing; archiving comes with closing',
      ['listen', 'apologise', 'confirm', 'solve', 'follow-up', 'prevent'],
      [],
      [],
    ],
  ])('%s', (_name, done, toSolve, toClose) => {
    const fields = { type: 'complaint', steps: taken(...done) } as const;
    expect(missingSteps(fields, 'solved')).toEqual(toSolve);
    expect(missingSteps(fields, 'closed')).toEqual(toClose);
  });

  test('holds up no other status, and no other type of case', () => {
    for (const status of caseStatuses.filter((each) => each !== 'solved' && each !== 'closed'))
      expect(missingSteps({ type: 'complaint', steps: [] }, status)).toEqual([]);
    for (const type of caseTypes.filter((each) => each !== 'complaint'))
      expect(missingSteps({ type, steps: [] }, 'closed')).toEqual([]);
  });

  test('taking a step never adds to what is missing, and the next step is always one that is not taken', () => {
    fc.assert(
      fc.property(fc.subarray([...complaintSteps]), fc.constantFrom(...complaintSteps), (done, step) => {
        const before = missingSteps({ type: 'complaint', steps: taken(...done) }, 'closed');
        const after = missingSteps({ type: 'complaint', steps: taken(...done, step) }, 'closed');
        expect(after).toEqual(before.filter((each) => each !== step));
        const next = nextStep(taken(...done));
        if (next === undefined) expect(done).toHaveLength(complaintSteps.length);
        else expect(done).not.toContain(next);
      }),
    );
  });
});

describe('what shows a step', () => {
  const id = ids.entry(1) as string;
  test.each<[ComplaintStep, StepDone['evidence'], boolean]>([
    ['listen', { kind: 'entry', id, text: '' }, true],
    ['listen', { kind: 'entry', text: '' }, false],
    ['listen', { kind: 'text', text: '听了' }, false],
    ['apologise', { kind: 'article', id, text: '致歉话术' }, true],
    ['confirm', { kind: 'text', text: '要求退款' }, true],
    ['confirm', { kind: 'text', text: '  ' }, false],
    ['confirm', { kind: 'text', id, text: '要求退款' }, false],
    ['solve', { kind: 'compensation', id, text: '' }, true],
    ['solve', { kind: 'article', id, text: '' }, false],
    ['follow-up', { kind: 'follow-up', id, text: '' }, true],
    ['follow-up', { kind: 'text', text: '打过电话' }, false],
    ['prevent', { kind: 'text', text: 'delivery\n易碎品改用保价快递' }, true],
    ['prevent', { kind: 'text', text: 'delivery' }, false],
    ['prevent', { kind: 'text', text: '改用保价快递' }, false],
    ['prevent', { kind: 'article', id, text: 'product\n包装指引' }, true],
    ['prevent', { kind: 'article', id, text: '包装指引' }, false],
    ['archive', { kind: 'text', text: '归档' }, false],
    ['archive', { kind: 'waived', text: '无需' }, false],
    ['apologise', { kind: 'waived', text: '客户要求不再联系' }, true],
    ['apologise', { kind: 'waived', text: ' ' }, false],
  ])('%s, %j: %s', (step, evidence, sound) => {
    expect(evidenceProblem(step, evidence) === undefined).toBe(sound);
  });

  test('of the timeline, no event and no line of the program does', () => {
    const shown = entryKinds.filter((kind) => complaintSteps.some((step) => showsStep(step, kind)));
    expect(shown).toEqual(['message-in', 'message-out', 'note', 'call', 'handoff']);
    expect(showsStep('listen', 'message-out')).toBe(false);
    expect(showsStep('apologise', 'message-in')).toBe(false);
  });

  test('a follow-up does when the customer was reached', () => {
    const counts = (['reached', 'refused', 'satisfied', 'unsatisfied', 'no-answer', 'rescheduled'] as const).filter(
      (outcome) => countsAsFollowedUp(buildFollowUp(1, { status: 'done', outcome }).fields),
    );
    expect(counts).toEqual(['reached', 'refused', 'satisfied', 'unsatisfied']);
    expect(countsAsFollowedUp(buildFollowUp(1, { status: 'open' }).fields)).toBe(false);
  });

  test('a compensation does once it is granted', () => {
    const counts = (['asked', 'approved', 'declined', 'done', 'withdrawn'] as const).filter((state) =>
      countsAsCompensated(buildCompensation(1, { state }).fields),
    );
    expect(counts).toEqual(['approved', 'done']);
  });

  test('cause and measure come back as they were written', () => {
    fc.assert(
      fc.property(fc.constantFrom(...complaintCauses), fc.string(), (cause, measure) => {
        expect(preventionOf(preventionText({ cause, measure }))).toEqual({ cause, measure: measure.trim() });
      }),
    );
  });
});
