import { fields as f } from './fields.ts';
import { agentId, customerId } from './ids.ts';

/**
 * A customer's identity number as a whole, in the scope `leads`: an agent's device is never sent it. Its id is the customer's. What everybody
 * holds is the mask in the service file. The latest number stands without a conflict record, for such a record would show it.
 */
export const customerSecretFields = {
  customerId: f.ref('immutable', customerId),
  /** Empty after it was taken out. */
  number: f.text('derived', 60),
  setBy: f.optionalRef('derived', agentId),
  setAt: f.instant('derived'),
} as const;
