import { z } from 'zod';
import { update } from '../model/change.ts';
import { organisationId } from '../model/ids.ts';
import { sameJson } from '../model/json.ts';
import { contactPointsAfter, pointChanges } from './contact-points-after.ts';
import { contactPoints, customerLimits, organisationValues } from './customer-input.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { heldRecord } from './held-record.ts';
import { barredAgent } from './team-member.ts';

const points = z.strictObject({ contactPoints }).prefault({});

const input = z.strictObject({
  organisationId,
  set: organisationValues.partial().default({}),
  add: points,
  remove: points,
  points: pointChanges,
});

/** Edits what is known of an organisation: plain fields one by one, contact points item by item. */
export const editOrganisation = defineCommand({
  name: 'organisation.edit',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a) => [
    { collection: 'organisation', id: a.organisationId },
    ...(a.set.accountManagerId ? [{ collection: 'agent' as const, id: a.set.accountManagerId }] : []),
  ],
  decide(view, a, { happenedAt }) {
    const found = heldRecord(view, 'organisation', a.organisationId);
    if (!found.ok) return found;
    const before = found.record.fields;
    const manager = a.set.accountManagerId;
    const barred = manager && manager !== before.accountManagerId ? barredAgent(view, manager) : undefined;
    if (barred) return barred;
    const set = Object.fromEntries(
      Object.entries(a.set).filter(
        ([name, value]) => value !== undefined && !sameJson(value, before[name as keyof typeof a.set]),
      ),
    );
    const asked = { add: a.add.contactPoints, remove: a.remove.contactPoints, change: a.points };
    const { all, put } = contactPointsAfter(before.contactPoints, asked, happenedAt);
    if (all.length > customerLimits.contactPoints)
      return refuse('bad-request', 'An organisation holds at most 30 contact points.');
    if (Object.keys(set).length === 0 && sameJson(all, before.contactPoints))
      return refuse('nothing-to-do', 'Nothing was changed.');
    const moved = { add: { contactPoints: put }, remove: { contactPoints: a.remove.contactPoints } };
    return accept(update('organisation', found.record.id, set, moved));
  },
});
