import { z } from 'zod';
import { presenceDoing } from '#domain/contract/wire/live.ts';
import { agentId, caseId } from '#domain/model/ids.ts';

/** Somebody in a case. */
export const present = z.object({ caseId, agentId, doing: presenceDoing });
export type Present = z.infer<typeof present>;
