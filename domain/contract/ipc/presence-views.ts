import { z } from 'zod';
import { type AgentId, type CaseId, caseId } from '../../model/ids.ts';
import { type PresenceDoing, presenceDoing } from '../wire/live.ts';

/** What a window shows: it says so whenever that changes, and now and then while it does not. */
export const presenceHere = z.strictObject({
  /** Any id that stays with the window. */
  window: z.uuid(),
  /** The case on show; null for none. */
  caseId: caseId.nullable(),
  doing: presenceDoing,
});
export type PresenceHere = z.infer<typeof presenceHere>;

/** A window that has not said anything for this long is gone. Browsers let a window in the background speak once a minute. */
export const windowGoneMs = 150_000;

/** Colleagues who have a case open now, without the agent at this device; nothing while there is no connection. */
export interface CaseWithOthers {
  readonly caseId: CaseId;
  readonly people: readonly { readonly agentId: AgentId; readonly name: string; readonly doing: PresenceDoing }[];
}
