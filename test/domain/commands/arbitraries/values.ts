import fc from 'fast-check';
import type { CommandInput, CommandName } from '#domain/commands/registry.ts';
import {
  articleKinds,
  contactKinds,
  languages,
  messageChannels,
  moods,
  tiers,
  visitKinds,
  visitOutcomes,
} from '#domain/model/choices.ts';
import { repeatUnits } from '#domain/model/repeat-rule.ts';
import { consentChannels, dateKinds } from '#domain/model/service-file-fields.ts';
import { ids } from '../../../builders/ids.ts';
import { naughtyStrings } from '../../naughty-strings.ts';

export const one = <T>(values: readonly T[]) => fc.constantFrom(...values);
/** Few ids, so that commands and worlds meet. */
export const few = <Id>(id: (n: number) => Id) => fc.integer({ min: 1, max: 2 }).map(id);
export const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
export const seldom = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });
export const time = fc.integer({ min: 0, max: 100_000 });
export const begins = one([0, 60_000]);
export const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  one(naughtyStrings().map((s) => s.slice(0, 200))),
);
export const said = text.filter((value) => value.trim().length > 0);
export const tag = one(['vip', '充电', 'ios', '退款', 'constructor', '__proto__']);
export const tags = fc.array(tag, { maxLength: 4 });
export const distinctTags = fc.uniqueArray(tag, { maxLength: 4 });
export const contactPoint = fc.record({
  kind: one(contactKinds),
  value: fc.oneof(
    one(['13800138000', '138 0013 8000', '前台', 'a@b.cn', 'A@B.cn']),
    said.map((value) => value.trim()),
  ),
  label: one(['', '手机']),
});
export const hours = one([
  { from: 1320, to: 480 },
  { from: 0, to: 1 },
]);
export const pointChange = fc.record(
  {
    ...{ kind: one(contactKinds), value: one(['13800000001', '13800138000', 'a@b.cn']) },
    ...{ label: one(['', '家']), verified: fc.boolean(), preferred: fc.boolean(), doNotContact: maybe(hours) },
  },
  { requiredKeys: ['kind', 'value'] },
);
export const points = fc.array(pointChange, { maxLength: 3 });
export const importantDates = fc.array(
  fc.record({
    ...{ kind: one(dateKinds), label: one(['', '结婚']), month: one([2, 12]), day: one([1, 29]) },
    year: one([null, 2000]),
  }),
  { maxLength: 3 },
);
export const consents = fc.uniqueArray(
  fc.record({
    ...{ key: one(consentChannels), state: one(['granted', 'refused', 'not-asked'] as const) },
    how: one(['', '电话里说的']),
  }),
  { selector: ({ key }) => key, maxLength: 3 },
);
export const contactPoints = fc.array(contactPoint, { maxLength: 3 });
export const customerValues = {
  name: said.map((value) => value.trim()),
  organisationId: maybe(few(ids.organisation)),
  tier: one(tiers),
  language: one(languages),
  notes: text,
  preferences: text,
  specialNeeds: text,
  accountManagerId: maybe(few(ids.agent)),
};
export const dayOf = one(['1970-01-02', '2026-02-28', '2026-11-22', '2149-06-06', null]);
export const holdingValues = {
  ...{ customerId: maybe(few(ids.customer)), organisationId: maybe(few(ids.organisation)) },
  ...{
    name: said.map((value) => value.trim()),
    number: text.map((value) => value.slice(0, 100).trim()),
    startsOn: dayOf,
    endsOn: dayOf,
  },
  ...{ remindDays: fc.integer({ min: 0, max: 90 }), amount: time, currency: one(['', 'CNY']), details: text },
  ownerId: maybe(few(ids.agent)),
};
export const sides = ['into', 'from'] as const;
export const sidesOrBoth = [...sides, 'both'] as const;
export const articleValues = {
  title: said,
  body: text,
  kind: one(articleKinds),
  language: one(languages),
};
export const customValue = fc.oneof(
  said.map((value) => value.trim()),
  fc.integer(),
  fc.boolean(),
  fc.array(one(['red', 'blue'])),
);
export const customSet = fc.uniqueArray(fc.record({ key: few(ids.definition), value: maybe(customValue) }), {
  selector: ({ key }) => key,
  maxLength: 2,
});
export const partly = { requiredKeys: [] };
export const repeat = fc.record({
  every: fc.integer({ min: 1, max: 3 }),
  unit: one(repeatUnits),
  from: one(['1970-01-01', '1970-01-31']),
  minute: fc.integer({ min: 0, max: 1439 }),
  zone: one(['Asia/Shanghai', 'Europe/Berlin', 'No/Where']),
  until: one([null, '1970-02-01']),
  times: one([null, 1, 2]),
});
export const answer = fc.record(
  { score: fc.integer({ min: 1, max: 5 }), reason: text, comment: text, channel: one(messageChannels) },
  { requiredKeys: ['score'] },
);

export const visitNote = {
  ...{ kind: one(visitKinds), place: text.map((place) => place.trim()), arrivedAt: time, leftAt: time, need: text },
  ...{ cause: text, done: text, parts: text, promised: text, outcome: one(visitOutcomes), mood: maybe(one(moods)) },
  metWith: one(['', '李老师']),
};

/** What is asked of the commands of an area, whatever their schemas take. */
export type InputsOf<N extends CommandName> = { readonly [K in N]: fc.Arbitrary<CommandInput<K>> };
