import { z } from 'zod';
import { insert } from '../model/change.ts';
import { caseId, customerId, type EntryId, teamId, visitId } from '../model/ids.ts';
import { lineOn } from './case-line.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { visitNote, visitTimes } from './visit-note.ts';
import { needsWorkPlace, workPlace } from './work-place.ts';

const text = z.string().max(50_000).default('');

const input = z.strictObject({
  ...visitNote.shape,
  caseId: caseId.nullable().default(null),
  customerId: customerId.nullable().default(null),
  /** Whose it is when it belongs to no case. */
  teamId,
  place: visitNote.shape.place.default(''),
  /** For when it had been agreed. */
  plannedAt: z.int().nullable().default(null),
  need: text,
  cause: text,
  done: text,
  parts: text,
  promised: text,
  mood: visitNote.shape.mood.default(null),
  metWith: visitNote.shape.metWith.default(''),
});
const args = input.extend({ visitId });

/** A meeting with a customer, at the counter or at their place; on a case it also stands in the timeline. */
export const recordVisit = defineCommand({
  name: 'visit.record',
  version: 1,
  input,
  args,
  mint(asked, minter) {
    const at = minter.serverTime ?? ((time: number) => time);
    const times = { arrivedAt: at(asked.arrivedAt), leftAt: at(asked.leftAt) };
    return args.parse({ ...asked, ...times, visitId: minter.id() });
  },
  needs: (a) => [{ collection: 'visit', id: a.visitId }, ...needsWorkPlace(a)],
  decide(view, a, context) {
    if (view.get('visit', a.visitId).state === 'present') return refuse('exists', 'This visit is recorded already.');
    const place = workPlace(view, a, context, 'Visits can be recorded');
    if (!place.ok) return place;
    const { visitId: id, teamId: _team, ...fields } = a;
    const data = { visitId: id, to: 'recorded' };
    return accept(
      insert('visit', id, place.scope, {
        ...fields,
        ...visitTimes(a, context.happenedAt),
        agentId: context.actor.id,
        signature: null,
        // The line's id is the command's.
        entryId: a.caseId ? (context.uid as string as EntryId) : null,
        createdAt: context.happenedAt,
        recordedAt: null,
      }),
      ...(place.case ? lineOn(place.case, context, 'visit', { data }) : []),
    );
  },
});
