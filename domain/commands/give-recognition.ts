import { z } from 'zod';
import { insert, update } from '../model/change.ts';
import { agentId, caseId, recognitionId, teamId } from '../model/ids.ts';
import { recognitionLimits as limits, recognitionReasons } from '../model/recognition-fields.ts';
import type { RecordRef } from '../model/record.ts';
import { teamScope } from '../model/scope.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { heldRecord } from './held-record.ts';
import { barredAgent, barredFrom, barredTeam } from './team-member.ts';

const giveInput = z.strictObject({
  toId: agentId,
  reason: z.enum(recognitionReasons),
  text: z.string().trim().min(1).max(limits.text),
  caseId: caseId.nullable().default(null),
  /** Those who read it; everybody, when none. */
  teamId: teamId.nullable().default(null),
});
const giveArgs = giveInput.extend({ recognitionId });

/** Thanks a colleague, before everybody or before a team of both. Anybody may. */
export const giveRecognition = defineCommand({
  name: 'recognition.give',
  version: 1,
  input: giveInput,
  args: giveArgs,
  mint: (asked, minter) => giveArgs.parse({ ...asked, recognitionId: minter.id() }),
  needs: (a): readonly RecordRef[] => [
    { collection: 'recognition', id: a.recognitionId },
    { collection: 'agent', id: a.toId },
    ...(a.teamId ? [{ collection: 'team' as const, id: a.teamId }] : []),
    ...(a.caseId ? [{ collection: 'case' as const, id: a.caseId }] : []),
  ],
  decide(view, a, context) {
    const { actor, happenedAt } = context;
    if (view.get('recognition', a.recognitionId).state === 'present')
      return refuse('exists', 'This thank-you is given already.');
    if (a.toId === actor.id) return refuse('bad-request', 'Nobody thanks themselves here.');
    const barred = a.teamId
      ? (barredTeam(view, a.teamId, context, 'Thanks can be said') ?? barredFrom(a.teamId, view, a.toId))
      : barredAgent(view, a.toId);
    if (barred) return barred;
    if (a.caseId && view.get('case', a.caseId).state === 'absent')
      return refuse('not-found', 'This case does not exist.');
    const { recognitionId: id, caseId: sourceCaseId, ...said } = a;
    return accept(
      insert('recognition', id, a.teamId ? teamScope(a.teamId) : 'workspace', {
        ...said,
        sourceCaseId,
        ...{ fromId: actor.id, state: 'given', givenAt: happenedAt, takenBackAt: null, recordedAt: null },
      }),
    );
  },
});

const takeBackInput = z.strictObject({ recognitionId });

/** Who gave a thank-you takes it back; that it was given stays in the record. */
export const takeBackRecognition = defineCommand({
  name: 'recognition.take-back',
  version: 1,
  input: takeBackInput,
  args: takeBackInput,
  mint: (asked) => asked,
  needs: (a) => [{ collection: 'recognition', id: a.recognitionId }],
  decide(view, a, context) {
    const found = heldRecord(view, 'recognition', a.recognitionId, 'thank-you');
    if (!found.ok) return found;
    const { fromId, state } = found.record.fields;
    if (fromId !== context.actor.id) return refuse('forbidden', 'A thank-you is taken back by who gave it.');
    if (state === 'taken-back') return refuse('already-done', 'It is taken back already.');
    return accept(update('recognition', a.recognitionId, { state: 'taken-back', takenBackAt: context.happenedAt }));
  },
});
