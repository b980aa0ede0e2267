import { callDirections, callOutcomes, moods } from './choices.ts';
import { fields as f } from './fields.ts';
import { agentId, caseId, customerId } from './ids.ts';
import { longText } from './long-text.ts';
import { saidPhrases } from './said-phrase.ts';

export const callFields = {
  caseId: f.optionalRef('immutable', caseId),
  customerId: f.optionalRef('immutable', customerId),
  agentId: f.ref('immutable', agentId),
  direction: f.choice('immutable', callDirections),
  phone: f.text('immutable', 60),
  startedAt: f.instant('immutable'),
  /** Talking time in milliseconds from a monotonic clock: never negative, whatever the wall clock did meanwhile. */
  durationMs: f.integer('immutable'),
  need: f.text('immutable', longText),
  cause: f.text('immutable', longText),
  done: f.text('immutable', longText),
  promised: f.text('immutable', longText),
  note: f.text('immutable', longText),
  outcome: f.choice('immutable', callOutcomes),
  mood: f.optionalChoice('immutable', moods),
  recordedAt: f.optionalInstant('server-only'),
  /** How long it was on hold. */
  holdMs: f.integer('immutable'),
  /** Work on it after the call. */
  wrapUpMs: f.integer('immutable'),
  /** What of a script was said. */
  said: f.json('immutable', saidPhrases),
};
