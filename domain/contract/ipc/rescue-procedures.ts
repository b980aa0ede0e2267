import { z } from 'zod';
import { agentId } from '../../model/ids.ts';
import { nothing } from './common-input.ts';
import { command, query } from './procedure.ts';
import type { RescueMade, RescueTaken } from './rescue-views.ts';

export const rescueProcedures = {
  /**
   * Makes a rescue file of everything unsent, sealed with a passphrase: of the open account, or of another one used here for who knows
   * its password.
   */
  'rescue.export': command<RescueMade>()(
    z.strictObject({
      passphrase: z.string().min(8).max(1000),
      account: z.strictObject({ agentId, password: z.string().min(1).max(1000) }).optional(),
    }),
  ),
  /** A piece of a file that was made, in base64; empty behind its end. */
  'rescue.piece': query<{ readonly data: string }>()(z.strictObject({ id: z.uuid(), offset: z.int().min(0) })),
  /** Hands over a rescue file, piece by piece, to be taken in by `rescue.import`. */
  'rescue.begin': command<{ readonly id: string }>()(nothing),
  'rescue.append': command<null>()(z.strictObject({ id: z.uuid(), data: z.base64().max(4_000_000) })),
  'rescue.import': command<RescueTaken>()(z.strictObject({ id: z.uuid(), passphrase: z.string().min(1).max(1000) })),
};
