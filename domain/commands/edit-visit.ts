import { z } from 'zod';
import { update } from '../model/change.ts';
import { visitId } from '../model/ids.ts';
import type { Json } from '../model/json.ts';
import { visitTexts } from '../model/visit-fields.ts';
import { lineIfHeld } from './case-line.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { ownVisit, visitNeeds } from './load-visit.ts';
import { visitNote, visitTimes } from './visit-note.ts';

const input = z.strictObject({
  visitId,
  set: visitNote.partial().refine((set) => Object.keys(set).length > 0, 'nothing to set'),
});

const long: ReadonlySet<string> = new Set(visitTexts);

/** Corrects what was written down of a visit. A signature stays: that the report is not what was signed is told by its hash. */
export const editVisit = defineCommand({
  name: 'visit.edit',
  version: 1,
  input,
  args: input,
  mint(asked, { serverTime }) {
    if (!serverTime) return asked;
    const { arrivedAt, leftAt } = asked.set;
    const times = {
      ...(arrivedAt === undefined ? {} : { arrivedAt: serverTime(arrivedAt) }),
      ...(leftAt === undefined ? {} : { leftAt: serverTime(leftAt) }),
    };
    return { ...asked, set: { ...asked.set, ...times } };
  },
  needs: (a, loaded) => visitNeeds(a.visitId, loaded),
  decide(view, a, context) {
    const found = ownVisit(view, a.visitId, context);
    if (!found.ok) return found;
    const before = found.record.fields;
    const { arrivedAt = before.arrivedAt, leftAt = before.leftAt } = a.set;
    const isTimed = a.set.arrivedAt !== undefined || a.set.leftAt !== undefined;
    const times = isTimed ? visitTimes({ arrivedAt, leftAt }, context.happenedAt) : {};
    const wanted: Readonly<Record<string, Json | undefined>> = { ...a.set, ...times };
    const was: Readonly<Record<string, unknown>> = before;
    const fields = Object.keys(visitNote.shape).filter(
      (field) => wanted[field] !== undefined && wanted[field] !== was[field],
    );
    if (fields.length === 0) return refuse('nothing-to-do', 'Nothing was changed.');
    const set = Object.fromEntries(fields.map((field) => [field, wanted[field]]));
    const changes = fields.map((field) => ({
      field,
      // Long texts are not repeated.
      from: long.has(field) ? null : (was[field] as Json),
      to: long.has(field) ? null : (wanted[field] ?? null),
    }));
    const line = { data: { visitId: a.visitId, to: 'corrected', changes } };
    return accept(
      update('visit', a.visitId, set),
      ...(before.caseId ? lineIfHeld(view, before.caseId, context, 'visit', line) : []),
    );
  },
});
