// Notes, replies, tags, edits and status changes: the commands that work on one case of one's own team.
import { describe, expect, test } from 'vitest';
import type { CommandInput } from '#domain/commands/registry.ts';
import { insert, update } from '#domain/model/change.ts';
import { type CaseStatus, caseStatuses } from '#domain/model/choices.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { EntryData } from '#domain/model/entry-fields.ts';
import type { EntryId } from '#domain/model/ids.ts';
import { teamScope } from '#domain/model/scope.ts';
import { mayMove } from '#domain/rules/status-machine.ts';
import { ids } from '../../builders/ids.ts';
import { buildCase, buildCustomer } from '../../builders/records.ts';
import { argsOf, changesOf, contextOf, decideStrictly, now, outcomeOf } from './deciding.ts';

const caseId = ids.case(1);
type OnCase = 'case.note' | 'case.reply' | 'case.tag' | 'case.edit' | 'case.status';

function entry(
  kind: FieldsOf<'entry'>['kind'],
  body: string,
  data: EntryData | null,
  delivery: 'queued' | null = null,
) {
  return insert('entry', ids.command(1), teamScope(ids.team(1)), {
    caseId,
    kind,
    authorId: ids.agent(1),
    authorName: null,
    body,
    data,
    delivery,
    happenedAt: now,
    recordedAt: null,
    externalId: null,
  });
}

const onCase: { readonly [N in OnCase]: CommandInput<N> } = {
  'case.note': { caseId, body: '已联系客户' },
  'case.reply': { caseId, body: '您好' },
  'case.tag': { caseId, add: ['vip'] },
  'case.edit': { caseId, set: { priority: 'high' } },
  'case.status': { caseId, to: 'solved' },
};

function argsOn<N extends OnCase>(name: N) {
  return argsOf(name, onCase[name]);
}

describe.each(Object.keys(onCase) as OnCase[])('%s', (name) => {
  test.each([
    ['accepted', { present: [buildCase()] }, contextOf()],
    ['accepted', { present: [buildCase(1, { teamId: ids.team(2) })] }, contextOf('lead')],
    ['not-here', { present: [] }, contextOf()],
    ['not-found', { present: [], otherwise: 'absent' }, contextOf()],
    ['forbidden', { present: [buildCase(1, { teamId: ids.team(2) })] }, contextOf()],
  ] as const)('%s', (outcome, world, context) => {
    expect(outcomeOf(decideStrictly(name, argsOn(name), world, context))).toBe(outcome);
  });

  test('a device with a slow clock does not turn back the last activity', () => {
    const present = [buildCase(1, { lastActivityAt: now + 5 })];
    const changes = changesOf(decideStrictly(name, argsOn(name), { present }));
    const moved = changes.flatMap((change) => (change.kind === 'update' ? [change.set.lastActivityAt] : []));
    expect(moved).toEqual([name === 'case.tag' ? undefined : now + 5]);
  });
});

/** What stands in the case, where a test says nothing else. */
const found = { subject: '无法充电', customerId: null, tags: ['充电'] };

function changes<N extends OnCase>(name: N, input: CommandInput<N>, set: Partial<FieldsOf<'case'>> = {}) {
  return changesOf(decideStrictly(name, argsOf(name, input), { present: [buildCase(1, { ...found, ...set })] }));
}

function outcome<N extends OnCase>(name: N, input: CommandInput<N>, set: Partial<FieldsOf<'case'>> = {}) {
  return outcomeOf(
    decideStrictly(name, argsOf(name, input), {
      present: [buildCase(1, { ...found, ...set }), buildCustomer()],
      otherwise: 'absent',
    }),
  );
}

test('a note is one line of the timeline', () => {
  expect(changes('case.note', { caseId, body: ' 已联系 ' })).toEqual([
    entry('note', '已联系', null),
    update('case', caseId, { lastActivityAt: now }),
  ]);
});

/** The moves of a case from its opening on. */
const { openedAt } = buildCase().fields;
const logged = (first: CaseStatus, ...moves: (readonly [CaseStatus, number])[]) =>
  [[first, openedAt] as const, ...moves].map(([status, at]) => ({ status, at }));

