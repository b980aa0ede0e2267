import { describe, expect, test } from 'vitest';
import type { CommandInput } from '#domain/commands/registry.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import { plainFile } from '#domain/model/plain-file.ts';
import { ids } from '../../builders/ids.ts';
import { buildCustomer, buildOrganisation } from '../../builders/records.ts';
import { argsOf, changesOf, decideStrictly, now, outcomeOf, type World } from './deciding.ts';

const madeId = ids.command(77);
const phone = (value: string, label = '') => ({ kind: 'phone', value, label }) as const;

describe('adding a customer', () => {
  const decide = (input: CommandInput<'customer.add'>, world: World = { present: [], otherwise: 'absent' }) =>
    decideStrictly('customer.add', argsOf('customer.add', input), world);

  test('fills in what was left out', () => {
    expect(changesOf(decide({ name: ' 王小明 ' }))).toEqual([
      {
        kind: 'insert',
        collection: 'customer',
        id: madeId,
        scope: 'workspace',
        fields: {
          name: '王小明',
          organisationId: null,
          contactPoints: [],
          tier: 'standard',
          language: 'zh-CN',
          notes: '',
          tags: [],
          createdAt: now,
          recordedAt: null,
          externalId: null,
          mergedIntoId: null,
          merge: null,
          apartFromIds: [],
          ...plainFile,
        },
      },
    ]);
  });

  test('keeps each contact point and tag once', () => {
    const points = [phone('138 0013 8000'), phone('13800138000', '手机')];
    const [change] = changesOf(decide({ name: '王', contactPoints: points, tags: ['vip', 'vip'] }));
    expect(change).toMatchObject({ fields: { contactPoints: [phone('13800138000', '手机')], tags: ['vip'] } });
  });

  test.each<[string, Partial<CommandInput<'customer.add'>>, World]>([
    ['exists', {}, { present: [{ ...buildCustomer(), id: madeId }] }],
    ['not-found', { organisationId: ids.organisation(1) }, { present: [], otherwise: 'absent' }],
    ['accepted', { organisationId: ids.organisation(1) }, { present: [buildOrganisation()], otherwise: 'absent' }],
    ['accepted', { organisationId: ids.organisation(1) }, { present: [] }],
  ])('%s: %j', (outcome, more, world) => {
    expect(outcomeOf(decide({ name: '王', ...more }, world))).toBe(outcome);
  });
});

describe('editing a customer', () => {
  const customerId = ids.customer(1);
  const decide = (
    input: Omit<CommandInput<'customer.edit'>, 'customerId'>,
    set: Partial<FieldsOf<'customer'>> = {},
    otherwise: 'absent' | 'unknown' = 'absent',
  ) =>
    decideStrictly('customer.edit', argsOf('customer.edit', { customerId, ...input }), {
      present: [buildCustomer(1, { name: '王小明', contactPoints: [phone('138 0013 8000')], ...set })],
      otherwise,
    });

  test('sets only what differs; contact points and tags go in and out', () => {
    const decision = decide({
      set: { name: '王小明', tier: 'vip' },
      add: { contactPoints: [phone('13900139000')], tags: ['大客户'] },
      remove: { contactPoints: [phone('138-0013-8000')] },
    });
    expect(changesOf(decision)).toEqual([
      {
        kind: 'update',
        collection: 'customer',
        id: customerId,
        set: { tier: 'vip' },
        add: { contactPoints: [phone('13900139000')], tags: ['大客户'] },
        remove: { contactPoints: [phone('138-0013-8000')] },
      },
    ]);
  });

  const manyPoints = Array.from({ length: 30 }, (_, i) => phone(String(1000 + i)));
  const manyTags = Array.from({ length: 50 }, (_, i) => `t${i}`);

  test.each<[string, Omit<CommandInput<'customer.edit'>, 'customerId'>, Partial<FieldsOf<'customer'>>]>([
    ['nothing-to-do', {}, {}],
    ['nothing-to-do', { set: { name: '王小明', notes: '' } }, {}],
    ['nothing-to-do', { add: { tags: ['vip'] } }, { tags: ['vip'] }],
    ['nothing-to-do', { remove: { tags: ['vip'] } }, {}],
    ['accepted', { add: { contactPoints: [phone('13800138000', '手机')] } }, {}],
    ['not-found', { set: { organisationId: ids.organisation(1) } }, {}],
    ['accepted', { set: { organisationId: null } }, { organisationId: ids.organisation(1) }],
    ['bad-request', { add: { contactPoints: [phone('5')] } }, { contactPoints: manyPoints }],
    ['bad-request', { add: { tags: ['one-more'] } }, { tags: manyTags }],
    ['accepted', { add: { tags: ['one-more'] }, remove: { tags: ['t0'] } }, { tags: manyTags }],
  ])('%s: %j', (outcome, input, set) => {
    expect(outcomeOf(decide(input, set))).toBe(outcome);
  });

  test('an organisation that this device does not hold is left to the server', () => {
    expect(outcomeOf(decide({ set: { organisationId: ids.organisation(1) } }, {}, 'unknown'))).toBe('accepted');
  });

  test.each([
    ['not-here', 'unknown'],
    ['not-found', 'absent'],
  ] as const)('%s, when the customer is %s', (outcome, otherwise) => {
    const args = argsOf('customer.edit', { customerId, set: { name: '李' } });
    expect(outcomeOf(decideStrictly('customer.edit', args, { present: [], otherwise }))).toBe(outcome);
  });
});

describe('adding an organisation', () => {
  const args = argsOf('organisation.add', { name: ' 海星物业 ' });

  test('makes it, for everybody to see', () => {
    expect(changesOf(decideStrictly('organisation.add', args, { present: [], otherwise: 'absent' }))).toEqual([
      {
        kind: 'insert',
        collection: 'organisation',
        id: madeId,
        scope: 'workspace',
        fields: {
          name: '海星物业',
          notes: '',
          createdAt: now,
          contactPoints: [],
          accountManagerId: null,
          externalId: null,
        },
      },
    ]);
  });

  test('once', () => {
    const world = { present: [{ ...buildOrganisation(), id: madeId }] };
    expect(outcomeOf(decideStrictly('organisation.add', args, world))).toBe('exists');
  });
});
