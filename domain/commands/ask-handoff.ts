import { z } from 'zod';
import { insert } from '../model/change.ts';
import { agentId, caseId, handoffId, teamId } from '../model/ids.ts';
import { lineOn } from './case-line.ts';
import { accept, defineCommand, refuse, type View } from './definition.ts';
import { workableCase } from './load-case.ts';
import { barredFrom } from './team-member.ts';

const input = z.strictObject({
  caseId,
  /** A team of ours, with a person in it; neither, for a partner outside. */
  toTeamId: teamId.nullable().default(null),
  toAgentId: agentId.nullable().default(null),
  /** The person at the partner's; of our own people the name is known. */
  toName: z.string().trim().max(200).default(''),
  partner: z.string().trim().max(200).default(''),
  asked: z.string().trim().min(1).max(50_000),
  dueAt: z.int(),
  /** What the customer may be told to expect. */
  expectedAt: z.int().nullable().default(null),
});
const args = input.extend({ handoffId });
type Args = z.output<typeof args>;

/** `李娜 · 物流部`: the person, and where they are. */
export function whoIsAsked(
  view: View,
  { toTeamId, toAgentId, toName, partner }: Pick<Args, 'toTeamId' | 'toAgentId' | 'toName' | 'partner'>,
) {
  const agent = toAgentId ? view.get('agent', toAgentId) : undefined;
  const team = toTeamId ? view.get('team', toTeamId) : undefined;
  const person = agent?.state === 'present' ? agent.record.fields.name : toName;
  const place = team?.state === 'present' ? team.record.fields.name : partner;
  return { person, words: [person, place].filter(Boolean).join(' · ') };
}

/** Passes work to a department or a partner: nobody is asked without a name, a deadline and what is wanted. */
export const askHandoff = defineCommand({
  name: 'handoff.ask',
  version: 1,
  input,
  args,
  mint: (asked, minter) => args.parse({ ...asked, handoffId: minter.id() }),
  needs: (a) => [
    { collection: 'handoff', id: a.handoffId },
    { collection: 'case', id: a.caseId },
    ...(a.toTeamId ? [{ collection: 'team' as const, id: a.toTeamId }] : []),
    ...(a.toAgentId ? [{ collection: 'agent' as const, id: a.toAgentId }] : []),
  ],
  decide(view, a, context) {
    if (view.get('handoff', a.handoffId).state === 'present') return refuse('exists', 'This was asked already.');
    const found = workableCase(view, a.caseId, context);
    if (!found.ok) return found;
    if (a.toTeamId) {
      if (!a.toAgentId) return refuse('bad-request', 'A handoff names a person.');
      if (view.get('team', a.toTeamId).state === 'absent') return refuse('not-found', 'This team does not exist.');
      const barred = barredFrom(a.toTeamId, view, a.toAgentId);
      if (barred) return barred;
    } else if (a.toAgentId || !a.partner || !a.toName)
      return refuse('bad-request', 'A handoff to a partner names the partner and a person.');
    const { person, words } = whoIsAsked(view, a);
    const { number, subject, customerId, teamId: fromTeamId } = found.record.fields;
    return accept(
      insert('handoff', a.handoffId, 'workspace', {
        sourceCaseId: a.caseId,
        caseNumber: number,
        caseSubject: subject,
        customerId,
        fromTeamId,
        toTeamId: a.toTeamId,
        toAgentId: a.toAgentId,
        toName: person,
        partner: a.toTeamId ? '' : a.partner,
        asked: a.asked,
        dueAt: a.dueAt,
        expectedAt: a.expectedAt,
        state: 'asked',
        answer: '',
        askedBy: context.actor.id,
        askedAt: context.happenedAt,
        answeredBy: null,
        answeredAt: null,
        recordedAt: null,
      }),
      ...lineOn(found.record, context, 'handoff', {
        body: a.asked,
        data: { handoffId: a.handoffId, to: 'asked', reason: words },
      }),
    );
  },
});
