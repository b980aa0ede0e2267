import { z } from 'zod';
import { type Change, insert, update } from '../model/change.ts';
import { callDirections, callOutcomes, moods } from '../model/choices.ts';
import { callId, caseId, customerId, teamId } from '../model/ids.ts';
import { saidPhrases } from '../model/said-phrase.ts';
import { type Scope, teamScope } from '../model/scope.ts';
import { mayWorkIn } from '../rules/rights.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { workableCase } from './load-case.ts';
import { activeAt, entryOf } from './timeline-entry.ts';

const long = z.string().max(50_000).default('');

const input = z.strictObject({
  caseId: caseId.nullable().default(null),
  customerId: customerId.nullable().default(null),
  /** Whose call book it stands in when it belongs to no case. */
  teamId,
  direction: z.enum(callDirections),
  phone: z.string().trim().max(60).default(''),
  startedAt: z.int(),
  durationMs: z.int().min(0),
  holdMs: z.int().min(0).default(0),
  wrapUpMs: z.int().min(0).default(0),
  need: long,
  cause: long,
  done: long,
  promised: long,
  note: long,
  outcome: z.enum(callOutcomes),
  mood: z.enum(moods).nullable().default(null),
  said: saidPhrases.default([]),
});
const args = input.extend({ callId });

/** A timed conversation with its structured note; on a case it also stands in the timeline. */
export const recordCall = defineCommand({
  name: 'call.record',
  version: 1,
  input,
  args,
  mint: (asked, minter) =>
    args.parse({ ...asked, callId: minter.id(), startedAt: minter.serverTime?.(asked.startedAt) ?? asked.startedAt }),
  needs: (a) => [
    { collection: 'call', id: a.callId },
    a.caseId ? { collection: 'case', id: a.caseId } : { collection: 'team', id: a.teamId },
    ...(a.customerId ? [{ collection: 'customer' as const, id: a.customerId }] : []),
  ],
  decide(view, a, context) {
    if (view.get('call', a.callId).state === 'present') return refuse('exists', 'This call is recorded already.');
    if (a.customerId && view.get('customer', a.customerId).state === 'absent')
      return refuse('not-found', 'This customer does not exist.');
    let scope: Scope = teamScope(a.teamId);
    const onCase: Change[] = [];
    if (a.caseId) {
      const found = workableCase(view, a.caseId, context);
      if (!found.ok) return found;
      scope = found.record.scope;
      onCase.push(
        entryOf(context, found.record, 'call', { body: a.note, data: { callId: a.callId } }),
        update('case', a.caseId, {
          lastActivityAt: activeAt(found.record.fields, context),
        }),
      );
    } else {
      if (view.get('team', a.teamId).state === 'absent') return refuse('not-found', 'This team does not exist.');
      if (!mayWorkIn(context.actor, a.teamId))
        return refuse('forbidden', 'Calls can be recorded for your own teams only.');
    }
    const { callId: id, teamId: _team, ...fields } = a;
    // It was over when it was recorded, whatever the wall clock did meanwhile.
    const startedAt = Math.min(a.startedAt, context.happenedAt - a.durationMs - a.holdMs - a.wrapUpMs);
    return accept(
      insert('call', id, scope, { ...fields, startedAt, agentId: context.actor.id, recordedAt: null }),
      ...onCase,
    );
  },
});
