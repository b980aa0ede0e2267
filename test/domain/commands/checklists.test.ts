import { describe, expect, test } from 'vitest';
import type { ChecklistItem } from '#domain/model/case-fields.ts';
import { applyChange } from '#domain/model/change.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { checklistKey } from '#domain/rules/checklist-key.ts';
import { ids } from '../../builders/ids.ts';
import { buildCase, buildDefinition } from '../../builders/records.ts';
import { argsOf, changesOf, contextOf, decideStrictly, now, outcomeOf, type World } from './deciding.ts';

const caseId = ids.case(1);
const template = buildDefinition(1, {
  kind: 'checklist',
  name: '退货',
  content: { types: [], items: ['核对单号', '拍照留证'] },
});
const put = (world: World) =>
  decideStrictly('checklist.put', argsOf('checklist.put', { caseId, definitionId: ids.definition(1) }), world);
const tick = (onCase: AnyRecord, index: number, done: boolean) =>
  decideStrictly(
    'checklist.tick',
    argsOf('checklist.tick', { caseId, key: checklistKey(ids.definition(1), index), done }),
    { present: [onCase] },
    contextOf(),
  );

function becomes(record: AnyRecord, decision: ReturnType<typeof put>): AnyRecord {
  const own = changesOf(decision).filter(({ collection }) => collection === 'case');
  return own.reduce((next, change) => applyChange(next, change), record);
}
const itemsOf = (record: AnyRecord) => record.fields.checklist as readonly ChecklistItem[];

describe('a checklist', () => {
  const listed = becomes(buildCase(), put({ present: [buildCase(), template] }));

  test('stands on the case as the template was then, with no tick', () => {
    expect(itemsOf(listed)).toMatchObject([
      { list: '退货', text: '核对单号', position: 0, doneBy: null, doneAt: null },
      { list: '退货', text: '拍照留证', position: 1, doneBy: null, doneAt: null },
    ]);
    expect(changesOf(put({ present: [buildCase(), template] }))).toMatchObject([
      {},
      { fields: { kind: 'checklist', body: '退货', data: { definitionId: ids.definition(1), to: 'added' } } },
    ]);
  });

  test('keeps who ticked an item and when, and forgets it when the tick goes', () => {
    const ticked = becomes(listed, tick(listed, 1, true));
    expect(itemsOf(ticked)[1]).toMatchObject({ doneBy: ids.agent(1), doneAt: now });
    expect(itemsOf(becomes(ticked, tick(ticked, 1, false)))[1]).toMatchObject({ doneBy: null, doneAt: null });
    expect(outcomeOf(tick(ticked, 1, true))).toBe('nothing-to-do');
    expect(outcomeOf(tick(listed, 5, true))).toBe('not-found');
  });

  test('put on by two people at once is one list, and their ticks meet', () => {
    const there = becomes(listed, tick(listed, 0, true));
    const merged = changesOf(tick(listed, 1, true))
      .filter(({ collection }) => collection === 'case')
      .reduce((next, change) => applyChange(next, change), there);
    expect(itemsOf(merged).map(({ doneAt }) => doneAt)).toEqual([now, now]);
    expect(outcomeOf(put({ present: [merged, template] }))).toBe('nothing-to-do');
  });

  test.each<[string, World]>([
    ['bad-request', { present: [buildCase(), buildDefinition(1, { kind: 'macro' })] }],
    ['inactive', { present: [buildCase(), buildDefinition(1, { ...template.fields, active: false })] }],
    ['not-found', { present: [buildCase()], otherwise: 'absent' }],
    ['not-here', { present: [buildCase()] }],
    ['forbidden', { present: [buildCase(1, { teamId: ids.team(2) }), template] }],
  ])('%s', (outcome, world) => {
    expect(outcomeOf(put(world))).toBe(outcome);
  });
});