describe('a reply', () => {
  test('is queued, counts as the first, and takes up a new case', () => {
    expect(changes('case.reply', { caseId, body: '您好' }, { status: 'new' })).toEqual([
      entry('message-out', '您好', null, 'queued'),
      update('case', caseId, {
        status: 'open',
        statusLog: logged('new', ['open', now]),
        firstRepliedAt: now,
        lastRepliedAt: now,
        lastActivityAt: now,
        lastMessageId: ids.command(1) as string as EntryId,
      }),
    ]);
  });

  test.each([
    ['new', 'open'],
    ['reopened', 'open'],
    ['open', undefined],
    ['pending-customer', undefined],
    ['pending-third-party', undefined],
    ['on-hold', undefined],
    ['solved', undefined],
  ] as const)('sets the status of a case that is %s to %s', (from, to) => {
    const [, onCaseChange] = changes('case.reply', { caseId, body: '您好' }, { status: from });
    expect(onCaseChange).toMatchObject({ kind: 'update' });
    expect(onCaseChange?.kind === 'update' ? onCaseChange.set.status : 'none').toBe(to);
    if (to) expect(mayMove(from, to)).toBe(true);
  });

  test.each([
    [null, now],
    [now - 10, now - 10],
    [now + 10, now],
  ])('first replied at %s becomes %s: the earlier one counts, whenever it arrives', (before, after) => {
    const [, onCaseChange] = changes('case.reply', { caseId, body: '您好' }, { firstRepliedAt: before });
    expect(onCaseChange).toMatchObject({ set: { firstRepliedAt: after } });
  });

  describe('to a thread that its author looked at', () => {
    const [seen, other] = [ids.entry(7), ids.entry(8)];
    test.each([
      ['accepted', seen, seen],
      ['accepted', null, null],
      ['accepted', undefined, other],
      ['thread-moved', seen, other],
      ['thread-moved', null, other],
      ['thread-moved', seen, null],
    ])('%s: seen %s, now %s', (expected, seenMessageId, lastMessageId) => {
      const input = { caseId, body: '您好', ...(seenMessageId === undefined ? {} : { seenMessageId }) };
      expect(outcome('case.reply', input, { lastMessageId })).toBe(expected);
    });

    test('one more of the same author goes too: it was written after the first', () => {
      const input = { caseId, body: '还有一点', seenMessageId: ids.command(1) };
      const [, onCaseChange] = changes(
        'case.reply',
        { caseId, body: '您好', seenMessageId: seen },
        { lastMessageId: seen },
      );
      expect(onCaseChange).toMatchObject({ set: { lastMessageId: input.seenMessageId } });
      const after = { lastMessageId: input.seenMessageId as string as EntryId };
      expect(outcome('case.reply', input, after)).toBe('accepted');
    });
  });

  test('does not go out from the archive', () => {
    expect(outcome('case.reply', { caseId, body: '您好' }, { status: 'closed' })).toBe('illegal-transition');
  });
});

describe('tags', () => {
  test('are added and removed as a set, without a line', () => {
    expect(changes('case.tag', { caseId, add: ['vip'], remove: ['充电'] })).toEqual([
      update('case', caseId, {}, { add: { tags: ['vip'] }, remove: { tags: ['充电'] } }),
    ]);
  });

  test('none named is nothing to do; one named that is there already still says that it shall be there', () => {
    expect(outcome('case.tag', { caseId })).toBe('nothing-to-do');
    expect(outcome('case.tag', { caseId, add: ['充电'] })).toBe('accepted');
  });

  test('a case holds at most 50', () => {
    const tags = Array.from({ length: 50 }, (_, i) => `t${i}`);
    expect(outcome('case.tag', { caseId, add: ['one-more'] }, { tags })).toBe('bad-request');
    expect(outcome('case.tag', { caseId, add: ['one-more'], remove: ['t0'] }, { tags })).toBe('accepted');
    expect(outcome('case.tag', { caseId, add: ['t0'] }, { tags })).toBe('accepted');
  });
});

describe('an edit', () => {
  test('sets only what differs and says from what to what', () => {
    const set = { subject: '电池坏了', priority: 'normal', customerId: null } as const;
    expect(changes('case.edit', { caseId, set })).toEqual([
      update('case', caseId, { subject: '电池坏了', lastActivityAt: now }),
      entry('fields', '', { changes: [{ field: 'subject', from: '无法充电', to: '电池坏了' }] }),
    ]);
  });

  test('of the description does not repeat the long text in the timeline', () => {
    expect(changes('case.edit', { caseId, set: { description: '新的描述' } })).toEqual([
      update('case', caseId, { description: '新的描述', lastActivityAt: now }),
      entry('fields', '', { changes: [{ field: 'description', from: null, to: null }] }),
    ]);
  });

  test.each([
    ['nothing-to-do', { subject: '无法充电' }],
    ['not-found', { customerId: ids.customer(2) }],
    ['accepted', { customerId: ids.customer(1) }],
  ] as const)('%s: %j', (expected, set) => {
    expect(outcome('case.edit', { caseId, set })).toBe(expected);
  });

  test('of nothing does not fit the input', () => {
    expect(() => argsOf('case.edit', { caseId, set: {} })).toThrow();
  });
});

describe('a status change', () => {
  const pairs = caseStatuses.flatMap((from) => caseStatuses.map((to) => ({ from, to })));

  test.each(pairs)('$from to $to follows the machine', ({ from, to }) => {
    const expected = from === to ? 'nothing-to-do' : mayMove(from, to) ? 'accepted' : 'illegal-transition';
    expect(outcome('case.status', { caseId, to }, { status: from })).toBe(expected);
  });

  test('stands in the timeline, with its reason if there is one', () => {
    expect(changes('case.status', { caseId, to: 'solved', reason: '已换新' })).toEqual([
      update('case', caseId, {
        status: 'solved',
        statusLog: logged('new', ['open', openedAt], ['solved', now]),
        solvedAt: now,
        lastActivityAt: now,
      }),
      entry('status', '', { field: 'status', from: 'open', to: 'solved', reason: '已换新' }),
    ]);
    const [, line] = changes('case.status', { caseId, to: 'on-hold' });
    expect(line).toEqual(entry('status', '', { field: 'status', from: 'open', to: 'on-hold' }));
  });

  test.each<[CaseStatus, CaseStatus, number | null]>([
    ['solved', 'closed', openedAt],
    ['solved', 'reopened', null],
    ['closed', 'reopened', null],
  ])('%s to %s leaves solvedAt %s', (status, to, solvedAt) => {
    expect(changes('case.status', { caseId, to }, { status, solvedAt: openedAt })[0]).toMatchObject({
      set: { solvedAt },
    });
  });

  test('an illegal move names both ends', () => {
    const decision = decideStrictly('case.status', argsOf('case.status', { caseId, to: 'closed' }), {
      present: [buildCase()],
    });
    expect(decision).toMatchObject({ ok: false, refusal: { details: { from: 'open', to: 'closed' } } });
  });
});
