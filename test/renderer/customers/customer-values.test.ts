import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContactPoint } from '#domain/model/collections.ts';
import { mergeSet } from '#domain/model/set-items.ts';
import { type CustomerValues, contactPointsOf, editOf, emptyCustomer } from '#renderer/customers/customer-values.ts';

const base: CustomerValues = {
  ...emptyCustomer('zh-CN'),
  name: '王小明',
  contactPoints: [
    { line: 1, kind: 'phone', value: '138 0000 1234', label: '' },
    { line: 2, kind: 'email', value: 'wang@example.com', label: 'office' },
  ],
  tags: ['vip'],
};

describe('what an edit of a service file sends', () => {
  it('is only what was changed since it began', () => {
    const values: CustomerValues = {
      ...base,
      tier: 'vip',
      contactPoints: [...base.contactPoints.slice(1), { line: 3, kind: 'phone', value: ' 139 0000 5678 ', label: '' }],
      tags: ['vip', '企业客户'],
    };
    expect(editOf({ base, values }, null)).toEqual({
      set: { tier: 'vip' },
      add: { contactPoints: [{ kind: 'phone', value: '139 0000 5678', label: '' }], tags: ['企业客户'] },
      remove: { contactPoints: [{ kind: 'phone', value: '138 0000 1234', label: '' }], tags: [] },
    });
  });

  it('is nothing for empty lines and untouched fields', () => {
    const values = {
      ...base,
      contactPoints: [...base.contactPoints, { line: 9, kind: 'chat', value: ' ', label: '' }],
    };
    expect(editOf({ base, values: values as CustomerValues }, null)).toEqual({
      set: {},
      add: { contactPoints: [], tags: [] },
      remove: { contactPoints: [], tags: [] },
    });
  });

  it('always leads from the contact points that were there to those on the screen', () => {
    const point = fc.record({
      kind: fc.constantFrom('phone' as const, 'email' as const),
      value: fc.constantFrom('13800001234', '13900005678', 'a@example.com', 'b@example.com'),
      label: fc.constantFrom('', 'office'),
    });
    const points = fc.uniqueArray(point, { selector: ({ kind, value }) => `${kind} ${value}`, maxLength: 6 });
    fc.assert(
      fc.property(points, points, (before, after) => {
        const numbered = (list: readonly ContactPoint[]) => list.map((each, line) => ({ ...each, line }));
        const draft = {
          base: { ...base, contactPoints: numbered(before) },
          values: { ...base, contactPoints: numbered(after) },
        };
        const { add, remove } = editOf(draft, null);
        const merged = mergeSet<ContactPoint>(
          before,
          add?.contactPoints as ContactPoint[],
          remove?.contactPoints as ContactPoint[],
        );
        const sorted = (list: readonly ContactPoint[]) => list.map((each) => JSON.stringify(each)).toSorted();
        expect(sorted(merged)).toEqual(sorted(contactPointsOf(draft.values)));
      }),
    );
  });
});
