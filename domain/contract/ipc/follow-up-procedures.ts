import { z } from 'zod';
import { followUpId } from '../../model/ids.ts';
import {
  type EmergencySheet,
  type FollowUpView,
  followUpsAsked,
  followUpsHandedOver,
  type SurveyView,
  surveysAsked,
} from './follow-up-views.ts';
import { command, query } from './procedure.ts';
import type { BulkResult } from './queue-views.ts';

export const followUpProcedures = {
  'followUps.list': query<readonly FollowUpView[]>()(followUpsAsked),
  /** What of a shift is left, as one step that can be undone. */
  'followUps.handOver': command<BulkResult>()(followUpsHandedOver.extend({ id: z.uuid() })),
  /** Reminders of it are put off, on this device. */
  'followUps.snooze': command<null>()(
    z.strictObject({
      followUpId,
      minutes: z
        .int()
        .min(1)
        .max(60 * 24 * 7),
    }),
  ),
  /** For paper: what was promised, who waits, and who can be called. */
  'followUps.sheet': query<EmergencySheet>()(z.strictObject({ owner: z.enum(['me', 'everyone']).default('me') })),
  /** What customers thought, the newest first. */
  'surveys.list': query<readonly SurveyView[]>()(surveysAsked),
};
