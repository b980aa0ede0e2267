import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChange, insert, update } from '#domain/model/change.ts';
import { teamScope } from '#domain/model/scope.ts';
import { mergeSet } from '#domain/model/set-items.ts';
import { ids } from '../../builders/ids.ts';
import { buildCase, buildCustomer } from '../../builders/records.ts';

describe('a change of a record', () => {
  test('inserting makes it, unseen by the server', () => {
    const { collection, id, scope, fields } = buildCase();
    expect(applyChange(undefined, insert('case', id, scope, fields))).toEqual({
      collection,
      id,
      scope,
      rev: 0,
      fields,
    });
  });

  test('inserting again leaves it as it is', () => {
    const there = buildCase(1, { subject: '已改' });
    expect(applyChange(there, insert('case', there.id, 'workspace', buildCase().fields))).toBe(there);
  });

  test('updating sets the named fields and leaves rev to the server', () => {
    const before = buildCase();
    const after = applyChange(before, update('case', before.id, { subject: '新', priority: 'high' }));
    expect(after).toEqual({ ...before, fields: { ...before.fields, subject: '新', priority: 'high' } });
    expect(before).toEqual(buildCase());
  });

  test('updating may move it to another scope', () => {
    const scope = teamScope(ids.team(2));
    expect(applyChange(buildCase(), update('case', ids.case(1), {}, { scope }))).toEqual({ ...buildCase(), scope });
  });

  test('items go into and out of its sets', () => {
    const change = update('case', ids.case(1), {}, { add: { tags: ['vip'] }, remove: { tags: ['充电'] } });
    expect(applyChange(buildCase(1, { tags: ['充电', 'ios'] }), change).fields.tags).toEqual(['ios', 'vip']);
  });

  test('a record that is not there, and a field that is no set, are defects', () => {
    expect(() => applyChange(undefined, update('case', ids.case(1), {}))).toThrow(`no case ${ids.case(1)}`);
    for (const field of ['subject', 'constructor', 'nothing'])
      expect(() => applyChange(buildCase(), update('case', ids.case(1), {}, { add: { [field]: ['x'] } }))).toThrow(
        'no set',
      );
  });
});

describe('sets: laws', () => {
  const items = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'));
  const law = (holds: (current: string[], add: string[], remove: string[]) => void) =>
    fc.assert(fc.property(items, items, items, holds));

  test('what was added is in, what was only removed is out, the rest is as before', () =>
    law((current, add, remove) => {
      const after = mergeSet(current, add, remove);
      const wanted = [...new Set([...current.filter((item) => !remove.includes(item)), ...add])];
      expect([...after].sort()).toEqual(wanted.sort());
    }));

  test('doing it twice does no more', () =>
    law((current, add, remove) => {
      const once = mergeSet(current, add, remove);
      expect(mergeSet(once, add, remove)).toEqual(once);
    }));

  test('what stays keeps its order, new items follow in theirs', () =>
    law((current, add, remove) => {
      const stays = current.filter((item) => add.includes(item) || !remove.includes(item));
      expect(mergeSet(current, add, remove)).toEqual([...stays, ...add.filter((item) => !current.includes(item))]);
    }));

  test('two devices that touch different items meet in either order', () =>
    fc.assert(
      fc.property(items, items, items, (current, mine, theirs) => {
        const apart = theirs.filter((item) => !mine.includes(item));
        const [ours, other] = [
          mergeSet(mergeSet(current, mine), [], apart),
          mergeSet(mergeSet(current, [], apart), mine),
        ];
        expect([...ours].sort()).toEqual([...other].sort());
      }),
    ));
});

describe('what makes two contact points the same', () => {
  const phone = (value: string, label = '') => ({ kind: 'phone', value, label }) as const;
  const email = (value: string) => ({ kind: 'email', value, label: '' }) as const;

  test.each([
    [phone('138 0013 8000'), phone('１３８-0013-8000', '手机'), true],
    [phone('138 0013 8000'), phone('139 0013 8000'), false],
    [phone('前台'), phone('值班室'), false],
    [email('Wang@Example.com '), email('wang@example.com'), true],
    [email('13800138000'), phone('13800138000'), false],
  ])('%j and %j: %s', (there, added, same) => {
    expect(mergeSet<object>([there], [added])).toEqual(same ? [added] : [there, added]);
  });

  test('a new label takes the old one’s place', () => {
    const points = [phone('1', '公司'), phone('2', '家'), phone('3')];
    expect(mergeSet(points, [phone('2', '父母')], [phone('2', '家')])).toEqual([
      points[0],
      phone('2', '父母'),
      points[2],
    ]);
    const change = update('customer', ids.customer(1), {}, { remove: { contactPoints: [phone('13800138000')] } });
    expect(
      applyChange(buildCustomer(1, { contactPoints: [phone('138 0013 8000')] }), change).fields.contactPoints,
    ).toEqual([]);
  });
});
