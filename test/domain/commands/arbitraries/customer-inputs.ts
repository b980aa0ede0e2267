import fc from 'fast-check';
import type { CommandName } from '#domain/commands/registry.ts';
import { holdingKinds, languages, tiers } from '#domain/model/choices.ts';
import { consentChannels } from '#domain/model/service-file-fields.ts';
import { ids } from '../../../builders/ids.ts';
import type { InputsOf } from './values.ts';
import {
  consents,
  contactPoints,
  customerValues,
  customSet,
  dayOf,
  few,
  holdingValues,
  importantDates,
  maybe,
  one,
  partly,
  points,
  said,
  sides,
  sidesOrBoth,
  tags,
  text,
  time,
} from './values.ts';

export const customerInputs: InputsOf<
  Extract<CommandName, `customer.${string}` | `organisation.${string}` | `holding.${string}` | `care.${string}`>
> = {
  'customer.add': fc.record(
    { ...customerValues, contactPoints, points, tags, importantDates, consents, custom: customSet },
    { requiredKeys: ['name'] },
  ),
  'customer.merge': fc.record(
    {
      customerId: few(ids.customer),
      intoId: few(ids.customer),
      choose: fc.record(
        {
          ...{ name: one(sides), organisationId: one(sides), tier: one(sides), language: one(sides) },
          accountManagerId: one(sides),
          ...{ notes: one(sidesOrBoth), preferences: one(sidesOrBoth), specialNeeds: one(sidesOrBoth) },
        },
        partly,
      ),
      drop: contactPoints,
    },
    { requiredKeys: ['customerId', 'intoId'] },
  ),
  'customer.unmerge': fc.record({ customerId: few(ids.customer) }),
  'customer.tell-apart': fc.record(
    { customerId: few(ids.customer), otherId: few(ids.customer), apart: fc.boolean() },
    { requiredKeys: ['customerId', 'otherId'] },
  ),
  'customer.import': fc.record({
    rows: fc.array(
      fc.oneof(
        fc.record({
          kind: fc.constant('customer' as const),
          customerId: few(ids.customer),
          externalId: maybe(said.map((value) => value.trim())),
          name: said.map((value) => value.trim()),
          organisation: maybe(
            fc.record({ organisationId: few(ids.organisation), name: said.map((value) => value.trim()) }),
          ),
          ...{ tier: one(tiers), language: one(languages), notes: text, contactPoints, tags },
          ...{ importantDates, consents },
        }),
        fc.record({
          kind: fc.constant('organisation' as const),
          organisationId: few(ids.organisation),
          externalId: fc.constant(null),
          name: said.map((value) => value.trim()),
          ...{ notes: text, contactPoints },
        }),
      ),
      { minLength: 1, maxLength: 4 },
    ),
  }),
  'customer.edit': fc.record(
    {
      customerId: few(ids.customer),
      set: fc.record(customerValues, partly),
      add: fc.record({ contactPoints, tags, importantDates }, partly),
      remove: fc.record({ contactPoints, tags, importantDates }, partly),
      ...{ points, consents, custom: customSet },
    },
    { requiredKeys: ['customerId'] },
  ),
  'organisation.add': fc.record(
    { name: said, notes: text, contactPoints, accountManagerId: maybe(few(ids.agent)) },
    { requiredKeys: ['name'] },
  ),
  'organisation.edit': fc.record(
    {
      organisationId: few(ids.organisation),
      set: fc.record(
        { name: said.map((value) => value.trim()), notes: text, accountManagerId: maybe(few(ids.agent)) },
        partly,
      ),
      add: fc.record({ contactPoints }, partly),
      remove: fc.record({ contactPoints }, partly),
      points,
    },
    { requiredKeys: ['organisationId'] },
  ),
  'holding.add': fc.record({ kind: one(holdingKinds), ...holdingValues }, { requiredKeys: ['kind', 'name'] }),
  'holding.edit': fc.record({
    holdingId: few(ids.holding),
    set: fc.record(holdingValues, partly).filter((set) => Object.keys(set).length > 0),
  }),
  'holding.retire': fc.record(
    { holdingId: few(ids.holding), retired: fc.boolean(), reason: text },
    { requiredKeys: ['holdingId', 'retired'] },
  ),
  'holding.follow-up': fc.record({
    ...{ holdingId: few(ids.holding), endsOn: dayOf.filter((day) => day !== null), dueAt: time, promise: said },
    ...{ teamId: few(ids.team), ownerId: few(ids.agent) },
  }),
  'care.plan': fc.record({
    ...{ customerId: few(ids.customer), date: dayOf.filter((day) => day !== null), channel: one(consentChannels) },
    ...{ teamId: few(ids.team), ownerId: few(ids.agent), dueAt: time, promise: said },
  }),
  'customer.set-identity': fc.record({ customerId: few(ids.customer), number: one(['', '110105 19491231002x', 'E1']) }),
  'customer.reveal-identity': fc.record({ customerId: few(ids.customer), reason: said }),
  'customer.export': fc.record({
    customerId: few(ids.customer),
    reason: text,
    internal: fc.boolean(),
    identity: fc.boolean(),
  }),
};
