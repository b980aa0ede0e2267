import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ParsedCaseFilter } from '#db/queries/case-conditions.ts';
import { listCases } from '#db/queries/case-list.ts';
import { caseRows } from '#db/queries/case-rows.ts';
import { eachCaseForExport } from '#db/queries/export-cases.ts';
import { orderSlowly } from '#db/queries/order-slowly.ts';
import { countQueues } from '#db/queries/queue-counts.ts';
import { clearReplica } from '#db/replica/clear.ts';
import { deleteRecord, saveRecord } from '#db/replica/records.ts';
import { queues } from '#domain/contract/ipc/case-filter.ts';
import { caseStatuses, caseTypes, channels, priorities } from '#domain/model/choices.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import { caseSorts } from '#domain/rules/case-query/list-shape.ts';
import { isFinished } from '#domain/rules/status-machine.ts';
import { ids } from '../../builders/ids.ts';
import { buildCase } from '../../builders/records.ts';
import { noon } from '../../builders/times.ts';
import { emptyReplica } from '../replica/replica-harness.ts';
import { asking, me } from './asking.ts';

type Case = ReturnType<typeof buildCase>;

const agents = [1, 2].map((n) => ids.agent(n));
const teams = [1, 2, 3].map((n) => ids.team(n));
const customers = [1, 2].map((n) => ids.customer(n));
const tags = ['a', 'b'];

const anyFields = fc.record({
  status: fc.constantFrom(...caseStatuses),
  priority: fc.constantFrom(...priorities),
  assigneeId: fc.constantFrom(null, ...agents),
  teamId: fc.constantFrom(...teams),
  customerId: fc.constantFrom(null, ...customers),
  tags: fc.subarray(tags),
  // Few moments, so that many cases share one.
  lastActivityAt: fc.integer({ min: noon, max: noon + 3 }),
  openedAt: fc.integer({ min: noon, max: noon + 3 }),
});
/** Cases are saved, saved again with other values, and sometimes deleted. */
const anyHistory = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.option(anyFields, { freq: 6 })), {
  maxLength: 30,
});
const anyFilter = fc.record({
  queue: fc.constantFrom(...queues),
  statuses: fc.subarray([...caseStatuses], { maxLength: 3 }),
  priorities: fc.subarray([...priorities], { maxLength: 2 }),
  assigneeId: fc.constantFrom(null, null, ...agents),
  teamId: fc.constantFrom(null, null, ...teams),
  customerId: fc.constantFrom(null, null, ...customers),
  tag: fc.constantFrom(null, null, ...tags),
  text: fc.constantFrom('', '', 'Subject', 'Description 1'),
  sort: fc.constantFrom(...caseSorts),
  descending: fc.boolean(),
});
const anyTeams = fc.subarray(teams);

/** What the list must hold, found out the slow way. */
function belongs({ fields }: Case, filter: ParsedCaseFilter, whose: typeof me): boolean {
  const open = !isFinished(fields.status);
  const ours = whose.teamIds.includes(fields.teamId);
  const inQueue = {
    mine: open && fields.assigneeId === whose.agentId,
    unassigned: open && ours && fields.assigneeId === null,
    team: open && ours,
    all: true,
    finished: !open,
  };
  const words = filter.text.toLowerCase().split(' ');
  const text = [fields.number, fields.subject, fields.description, ...fields.tags].join(' ').toLowerCase().split(' ');
  return (
    inQueue[filter.queue] &&
    (filter.statuses.length === 0 || filter.statuses.includes(fields.status)) &&
    (filter.priorities.length === 0 || filter.priorities.includes(fields.priority)) &&
    (filter.assigneeId === null || filter.assigneeId === fields.assigneeId) &&
    (filter.teamId === null || filter.teamId === fields.teamId) &&
    (filter.customerId === null || filter.customerId === fields.customerId) &&
    (filter.tag === null || fields.tags.includes(filter.tag)) &&
    words.every((word) => text.some((other) => other.startsWith(word)))
  );
}

function sortKey(fields: FieldsOf<'case'>, sort: ParsedCaseFilter['sort']): number[] {
  switch (sort) {
    case 'priority':
      return [priorities.indexOf(fields.priority), fields.lastActivityAt];
    case 'status':
      return [caseStatuses.indexOf(fields.status), fields.lastActivityAt];
    case 'type':
      return [caseTypes.indexOf(fields.type), fields.lastActivityAt];
    case 'channel':
      return [channels.indexOf(fields.channel), fields.lastActivityAt];
    case 'number':
      return [Number(fields.number)];
    case 'subject':
      // "Subject 10" stands before "Subject 2"; where one ends, nothing is less than anything.
      return [...fields.subject.padEnd(20, ' ')].map((letter) => letter.charCodeAt(0));
    case 'customer':
    case 'team':
    case 'assignee':
      // Nobody is known by name here: see case-query.property.test.ts.
      return [fields.lastActivityAt];
    case 'dueAt':
      // Nothing is promised here.
      return [fields.lastActivityAt];
    case 'escalationLevel':
      return [fields.escalationLevel, fields.lastActivityAt];
    default:
      return [fields[sort] ?? -1];
  }
}

function inOrder(a: readonly number[], b: readonly number[], descending: boolean): boolean {
  for (const [index, key] of a.entries()) {
    const difference = key - (b[index] ?? 0);
    if (difference !== 0) return descending ? difference > 0 : difference < 0;
  }
  return true;
}

test('a list holds exactly the cases that belong to it, in its order, whatever was saved and deleted before', () => {
  const db = emptyReplica();
  fc.assert(
    fc.property(anyHistory, anyFilter, anyTeams, (history, filter, teamIds) => {
      clearReplica(db);
      const cases = new Map<string, Case>();
      for (const [n, fields] of history) {
        const record = buildCase(n, fields ?? {});
        if (fields) saveRecord(db, record, 1);
        else deleteRecord(db, record);
        if (fields) cases.set(record.id, record);
        else cases.delete(record.id);
      }
      const whose = { ...me, teamIds };
      const asked = asking(filter);
      const { total, rows } = listCases(db, asked, whose);
      const expected = [...cases.values()].filter((record) => belongs(record, asked, whose));
      expect(rows.map((row) => row.id).sort()).toEqual(expected.map((record) => record.id).sort());
      expect(total).toBe(expected.length);
      const keys = rows.map((row) => sortKey(cases.get(row.id)?.fields as FieldsOf<'case'>, filter.sort));
      for (let i = 1; i < keys.length; i++)
        expect(inOrder(keys[i - 1] ?? [], keys[i] ?? [], filter.descending)).toBe(true);
      const pages = [0, 2, 4, 6, 8, 10].flatMap((offset) => listCases(db, { ...asked, offset, limit: 2 }, whose).rows);
      expect(pages).toEqual(rows);
      const finding = orderSlowly(db, asked, whose);
      let step = finding.next();
      while (!step.done) step = finding.next();
      expect(caseRows(db, step.value)).toEqual(rows);
      expect([...eachCaseForExport(db, asked, whose)].map((row) => row.id)).toEqual(rows.map((row) => row.id));
      const { [filter.queue]: counted } = countQueues(db, whose);
      expect(counted).toBe(listCases(db, asking({ queue: filter.queue }), whose).total);
    }),
    { numRuns: 150 },
  );
});
