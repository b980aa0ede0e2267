import { z } from 'zod';
import { update } from '../model/change.ts';
import { customerId } from '../model/ids.ts';
import { sameJson } from '../model/json.ts';
import { mergeSet } from '../model/set-items.ts';
import { caseFieldsIn, caseFieldsRef } from './case-field-list.ts';
import { contactPointsAfter, pointChanges } from './contact-points-after.ts';
import { customChanges, customInput } from './custom-values.ts';
import { livingCustomer, needsLiving } from './customer-chain.ts';
import {
  consentsAfter,
  consentsSaid,
  contactPoints,
  customerLimits,
  customerValues,
  importantDates,
  tags,
} from './customer-input.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { heldRecord } from './held-record.ts';
import { barredAgent } from './team-member.ts';

const sets = z.strictObject({ contactPoints, tags, importantDates }).prefault({});

const input = z.strictObject({
  customerId,
  set: customerValues.partial().default({}),
  add: sets,
  remove: sets,
  points: pointChanges,
  consents: consentsSaid,
  custom: customInput.default([]),
});

/**
 * Edits a service file: plain fields one by one, all others item by item. Of a customer who was merged meanwhile it is the file that goes on.
 */
export const editCustomer = defineCommand({
  name: 'customer.edit',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a, loaded) => [
    ...needsLiving(loaded, a.customerId),
    ...(a.set.organisationId ? [{ collection: 'organisation' as const, id: a.set.organisationId }] : []),
    ...(a.set.accountManagerId ? [{ collection: 'agent' as const, id: a.set.accountManagerId }] : []),
    ...(a.custom.length > 0 ? [caseFieldsRef] : []),
  ],
  decide(view, a, { happenedAt }) {
    const named = heldRecord(view, 'customer', a.customerId);
    if (!named.ok) return named;
    const living = livingCustomer(view, named.record);
    if (a.set.organisationId && view.get('organisation', a.set.organisationId).state === 'absent')
      return refuse('not-found', 'This organisation does not exist.');
    const before = living.fields;
    const manager = a.set.accountManagerId;
    const barred = manager && manager !== before.accountManagerId ? barredAgent(view, manager) : undefined;
    if (barred) return barred;
    const set = Object.fromEntries(
      Object.entries(a.set).filter(
        ([name, value]) => value !== undefined && !sameJson(value, before[name as keyof typeof before]),
      ),
    );
    const asked = { add: a.add.contactPoints, remove: a.remove.contactPoints, change: a.points };
    const points = contactPointsAfter(before.contactPoints, asked, happenedAt);
    const consents = consentsAfter(before.consents, a.consents, happenedAt);
    const custom =
      a.custom.length > 0 ? customChanges(caseFieldsIn(view), 'customer', before.custom, a.custom) : undefined;
    if (custom && !custom.ok) return custom;
    const add = {
      ...{ contactPoints: points.put, tags: a.add.tags },
      ...{ importantDates: a.add.importantDates, consents: consents.add, custom: custom?.add ?? [] },
    };
    const remove = {
      ...{ contactPoints: a.remove.contactPoints, tags: a.remove.tags },
      ...{ importantDates: a.remove.importantDates, consents: consents.remove, custom: custom?.remove ?? [] },
    };
    const after = {
      contactPoints: points.all,
      tags: mergeSet(before.tags, add.tags, remove.tags),
      importantDates: mergeSet(before.importantDates, add.importantDates, remove.importantDates),
    };
    if (
      after.contactPoints.length > customerLimits.contactPoints ||
      after.tags.length > customerLimits.tags ||
      after.importantDates.length > customerLimits.importantDates
    )
      return refuse('bad-request', 'A service file holds at most 30 contact points, 50 tags and 30 dates.');
    const setsChange =
      (Object.keys(after) as (keyof typeof after)[]).some((name) => !sameJson(before[name], after[name])) ||
      [add.consents, add.custom, remove.consents, remove.custom].some((items) => items.length > 0);
    if (Object.keys(set).length === 0 && !setsChange) return refuse('nothing-to-do', 'Nothing was changed.');
    return accept(update('customer', living.id, set, { add: filled(add), remove: filled(remove) }));
  },
});

/** Sets in which nothing moves are not spoken of: nobody's change of them is touched. */
function filled(items: Readonly<Record<string, readonly unknown[]>>): Readonly<Record<string, readonly unknown[]>> {
  return Object.fromEntries(Object.entries(items).filter(([, list]) => list.length > 0));
}
