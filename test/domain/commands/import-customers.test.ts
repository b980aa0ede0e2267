import { describe, expect, test } from 'vitest';
import type { CommandInput } from '#domain/commands/registry.ts';
import { ids } from '../../builders/ids.ts';
import { buildCustomer, buildOrganisation } from '../../builders/records.ts';
import { argsOf, changesOf, contextOf, decideStrictly, outcomeOf, type World } from './deciding.ts';

type Row = CommandInput<'customer.import'>['rows'][number];

const phone = (value: string, label = '') => ({ kind: 'phone', value, label }) as const;
const person = (more: Partial<Extract<Row, { kind: 'customer' }>> = {}): Row => ({
  ...{ kind: 'customer', customerId: ids.customer(1), externalId: 'C-1', name: '王小明', organisation: null },
  ...{ tier: 'standard', language: 'zh-CN', notes: '' },
  ...more,
});
const company = (more: Partial<Extract<Row, { kind: 'organisation' }>> = {}): Row => ({
  ...{ kind: 'organisation', organisationId: ids.organisation(1), externalId: 'O-1', name: '海星科技', notes: '' },
  ...more,
});
const nobody: World = { present: [], otherwise: 'absent' };

function decide(rows: readonly Row[], world: World = nobody, role: 'agent' | 'lead' | 'admin' = 'lead') {
  return decideStrictly('customer.import', argsOf('customer.import', { rows }), world, contextOf(role));
}

describe('importing customers', () => {
  test.each(['lead', 'admin'] as const)('is for a %s', (role) => {
    expect(outcomeOf(decide([person()], nobody, role))).toBe('accepted');
  });

  test('is not for an agent', () => {
    expect(outcomeOf(decide([person()], nobody, 'agent'))).toBe('forbidden');
  });

  test('makes who is not there yet, with an organisation that two of them have', () => {
    const organisation = { organisationId: ids.organisation(1), name: '海星科技' };
    const rows = [person({ organisation }), person({ customerId: ids.customer(2), externalId: null, organisation })];
    expect(changesOf(decide(rows)).map(({ collection, id }) => [collection, id])).toEqual([
      ['organisation', ids.organisation(1)],
      ['customer', ids.customer(1)],
      ['customer', ids.customer(2)],
    ]);
  });

  test('adds what a file does not say yet, and overwrites nothing', () => {
    const held = buildCustomer(1, {
      name: '王明',
      notes: '先打座机',
      contactPoints: [phone('13800138000', '手机')],
      tags: ['a'],
    });
    const row = person({
      ...{ notes: '很急', tags: ['a', 'b'] },
      contactPoints: [phone('138 0013 8000'), phone('13900139000')],
    });
    const [change] = changesOf(decide([row], { present: [held], otherwise: 'absent' }));
    expect(change).toEqual({
      ...{ kind: 'update', collection: 'customer', id: held.id, set: {} },
      add: { contactPoints: [phone('13900139000')], tags: ['b'] },
    });
  });

  test('of somebody who was merged goes on in the file that lives', () => {
    const from = buildCustomer(1, { mergedIntoId: ids.customer(2) });
    const into = buildCustomer(2, { notes: '' });
    const [change] = changesOf(decide([person({ notes: '新' })], { present: [from, into], otherwise: 'absent' }));
    expect(change).toMatchObject({ kind: 'update', id: ids.customer(2), set: { notes: '新' } });
  });

  test('takes over days and consents, when and under which heading they were said', () => {
    const birthday = { kind: 'birthday', label: '', month: 5, day: 6, year: null } as const;
    const consents = [{ key: 'phone', state: 'granted', how: '同意电话' } as const];
    const [made] = changesOf(decide([person({ importantDates: [birthday], consents })]));
    expect(made).toMatchObject({
      fields: { importantDates: [birthday], consents: [{ ...consents[0], since: contextOf().happenedAt }] },
    });
  });

  test('leaves the day of a kind and the consent of a channel as somebody wrote them down', () => {
    const day = (month: number, kind: 'birthday' | 'renewal') =>
      ({ kind, label: '', month, day: 6, year: null }) as const;
    const held = buildCustomer(1, {
      importantDates: [day(4, 'birthday')],
      consents: [{ key: 'phone', state: 'refused', since: 5, how: '' }],
    });
    const row = person({
      importantDates: [day(5, 'birthday'), day(1, 'renewal')],
      consents: [
        { key: 'phone', state: 'granted', how: '' },
        { key: 'sms', state: 'refused', how: '' },
      ],
    });
    const world: World = { present: [held], otherwise: 'absent' };
    const [change] = changesOf(decide([row], world));
    expect(change).toMatchObject({
      add: {
        importantDates: [day(1, 'renewal')],
        consents: [{ key: 'sms', state: 'refused', since: contextOf().happenedAt, how: '' }],
      },
    });
    const known = person({
      importantDates: [day(5, 'birthday')],
      consents: [{ key: 'phone', state: 'granted', how: '' }],
    });
    expect(outcomeOf(decide([known], world))).toBe('nothing-to-do');
  });

  test('takes no more than there is room for', () => {
    const many = Array.from({ length: 29 }, (_, n) => phone(`1380013${1000 + n}`));
    const held = buildCustomer(1, { contactPoints: many });
    const row = person({ contactPoints: [phone('13900139000'), phone('13900139001')] });
    const [change] = changesOf(decide([row], { present: [held], otherwise: 'absent' }));
    expect(change).toMatchObject({ add: { contactPoints: [phone('13900139000')] } });
  });

  test('keeps an organisation’s phones and notes, and adds to them', () => {
    const row = company({ notes: '总部', contactPoints: [phone('010-62345678')] });
    expect(changesOf(decide([row]))).toMatchObject([{ kind: 'insert', fields: { externalId: 'O-1', notes: '总部' } }]);
    const held = buildOrganisation(1, { notes: '', contactPoints: [phone('01062345678', '总机')] });
    const [change] = changesOf(decide([row], { present: [held], otherwise: 'absent' }));
    expect(change).toMatchObject({ set: { notes: '总部' }, add: { contactPoints: [] } });
  });

  test('is nothing to do when all of it is known', () => {
    const organisation = { organisationId: ids.organisation(1), name: '海星' };
    const held = buildCustomer(1, { organisationId: ids.organisation(2), tags: ['a'] });
    const world: World = { present: [held, buildOrganisation()], otherwise: 'absent' };
    expect(outcomeOf(decide([person({ organisation, tags: ['a'] }), company()], world))).toBe('nothing-to-do');
  });
});
