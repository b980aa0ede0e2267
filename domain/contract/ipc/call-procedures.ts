import { z } from 'zod';
import { agentId } from '../../model/ids.ts';
import { handMoves } from '../../rules/call-phase.ts';
import type { CallPage } from './call-views.ts';
import { nothing, page } from './common-input.ts';
import { command, query } from './procedure.ts';
import type { Ring } from './ring-views.ts';

export const callProcedures = {
  /** Calls that a telephone told of and nobody has dealt with, the newest first. */
  'calls.ringing': query<readonly Ring[]>()(nothing),
  /** What the agent does with it here, in place of the telephone. */
  'calls.move': command<null>()(z.strictObject({ id: z.string().max(80), move: z.enum(handMoves) })),
  'calls.dismiss': command<null>()(z.strictObject({ id: z.string().max(80) })),
  'calls.list': query<CallPage>()(z.strictObject({ agentId: agentId.nullable().default(null), ...page })),
};
