// What a customer said where Holdfast does not listen, written down by an agent.
import { describe, test as example, expect } from 'vitest';
import { applyChange } from '#domain/model/change.ts';
import type { CaseStatus, EntryKind } from '#domain/model/choices.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import { furtherId } from '#domain/model/further-id.ts';
import type { CommandUid } from '#domain/model/ids.ts';
import type { AnyRecord, StoredRecord } from '#domain/model/record.ts';
import { deadlines } from '#domain/rules/sla/next-deadline.ts';
import { factsOfRow, factsOfTimeline } from '#domain/rules/sla/sla-facts.ts';
import { ids } from '../../builders/ids.ts';
import { buildCase } from '../../builders/records.ts';
import { day, hour, minute } from '../../builders/times.ts';
import { fc, test } from '../../harness/fast-check.ts';
import { aLevel, contextAt } from '../rules/sla/sla-builders.ts';
import { argsOf, changesOf, contextOf, decideStrictly, now, outcomeOf } from './deciding.ts';

const caseId = ids.case(1);
const openedAt = now - 60 * day;

function receive(fields: Partial<FieldsOf<'case'>>, saidAt = now, at = now) {
  const args = argsOf('case.receive', { caseId, body: ' 灯还是不亮 ', channel: 'wechat', saidAt });
  const present = [buildCase(1, { openedAt, ...fields })];
  return changesOf(decideStrictly('case.receive', args, { present }, contextOf('agent', [1], at)));
}

function afterwards(fields: Partial<FieldsOf<'case'>>, saidAt = now): FieldsOf<'case'> {
  const onCase = receive(fields, saidAt).filter(({ collection }) => collection === 'case');
  return onCase.reduce<AnyRecord>(applyChange, buildCase(1, { openedAt, ...fields })).fields as FieldsOf<'case'>;
}

describe('a message that is written down', () => {
  example('stands in the timeline when it was said, with where, and is the newest message', () => {
    const [line, onCase, ...rest] = receive({}, now - hour);
    expect(line).toMatchObject({
      id: ids.command(1),
      fields: {
        ...{ kind: 'message-in', body: '灯还是不亮', authorId: ids.agent(1), authorName: null, delivery: null },
        ...{ data: { channel: 'wechat' }, happenedAt: now - hour },
      },
    });
    expect(onCase).toMatchObject({
      set: { lastMessageId: ids.command(1), awaitingSince: now - hour, lastActivityAt: now },
    });
    expect(rest).toEqual([]);
  });

  example('never lies in the future, nor waits from before its case', () => {
    expect(receive({}, now + day)[0]).toMatchObject({ fields: { happenedAt: now } });
    expect(afterwards({}, openedAt - day).awaitingSince).toBe(openedAt);
    expect(receive({}, openedAt - day)[0]).toMatchObject({ fields: { happenedAt: openedAt - day } });
  });

  example.each([
    ['waits', {}, now - hour],
    ['waits since the older one', { awaitingSince: now - 2 * hour }, now - 2 * hour],
    ['waits since this one, if that was said before', { awaitingSince: now - minute }, now - hour],
    ['was answered before it was written down', { lastRepliedAt: now - hour }, null],
    ['came after the last answer', { lastRepliedAt: now - hour - 1 }, now - hour],
  ] as const)('%s', (_title, fields, since) => {
    expect(afterwards(fields, now - hour).awaitingSince).toBe(since);
  });

  example.each<[CaseStatus, CaseStatus]>([
    ['new', 'new'],
    ['open', 'open'],
    ['reopened', 'reopened'],
    ['on-hold', 'on-hold'],
    ['pending-third-party', 'pending-third-party'],
    ['pending-customer', 'open'],
    ['solved', 'reopened'],
    ['closed', 'reopened'],
  ])('takes a case that is %s to %s, and says so', (status, to) => {
    const statusLog = [{ status, at: now - day }];
    const fields = { status, statusLog, solvedAt: status === 'solved' || status === 'closed' ? now - day : null };
    expect(afterwards(fields)).toMatchObject({ status: to, solvedAt: null });
    const [, , line] = receive(fields);
    if (status === to) {
      expect(line).toBeUndefined();
      return;
    }
    expect(afterwards(fields).statusLog).toEqual([...statusLog, { status: to, at: now }]);
    expect(line).toMatchObject({
      id: furtherId(ids.command(1), 1),
      fields: { kind: 'status', happenedAt: now, data: { field: 'status', from: status, to } },
    });
  });

  example.each([
    ['was answered already', { status: 'pending-customer', lastRepliedAt: now - minute }],
    ['was said before it was solved', { status: 'solved', solvedAt: now - minute }],
    ['was said when it was too late to reopen', { status: 'solved', solvedAt: now - 31 * day }],
  ] as const)('moves nothing when it %s', (_title, fields) => {
    expect(afterwards(fields, now - hour)).toMatchObject({ status: fields.status, statusLog: [] });
  });

  example('reopens by when it was said, not by when somebody wrote it down', () => {
    expect(afterwards({ status: 'solved', solvedAt: now - 31 * day }, now - 2 * day).status).toBe('reopened');
  });

  example('goes on in the case that its case was merged with', () => {
    const args = argsOf('case.receive', { caseId, body: '灯', channel: 'letter', saidAt: now });
    const present = [buildCase(1, { status: 'closed', mergedIntoId: ids.case(2) }), buildCase(2)];
    const changes = changesOf(decideStrictly('case.receive', args, { present }));
    expect(changes).toMatchObject([{ fields: { caseId: ids.case(2) } }, { id: ids.case(2) }]);
  });

  example.each([
    ['not-here', { present: [] }],
    ['not-found', { present: [], otherwise: 'absent' }],
    ['forbidden', { present: [buildCase(1, { teamId: ids.team(2) })] }],
  ] as const)('%s', (expected, world) => {
    const args = argsOf('case.receive', { caseId, body: '灯', channel: 'letter', saidAt: now });
    expect(outcomeOf(decideStrictly('case.receive', args, world))).toBe(expected);
  });
});

