import { z } from 'zod';
import { articleRevisionId, customerId } from '../../model/ids.ts';
import type { PersonMarkKind } from '../../rules/person-marks.ts';
import { command, query } from './procedure.ts';

/** A text of the knowledge base that lets the customer be known. */
export interface CustomerMention {
  readonly kind: 'article' | 'draft' | 'proposal';
  readonly id: string;
  /** Of a proposal, the article it is about; of a new one none. */
  readonly articleId: string | null;
  /** Of a proposal, that of its article, or what it says first. */
  readonly title: string;
  readonly by: readonly PersonMarkKind[];
}

export interface CustomerMentions {
  /** What the team is to mend: it is not erased with the customer. */
  readonly texts: readonly CustomerMention[];
  /** Former versions, which nobody reads any more: they can be erased with the customer. */
  readonly revisionIds: readonly z.infer<typeof articleRevisionId>[];
}

export const erasureProcedures = {
  /** For admins: where the knowledge base names the customer, a number or an address of theirs, as far as this device holds it. */
  'customers.mentions': query<CustomerMentions>()(z.strictObject({ customerId })),
  /** By an admin, and only online: the customer with everything that hangs on them, and these former versions of articles, everywhere. */
  'customers.erase': command<{ readonly records: number; readonly devices: number }>()(
    z.strictObject({ customerId, revisionIds: z.array(articleRevisionId).max(10_000).default([]) }),
  ),
} as const;
