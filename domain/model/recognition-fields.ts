import { fields as f } from './fields.ts';
import { agentId, caseId, teamId } from './ids.ts';

/** What somebody is thanked for. */
export const recognitionReasons = [
  'helped-customer',
  'helped-colleague',
  'went-further',
  'kept-calm',
  'taught',
  'improved',
] as const;
export type RecognitionReason = (typeof recognitionReasons)[number];

export const recognitionStates = ['given', 'taken-back'] as const;
export type RecognitionState = (typeof recognitionStates)[number];

export const recognitionLimits = { text: 1000 } as const;

/** A thank-you to a colleague. It stays in the record; who gave it may take it back, and then it is shown to nobody else. */
export const recognitionFields = {
  fromId: f.ref('immutable', agentId),
  toId: f.ref('immutable', agentId),
  reason: f.choice('immutable', recognitionReasons),
  text: f.text('immutable', recognitionLimits.text),
  /** In which it was earned; it does not move along with that case, for it is the colleague's. */
  sourceCaseId: f.optionalRef('immutable', caseId),
  /** Those who read it; everybody, when none. */
  teamId: f.optionalRef('immutable', teamId),
  state: f.choice('derived', recognitionStates),
  givenAt: f.instant('immutable'),
  takenBackAt: f.optionalInstant('derived'),
  recordedAt: f.optionalInstant('server-only'),
};
