import { describe, expect, it } from 'vitest';
import { applyChange, update } from '#domain/model/change.ts';
import { changesBetween } from '#domain/rules/customer-history.ts';
import { ids } from '../../builders/ids.ts';
import { buildCustomer } from '../../builders/records.ts';

const phone = (value: string, label = '') => ({ kind: 'phone', value, label }) as const;
const file = buildCustomer(1, {
  name: '王小明',
  tier: 'standard',
  notes: 'one\ntwo\nthree',
  contactPoints: [phone('1', 'home'), phone('2')],
  tags: ['a', 'b'],
});

const changed = (fields: Partial<typeof file.fields>) => applyChange(file, update('customer', file.id, fields));

describe('what a change did to a service file', () => {
  it('is told field by field', () => {
    expect(changesBetween(file, changed({ name: '王晓明', tier: 'vip', organisationId: ids.organisation(3) }))).toEqual(
      [
        { field: 'name', from: '王小明', to: '王晓明' },
        { field: 'organisationId', from: file.fields.organisationId, to: ids.organisation(3) },
        { field: 'tier', from: 'standard', to: 'vip' },
      ],
    );
    expect(changesBetween(file, file)).toEqual([]);
  });

  it('of a set is what went in and what came out, not their order', () => {
    const points = [phone('2'), phone('1', 'work')];
    expect(changesBetween(file, changed({ contactPoints: points, tags: ['b', 'a'] }))).toEqual([
      { field: 'contactPoints', added: [phone('1', 'work')], removed: [phone('1', 'home')] },
    ]);
    expect(changesBetween(file, changed({ tags: ['a', 'b', 'c'] }))).toEqual([{ field: 'tags', added: ['c'] }]);
  });

  it('of a long text is only the lines that differ, and not more than a line of the history has room for', () => {
    expect(changesBetween(file, changed({ notes: 'one\nTWO\nthree' }))).toEqual([
      { field: 'notes', from: 'two', to: 'TWO' },
    ]);
    expect(changesBetween(file, changed({ notes: 'one\ntwo\nthree\nfour' }))).toEqual([
      { field: 'notes', from: '', to: 'four' },
    ]);
    const [change] = changesBetween(file, changed({ notes: `one\n${'😀'.repeat(5000)}` }));
    expect(String(change?.to).length).toBeLessThanOrEqual(300);
    expect(String(change?.to)).toMatch(/^(😀)+…$/u);
  });

  it('leaves out how files hang together, which the line itself says', () => {
    expect(changesBetween(file, changed({ mergedIntoId: ids.customer(2), apartFromIds: [ids.customer(3)] }))).toEqual(
      [],
    );
  });
});
