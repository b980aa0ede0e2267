import { z } from 'zod';
import { update } from '../model/change.ts';
import type { FieldsOf } from '../model/collections.ts';
import { attachmentId } from '../model/ids.ts';
import { type Actor, isLead } from '../rules/rights.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { heldRecord } from './held-record.ts';
import { historyLine } from './with-customer-history.ts';

const input = z.strictObject({ attachmentId });

/**
 * Files of a customer can be taken out, by who put them in or a lead. What stands on a case or in an article is part of what was
 * written there, and stays.
 */
export function mayRemoveFile(
  { customerId, createdBy, removedAt }: Pick<FieldsOf<'attachment'>, 'customerId' | 'createdBy' | 'removedAt'>,
  actor: Actor,
): boolean {
  return customerId !== null && removedAt === null && (createdBy === actor.id || isLead(actor));
}

/** Takes a file out of a service file; that it was there stands in its history. */
export const removeAttachment = defineCommand({
  name: 'attachment.remove',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a) => [{ collection: 'attachment', id: a.attachmentId }],
  decide(view, a, context) {
    const found = heldRecord(view, 'attachment', a.attachmentId, 'file');
    if (!found.ok) return found;
    const { customerId, name, removedAt } = found.record.fields;
    if (removedAt !== null) return refuse('nothing-to-do', 'This file was removed already.');
    if (customerId === null || !mayRemoveFile(found.record.fields, context.actor))
      return refuse('forbidden', 'A file of a customer is removed by who added it, or by a lead.');
    return accept(
      update('attachment', a.attachmentId, { removedAt: context.happenedAt, removedBy: context.actor.id }),
      historyLine(context, { customerId, kind: 'edited', changes: [{ field: 'files', removed: [name] }] }),
    );
  },
});
