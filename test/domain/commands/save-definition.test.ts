import { describe, expect, test } from 'vitest';
import { insert, update } from '#domain/model/change.ts';
import type { Role } from '#domain/model/choices.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import { ids } from '../../builders/ids.ts';
import { buildDefinition } from '../../builders/records.ts';
import { argsOf, changesOf, contextOf, decideStrictly, now, outcomeOf } from './deciding.ts';

const content = { types: ['complaint'], items: ['核对订单', '道歉'] } as const;
const asked = { kind: 'checklist', name: '客诉检查单', content } as const;
const held = (fields: Partial<FieldsOf<'definition'>> = {}) =>
  buildDefinition(1, { kind: 'checklist', name: '旧名', position: 0, content: asked.content as never, ...fields });

function decide(role: Role, more: object, present = [held()]) {
  const args = argsOf('definition.save', { ...asked, ...more });
  return decideStrictly('definition.save', args, { present, otherwise: 'absent' }, contextOf(role));
}

describe('a definition', () => {
  test('is made for everybody by a lead', () => {
    expect(changesOf(decide('lead', {}))).toEqual([
      insert('definition', ids.command(77), 'workspace', {
        kind: 'checklist',
        name: '客诉检查单',
        ownerId: null,
        position: 0,
        active: true,
        content: content as never,
        updatedBy: ids.agent(1),
        updatedAt: now,
      }),
    ]);
  });

  test.each([
    ['agent', {}, 'forbidden'],
    ['agent', { personal: true }, 'forbidden'],
    ['agent', { definitionId: ids.definition(1) }, 'forbidden'],
    ['admin', { definitionId: ids.definition(1) }, 'accepted'],
    ['admin', { definitionId: ids.definition(1), name: '旧名' }, 'nothing-to-do'],
    ['admin', { definitionId: ids.definition(1), kind: 'macro' }, 'bad-request'],
    ['lead', { content: { types: [], items: [] } }, 'bad-request'],
    ['lead', { content: { ...content, surprise: 1 } }, 'bad-request'],
  ] as const)('by %s with %j is %s', (role, more, outcome) => {
    expect(outcomeOf(decide(role, more))).toBe(outcome);
  });

  test('that somebody else made for themselves is nobody else’s to change', () => {
    const own = [held({ ownerId: ids.agent(2) })];
    expect(outcomeOf(decide('admin', { definitionId: ids.definition(1) }, own))).toBe('forbidden');
  });

  test('is changed only in what differs', () => {
    expect(changesOf(decide('lead', { definitionId: ids.definition(1) }))).toEqual([
      update('definition', ids.definition(1), { name: '客诉检查单', updatedBy: ids.agent(1), updatedAt: now }),
    ]);
  });
});
