import { z } from 'zod';
import { fields as f } from './fields.ts';
import { reportScheduleId } from './ids.ts';
import { mailAddress, reportScheduleLimits } from './report-schedule-fields.ts';

export const reportRunReasons = ['planned', 'asked'] as const;

/**
 * `making`: figures and files; `sending`: to folder and recipients; `waiting`: what failed is tried again later. `partly`: not everybody was
 * reached, and nobody else will be.
 */
export const reportRunStates = ['making', 'sending', 'waiting', 'done', 'partly', 'failed'] as const;
export type ReportRunState = (typeof reportRunStates)[number];

/** Why something was not made or did not arrive. */
export const reportFailureKinds = [
  'no-mail',
  'no-folder',
  'nobody',
  'owner',
  'removed',
  'report-gone',
  'report-asks',
  'not-made',
  'interrupted',
  'unreachable',
  'secure',
  'login',
  'sender',
  'refused',
  'too-large',
  'put-off',
  'full',
  'folder',
  'mail',
] as const;
export type ReportFailureKind = (typeof reportFailureKinds)[number];

export const reportFailure = z.strictObject({
  kind: z.enum(reportFailureKinds),
  /** What the other side answered, as it is; empty where nothing was said. */
  said: z.string().max(300),
});
export type ReportFailure = z.infer<typeof reportFailure>;

/** `sending` is what a server that stopped leaves behind: nobody knows whether it arrived, so it is not sent again. */
export const deliveryStates = ['waiting', 'sending', 'delivered', 'failed', 'unknown'] as const;

export const reportDelivery = z.strictObject({
  /** A mail address; null for the folder. */
  to: mailAddress.nullable(),
  state: z.enum(deliveryStates),
  failure: reportFailure.nullable(),
});
export type ReportDelivery = z.infer<typeof reportDelivery>;

const madeFile = z.strictObject({ name: z.string().max(250), bytes: z.int() });
const days = z.strictObject({ from: z.iso.date(), to: z.iso.date() });

/** One making of a scheduled report, and what became of it. The server alone writes it. */
export const reportRunFields = {
  scheduleId: f.ref('immutable', reportScheduleId),
  title: f.text('immutable', reportScheduleLimits.title),
  reason: f.choice('immutable', reportRunReasons),
  dueAt: f.instant('immutable'),
  /** So many earlier ones were missed while no server ran; this one stands for them. */
  missed: f.integer('immutable'),
  period: f.json('immutable', days),
  state: f.choice('server-only', reportRunStates),
  /** How often it was begun. */
  attempt: f.integer('server-only'),
  startedAt: f.instant('server-only'),
  endedAt: f.optionalInstant('server-only'),
  /** When a server looks at it again: to try once more, or because the one that had it is gone. */
  lookAt: f.optionalInstant('server-only'),
  files: f.json('server-only', z.array(madeFile).readonly()),
  deliveries: f.json('server-only', z.array(reportDelivery).readonly()),
  failure: f.json('server-only', reportFailure.nullable()),
};
