import { describe, expect, it } from 'vitest';
import type { FieldsOf } from '#domain/model/collections.ts';
import { ids } from '../../builders/ids.ts';
import { buildCase, buildEntry } from '../../builders/records.ts';
import { minute } from '../../builders/times.ts';
import { argsOf, changesOf, contextOf, decideStrictly, now, outcomeOf } from './deciding.ts';

const input = { caseId: ids.case(1), entryId: ids.entry(1) };
const movedAt = now - 5 * minute;
/** Opened, taken up, and solved by agent 1 five minutes ago. */
const solved = {
  status: 'solved',
  solvedAt: movedAt,
  statusLog: [
    { status: 'new', at: movedAt - 60 * minute },
    { status: 'open', at: movedAt - 30 * minute },
    { status: 'solved', at: movedAt },
  ],
} as const satisfies Partial<FieldsOf<'case'>>;
const line = (more: Partial<FieldsOf<'entry'>> = {}, data = { field: 'status', from: 'open', to: 'solved' }) =>
  buildEntry(1, { kind: 'status', happenedAt: movedAt, data, ...more });
const decide = (onCase: Partial<FieldsOf<'case'>>, entry = line(), context = contextOf()) =>
  decideStrictly('case.revert', argsOf('case.revert', input), { present: [buildCase(1, onCase), entry] }, context);

describe('undoing the last move of a case', () => {
  it('is as if it had not been made, but for the timeline', () => {
    const [onCase, told] = changesOf(decide(solved));
    expect(onCase).toMatchObject({
      set: { status: 'open', solvedAt: null, statusLog: solved.statusLog.slice(0, 2), lastActivityAt: now },
    });
    expect(told).toMatchObject({ fields: { kind: 'status', data: { from: 'solved', to: 'open' } } });
  });

  it('keeps when a closed case was solved, and tells it of one that was reopened', () => {
    const at = solved.statusLog[2].at;
    const closed = {
      ...solved,
      status: 'closed',
      statusLog: [...solved.statusLog, { status: 'closed', at: movedAt }],
    } as const;
    const [undone] = changesOf(decide(closed, line({}, { field: 'status', from: 'solved', to: 'closed' })));
    expect(undone).toMatchObject({ set: { status: 'solved', solvedAt: at } });
    const reopened = {
      status: 'reopened',
      solvedAt: null,
      statusLog: [...solved.statusLog, { status: 'reopened', at: movedAt }],
    } as const;
    const [back] = changesOf(decide(reopened, line({}, { field: 'status', from: 'solved', to: 'reopened' })));
    expect(back).toMatchObject({ set: { status: 'solved', solvedAt: at } });
  });

  it('takes the last step of a complaint back with its closing', () => {
    const step = { key: 'archive', by: ids.agent(1), at: movedAt, evidence: { kind: 'text', text: '' } } as const;
    const statusLog = [...solved.statusLog, { status: 'closed', at: movedAt }] as const;
    const closed = { ...solved, type: 'complaint', status: 'closed', statusLog, steps: [step] } as const;
    const [onCase] = changesOf(decide(closed, line({}, { field: 'status', from: 'solved', to: 'closed' })));
    expect(onCase).toMatchObject({ remove: { steps: [step] } });
  });

  it.each<[string, Partial<FieldsOf<'case'>>, ReturnType<typeof line>, ReturnType<typeof contextOf>, string]>([
    ['within ten minutes', solved, line(), contextOf('agent', [1], movedAt + 10 * minute), 'accepted'],
    ['no later', solved, line(), contextOf('agent', [1], movedAt + 10 * minute + 1), 'illegal-transition'],
    ['by nobody else, not even a lead', solved, line({ authorId: ids.agent(2) }), contextOf('lead'), 'forbidden'],
    ['not of another team’s case', solved, line(), contextOf('agent', [2]), 'forbidden'],
    ['not by a line of another case', solved, line({ caseId: ids.case(2) }), contextOf(), 'bad-request'],
    ['not by a line of another kind', solved, line({ kind: 'note' }), contextOf(), 'bad-request'],
    [
      'not when the case moved on',
      { status: 'reopened', statusLog: [...solved.statusLog, { status: 'reopened', at: now }] },
      line(),
      contextOf(),
      'already-done',
    ],
    [
      'not when it went away and came back',
      {
        ...solved,
        statusLog: [
          ...solved.statusLog,
          { status: 'reopened', at: movedAt + 1 },
          { status: 'solved', at: movedAt + 2 },
        ],
      },
      line(),
      contextOf(),
      'already-done',
    ],
    ['not when it was merged', { ...solved, mergedIntoId: ids.case(3) }, line(), contextOf(), 'already-done'],
  ])('is legal %s', (_what, onCase, entry, context, expected) => {
    expect(outcomeOf(decide(onCase, entry, context))).toBe(expected);
  });

  it('counts a move whose clock ran behind as made when the one before was', () => {
    const statusLog = solved.statusLog.with(2, { status: 'solved', at: solved.statusLog[1].at });
    const early = line({ happenedAt: solved.statusLog[1].at - minute });
    const context = contextOf('agent', [1], solved.statusLog[1].at);
    expect(outcomeOf(decide({ ...solved, statusLog }, early, context))).toBe('accepted');
  });
});
