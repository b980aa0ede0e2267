import { z } from 'zod';
import { insert } from '../model/change.ts';
import { compensationKinds } from '../model/choices.ts';
import { caseId, compensationId } from '../model/ids.ts';
import { isAboutMoney, isWithinLimit } from '../rules/compensation.ts';
import { approvalLimitsContent, approvalLimitsId } from '../rules/definitions/approval-limits.ts';
import { lineOn } from './case-line.ts';
import { accept, defineCommand, refuse, type View } from './definition.ts';
import { workableCase } from './load-case.ts';

const input = z.strictObject({
  caseId,
  kind: z.enum(compensationKinds),
  /** In the currency's smallest unit. */
  amount: z.int().min(0).max(1_000_000_000_000),
  currency: z.string().regex(/^[A-Z]{3}$/),
  item: z.string().trim().max(500).default(''),
  reason: z.string().trim().min(1).max(2000),
});
const args = input.extend({ compensationId });

/** The limits that hold; none where nobody set any, or this device does not know of them. */
export function limitsIn(view: View) {
  const held = view.get('definition', approvalLimitsId);
  if (held.state !== 'present' || held.record.fields.kind !== 'approval-limits') return undefined;
  return approvalLimitsContent.safeParse(held.record.fields.content).data;
}

/** The line in the timeline: what, and how much. */
export function compensationLine(
  to: string,
  id: z.output<typeof compensationId>,
  {
    kind,
    amount,
    currency,
    item,
  }: { readonly [K in 'kind' | 'currency' | 'item']: string } & { readonly amount: number },
  body: string,
) {
  return { body, data: { compensationId: id, to, field: kind, from: { amount, currency, item } } };
}

/** Offers the customer something: granted at once within the author's limit, else for a lead to decide. The server has the last word on the limit. */
export const askCompensation = defineCommand({
  name: 'compensation.ask',
  version: 1,
  input,
  args,
  mint: (asked, minter) => args.parse({ ...asked, compensationId: minter.id() }),
  needs: (a) => [
    { collection: 'compensation', id: a.compensationId },
    { collection: 'case', id: a.caseId },
    { collection: 'definition', id: approvalLimitsId },
  ],
  decide(view, a, context) {
    if (view.get('compensation', a.compensationId).state === 'present') return refuse('exists', 'It is asked already.');
    const found = workableCase(view, a.caseId, context);
    if (!found.ok) return found;
    if (isAboutMoney(a.kind) && a.amount === 0) return refuse('bad-request', 'Please say how much.');
    if (!isAboutMoney(a.kind) && a.item === '') return refuse('bad-request', 'Please say what comes back.');
    const isGranted = isWithinLimit(limitsIn(view), context.actor.role, a);
    const state = isGranted ? 'approved' : 'asked';
    const { compensationId: id, ...fields } = a;
    return accept(
      insert('compensation', id, found.record.scope, {
        ...fields,
        state,
        askedBy: context.actor.id,
        askedAt: context.happenedAt,
        decidedBy: isGranted ? context.actor.id : null,
        decidedAt: isGranted ? context.happenedAt : null,
        decision: '',
        recordedAt: null,
      }),
      ...lineOn(found.record, context, 'compensation', compensationLine(state, id, a, a.reason)),
    );
  },
});