const act = fc.record({
  what: fc.constantFrom('receive', 'receive', 'reply', 'pending-customer', 'on-hold', 'solved', 'reopened'),
  later: fc.integer({ min: 0, max: 90 }),
  ago: fc.integer({ min: 0, max: 120 }),
});

test(
  'the clocks say the same by the case’s row and by its whole timeline, however late a message was written down',
  [fc.array(act, { maxLength: 12 })],
  (acts) => {
    let record: StoredRecord<'case'> = buildCase(1, { channel: 'email', openedAt: now, status: 'new' });
    const entries: { kind: EntryKind; happenedAt: number; recordedAt: null }[] = [];
    let at = now;
    for (const [index, { what, later, ago }] of acts.entries()) {
      at += later * minute;
      const args =
        what === 'receive'
          ? argsOf('case.receive', { caseId, body: 'x', channel: 'sms', saidAt: at - ago * minute })
          : what === 'reply'
            ? argsOf('case.reply', { caseId, body: 'x' })
            : argsOf('case.status', { caseId, to: what as CaseStatus });
      const name = what === 'receive' || what === 'reply' ? (`case.${what}` as const) : 'case.status';
      const context = { ...contextOf('agent', [1], at), uid: ids.command(index + 1) as CommandUid };
      const decision = decideStrictly(name, args, { present: [record] }, context);
      if (!decision.ok) continue;
      for (const change of decision.changes)
        if (change.collection === 'case') record = applyChange(record, change) as StoredRecord<'case'>;
        else if (change.kind === 'insert')
          entries.push({
            kind: change.fields.kind as EntryKind,
            happenedAt: change.fields.happenedAt as number,
            recordedAt: null,
          });
    }
    const level = aLevel({ 'first-response': 60, 'next-reply': 45, 'total-resolution': 480 });
    const context = { ...contextAt('2026-03-10T12:00Z', level), now: at + hour };
    expect(deadlines(factsOfRow(record.fields), context)).toEqual(
      deadlines(factsOfTimeline(record.fields, entries), context),
    );
  },
);
