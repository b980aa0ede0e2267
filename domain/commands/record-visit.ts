import { z } from 'zod';
import { type Change, insert } from '../model/change.ts';
import { caseId, customerId, type EntryId, teamId, visitId } from '../model/ids.ts';
import { type Scope, teamScope } from '../model/scope.ts';
import { mayWorkIn } from '../rules/rights.ts';
import { lineOn } from './case-line.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { workableCase } from './load-case.ts';
import { visitNote, visitTimes } from './visit-note.ts';

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
  needs: (a) => [
    { collection: 'visit', id: a.visitId },
    a.caseId ? { collection: 'case', id: a.caseId } : { collection: 'team', id: a.teamId },
    ...(a.customerId ? [{ collection: 'customer' as const, id: a.customerId }] : []),
  ],
  decide(view, a, context) {
    if (view.get('visit', a.visitId).state === 'present') return refuse('exists', 'This visit is recorded already.');
    if (a.customerId && view.get('customer', a.customerId).state === 'absent')
      return refuse('not-found', 'This customer does not exist.');
    let scope: Scope = teamScope(a.teamId);
    let onCase: readonly Change[] = [];
    if (a.caseId) {
      const found = workableCase(view, a.caseId, context);
      if (!found.ok) return found;
      scope = found.record.scope;
      onCase = lineOn(found.record, context, 'visit', { data: { visitId: a.visitId, to: 'recorded' } });
    } else {
      if (view.get('team', a.teamId).state === 'absent') return refuse('not-found', 'This team does not exist.');
      if (!mayWorkIn(context.actor, a.teamId))
        return refuse('forbidden', 'Visits can be recorded for your own teams only.');
    }
    const { visitId: id, teamId: _team, ...fields } = a;
    return accept(
      insert('visit', id, scope, {
        ...fields,
        ...visitTimes(a, context.happenedAt),
        agentId: context.actor.id,
        signature: null,
        // The line's id is the command's.
        entryId: a.caseId ? (context.uid as string as EntryId) : null,
        createdAt: context.happenedAt,
        recordedAt: null,
      }),
      ...onCase,
    );
  },
});
