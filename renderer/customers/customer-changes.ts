import type { PointChange } from '#domain/commands/contact-points-after.ts';
import type { CommandInput } from '#domain/commands/registry.ts';
import type { ContactPoint } from '#domain/model/customer-fields.ts';
import type { OrganisationId } from '#domain/model/ids.ts';
import { sameJson } from '#domain/model/json.ts';
import { isSameItem } from '#domain/model/set-items.ts';
import { givenValue } from '../state/use-case-fields.ts';
import {
  type ContactLine,
  type CustomerDraft,
  type CustomerValues,
  contactPointsOf,
  datesOf,
} from './customer-values.ts';

/** A form as the command that writes the customer down. */
export function additionOf(
  values: CustomerValues,
  organisationId: OrganisationId | null,
): CommandInput<'customer.add'> {
  const { name, tier, language, notes, tags, accountManagerId, preferences, specialNeeds, consents, custom } = values;
  return {
    ...{ name, organisationId, tier, language, notes, tags, accountManagerId, preferences, specialNeeds },
    contactPoints: contactPointsOf(values.contactPoints),
    points: marksBeside([], values.contactPoints),
    importantDates: datesOf(values),
    consents: consents.filter(({ state }) => state !== 'not-asked'),
    custom: custom.map(({ key, value }) => ({ key, value: givenValue(value) })),
  };
}

/** What was changed since `base`, field by field; lists as what came and what went. */
export function editOf(
  { base, values }: Pick<CustomerDraft, 'base' | 'values'>,
  organisationId: OrganisationId | null,
): Omit<CommandInput<'customer.edit'>, 'customerId'> {
  const plain = [
    ...(['name', 'tier', 'language', 'notes'] as const),
    ...(['preferences', 'specialNeeds', 'accountManagerId'] as const),
  ];
  const points = pointsBetween(base.contactPoints, values.contactPoints);
  const [before, after] = [datesOf(base), datesOf(values)];
  return {
    set: {
      ...Object.fromEntries(plain.filter((name) => values[name] !== base[name]).map((name) => [name, values[name]])),
      ...(organisationId === base.organisation.id ? {} : { organisationId }),
    },
    add: {
      ...{ contactPoints: points.add, tags: missingFrom(base.tags, values.tags) },
      importantDates: missingFrom(before, after),
    },
    remove: {
      ...{ contactPoints: points.remove, tags: missingFrom(values.tags, base.tags) },
      importantDates: missingFrom(after, before),
    },
    points: points.change,
    consents: missingFrom(base.consents, values.consents),
    custom: [
      ...missingFrom(base.custom, values.custom).map(({ key, value }) => ({ key, value: givenValue(value) })),
      ...base.custom
        .filter(({ key }) => !values.custom.some((each) => each.key === key))
        .map(({ key }) => ({ key, value: null })),
    ],
  };
}

interface PointsBetween {
  readonly add: readonly ContactPoint[];
  readonly remove: readonly ContactPoint[];
  readonly change: readonly PointChange[];
}

/** Of a contact point that stays, only what is said of it anew: what a colleague says of it meanwhile is kept. */
export function pointsBetween(base: readonly ContactLine[], lines: readonly ContactLine[]): PointsBetween {
  const [before, after] = [contactPointsOf(base), contactPointsOf(lines)];
  const heldIn = (points: readonly ContactPoint[], point: ContactPoint) =>
    points.find((each) => isSameItem(each, point));
  return {
    add: after.filter((point) => heldIn(before, point)?.value !== point.value),
    remove: before.filter((point) => !heldIn(after, point)),
    change: marksBeside(base, lines),
  };
}

function marksBeside(base: readonly ContactLine[], lines: readonly ContactLine[]): PointChange[] {
  const filled = lines.filter(({ value }) => value.trim() !== '');
  return filled.flatMap((line) => {
    const { kind } = line;
    const value = line.value.trim();
    const before = base.find((each) => each.kind === kind && isSameItem({ kind, value: each.value }, { kind, value }));
    const change = {
      ...(before && before.label.trim() !== line.label.trim() ? { label: line.label.trim() } : {}),
      ...mark('verified', line.verified ?? false, before?.verified ?? false),
      ...mark('preferred', line.preferred ?? false, before?.preferred ?? false),
      ...mark('doNotContact', line.doNotContact ?? null, before?.doNotContact ?? null),
    };
    return Object.keys(change).length > 0 ? [{ kind, value, ...change }] : [];
  });
}

function mark<Name extends string, T>(name: Name, now: T, before: T): { [K in Name]?: T } {
  return sameJson(now, before) ? {} : ({ [name]: now } as { [K in Name]: T });
}

/** The items of `list` that `other` does not hold. */
function missingFrom<T>(other: readonly T[], list: readonly T[]): T[] {
  return list.filter((item) => !other.some((each) => sameJson(each, item)));
}
