import { z } from 'zod';
import type { CustomerChangeKind, FieldChange } from '../../model/customer-change-fields.ts';
import { type CustomerId, customerId } from '../../model/ids.ts';
import type { CustomerFile } from '../customer-file.ts';
import { command, query } from './procedure.ts';
import type { SaveState } from './save-state.ts';

export interface CustomerHistoryLine {
  readonly id: string;
  readonly kind: CustomerChangeKind;
  readonly customerId: CustomerId;
  readonly otherCustomerId: CustomerId | null;
  /** None, when a rule of the workspace made the change. */
  readonly byName: string | null;
  readonly reason: string;
  readonly changes: readonly FieldChange[];
  readonly happenedAt: number;
  /** When the server heard of it; null until then. */
  readonly recordedAt: number | null;
  readonly saveState: SaveState;
}

export interface CustomerHistory {
  readonly total: number;
  /** The newest first. */
  readonly lines: readonly CustomerHistoryLine[];
  /** What the lines name by an id: people, customers, organisations, the workspace's own fields. */
  readonly names: Readonly<Record<string, string>>;
  /** When the file was begun, where no line says so: it came by an import, or before there was a history. */
  readonly begunAt: number | null;
}

/** What this device shows of an identity number. */
export interface IdentityView {
  /** The very file in which it is written down: it may be one that was merged into the one on show. */
  readonly customerId: CustomerId;
  readonly customerName: string;
  readonly mask: string;
}

/** How long a whole identity number may stand on the screen. */
export const revealedForMs = 60_000;

const asked = { customerId, offset: z.int().min(0).default(0), limit: z.int().min(1).max(200).default(20) };

/** Procedures on a service file as a whole: what happened to it, what is masked in it, and all of it in one piece. */
export const customerFileProcedures = {
  /** With the lines of the files that go on in it. */
  'customers.history': query<CustomerHistory>()(z.strictObject(asked)),
  'customers.identities': query<readonly IdentityView[]>()(z.strictObject({ customerId })),
  /** The whole number, for leads; that they looked, and why, is in the history by then. */
  'customers.revealIdentity': command<{ readonly number: string }>()(
    z.strictObject({ customerId, reason: z.string().trim().min(1).max(500) }),
  ),
  /**
   * Everything held of a person, put together on this device; archived cases are fetched where the server can be reached. `id` names it for
   * `customers.cancelFile` and the event `bulk`. That it was made is in the history by then.
   */
  'customers.file': command<{ readonly fileName: string; readonly file: CustomerFile }>()(
    z.strictObject({
      id: z.uuid(),
      customerId,
      reason: z.string().trim().max(500).default(''),
      /** With the team's own notes. */
      internal: z.boolean(),
      /** With whole identity numbers: for leads, and only with a reason. */
      identity: z.boolean(),
    }),
  ),
  'customers.cancelFile': command<null>()(z.strictObject({ id: z.uuid() })),
} as const;
