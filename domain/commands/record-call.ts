import { z } from 'zod';
import { insert } from '../model/change.ts';
import { callDirections, callOutcomes, moods } from '../model/choices.ts';
import { callId, caseId, customerId, teamId } from '../model/ids.ts';
import { saidPhrases } from '../model/said-phrase.ts';
import { lineOn } from './case-line.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { needsWorkPlace, workPlace } from './work-place.ts';

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
  needs: (a) => [{ collection: 'call', id: a.callId }, ...needsWorkPlace(a)],
  decide(view, a, context) {
    if (view.get('call', a.callId).state === 'present') return refuse('exists', 'This call is recorded already.');
    const place = workPlace(view, a, context, 'Calls can be recorded');
    if (!place.ok) return place;
    const { callId: id, teamId: _team, ...fields } = a;
    // It was over when it was recorded, whatever the wall clock did meanwhile.
    const startedAt = Math.min(a.startedAt, context.happenedAt - a.durationMs - a.holdMs - a.wrapUpMs);
    return accept(
      insert('call', id, place.scope, { ...fields, startedAt, agentId: context.actor.id, recordedAt: null }),
      ...(place.case ? lineOn(place.case, context, 'call', { body: a.note, data: { callId: id } }) : []),
    );
  },
});
