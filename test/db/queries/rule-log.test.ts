import { afterAll, expect, it } from 'vitest';
import { ruleLog } from '#db/queries/rule-log.ts';
import type { EntryData } from '#domain/model/entry-fields.ts';
import { ids } from '../../builders/ids.ts';
import { buildCase, buildEntry } from '../../builders/records.ts';
import { day, minute, noon } from '../../builders/times.ts';
import { emptyReplica, save } from '../replica/replica-harness.ts';
import { me } from './asking.ts';

const db = emptyReplica(afterAll);

it('tells what each rule did in the last 30 days, and the latest of it with its case', () => {
  const rule = (n: number, at: number, data: Partial<EntryData> = {}, caseId = ids.case(1)) =>
    buildEntry(n, {
      ...{ kind: 'rule', caseId, authorId: null, authorName: 'Late', body: 'Late', happenedAt: at },
      data: { definitionId: ids.definition(1), to: 'fired', ...data },
    });
  save(
    db,
    buildCase(1),
    rule(1, noon - 31 * day),
    rule(2, noon - day),
    rule(3, noon - minute, { to: 'refused', reason: 'case.status: illegal-transition' }),
    rule(4, noon - 2 * day, { definitionId: ids.definition(2) }),
    // Of a case this device does not hold: counted, for it happened, but there is nothing to open.
    rule(5, noon - 3 * day, {}, ids.case(9)),
    buildEntry(6, { kind: 'note', caseId: ids.case(1), happenedAt: noon }),
  );
  const { counts, latest } = ruleLog(db, me);
  expect(counts).toEqual([
    { ruleId: ids.definition(1), fired: 3, refused: 1, lastAt: noon - minute },
    { ruleId: ids.definition(2), fired: 1, refused: 0, lastAt: noon - 2 * day },
  ]);
  expect(latest.map(({ id, refused }) => [id, refused])).toEqual([
    [ids.entry(3), 'case.status: illegal-transition'],
    [ids.entry(2), null],
    [ids.entry(4), null],
  ]);
  expect(latest[0]).toMatchObject({ ruleId: ids.definition(1), name: 'Late', number: '10001', subject: 'Subject 1' });
});
