import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactPointsAfter } from '#domain/commands/contact-points-after.ts';
import type { ContactPoint } from '#domain/model/customer-fields.ts';
import { additionOf, editOf } from '#renderer/customers/customer-changes.ts';
import { type CustomerValues, emptyCustomer, lineOf } from '#renderer/customers/customer-values.ts';

const base: CustomerValues = {
  ...emptyCustomer('zh-CN'),
  name: '王小明',
  contactPoints: [
    { line: 1, kind: 'phone', value: '138 0000 1234', label: '' },
    { line: 2, kind: 'email', value: 'wang@example.com', label: 'office' },
  ],
  tags: ['vip'],
};

const unchanged = {
  set: {},
  add: { contactPoints: [], tags: [], importantDates: [] },
  remove: { contactPoints: [], tags: [], importantDates: [] },
  ...{ points: [], consents: [], custom: [] },
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
      ...unchanged,
      set: { tier: 'vip' },
      add: {
        ...unchanged.add,
        contactPoints: [{ kind: 'phone', value: '139 0000 5678', label: '' }],
        tags: ['企业客户'],
      },
      remove: { ...unchanged.remove, contactPoints: [{ kind: 'phone', value: '138 0000 1234', label: '' }] },
    });
  });

  it('is nothing for empty lines and untouched fields', () => {
    const values = {
      ...base,
      contactPoints: [...base.contactPoints, { line: 9, kind: 'chat', value: ' ', label: '' }],
    };
    expect(editOf({ base, values: values as CustomerValues }, null)).toEqual(unchanged);
  });

  it('is what was said of a contact point, not the whole of it', () => {
    const [first, ...others] = base.contactPoints;
    const values = { ...base, contactPoints: [{ ...first, label: '家', preferred: true }, ...others] };
    expect(editOf({ base, values: values as CustomerValues }, null)).toEqual({
      ...unchanged,
      points: [{ kind: 'phone', value: '138 0000 1234', label: '家', preferred: true }],
    });
  });

  it('is dates that are whole, consents that were given, and own fields filled in and emptied', () => {
    const [one, two] = ['00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b'] as never[];
    const before: CustomerValues = {
      ...base,
      importantDates: [{ line: 1, kind: 'birthday', label: '', month: 5, day: 12, year: null }],
      custom: [{ key: one as never, value: '三楼' }],
    };
    const values: CustomerValues = {
      ...before,
      importantDates: [
        { line: 1, kind: 'birthday', label: '', month: 5, day: 13, year: null },
        { line: 2, kind: 'other', label: '', month: null, day: null, year: null },
      ],
      consents: [{ key: 'sms', state: 'refused', how: '电话' }],
      custom: [{ key: two as never, value: true }],
    };
    expect(editOf({ base: before, values }, null)).toEqual({
      ...unchanged,
      add: { ...unchanged.add, importantDates: [{ kind: 'birthday', label: '', month: 5, day: 13, year: null }] },
      remove: { ...unchanged.remove, importantDates: [{ kind: 'birthday', label: '', month: 5, day: 12, year: null }] },
      consents: [{ key: 'sms', state: 'refused', how: '电话' }],
      custom: [
        { key: two, value: true },
        { key: one, value: null },
      ],
    });
    expect(additionOf(values, null)).toMatchObject({
      importantDates: [{ month: 5, day: 13 }],
      consents: [{ key: 'sms', state: 'refused' }],
      custom: [{ key: two, value: true }],
    });
  });

  it('always leads from the contact points that were there to those on the screen', () => {
    const mark = <T>(name: string, value: T) => fc.constantFrom({}, { [name]: value });
    const point = fc
      .record({
        kind: fc.constantFrom('phone' as const, 'email' as const),
        value: fc.constantFrom('13800001234', '138 0000 1234', '13900005678', 'a@example.com'),
        label: fc.constantFrom('', 'office'),
        verified: mark('verifiedAt', 1),
        hours: mark('doNotContact', { from: 1320, to: 480 }),
      })
      .map(({ verified, hours, ...plain }): ContactPoint => ({ ...plain, ...verified, ...hours }));
    const points = fc.uniqueArray(point, {
      selector: ({ kind, value }) => `${kind} ${value.replaceAll(' ', '')}`,
      maxLength: 6,
    });
    fc.assert(
      fc.property(points, points, (before, after) => {
        const draft = {
          base: { ...base, contactPoints: before.map(lineOf) },
          values: { ...base, contactPoints: after.map(lineOf) },
        };
        const { add, remove, points: change } = editOf(draft, null);
        const asked = { add: add?.contactPoints, remove: remove?.contactPoints, change };
        const merged = contactPointsAfter(before, asked as Parameters<typeof contactPointsAfter>[1], 1).all;
        const sorted = (list: readonly ContactPoint[]) =>
          list.map((each) => JSON.stringify(lineOf(each, 0))).toSorted();
        expect(sorted(merged)).toEqual(sorted(after));
      }),
    );
  });
});
