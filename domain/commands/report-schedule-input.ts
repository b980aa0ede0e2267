import { z } from 'zod';
import { languages } from '../model/choices.ts';
import type { FieldsOf } from '../model/collections.ts';
import type { ReportScheduleId } from '../model/ids.ts';
import type { RecordRef } from '../model/record.ts';
import {
  reportScheduleLimits as limits,
  mailAddress,
  reportContent,
  runTiming,
  scheduledFormats,
} from '../model/report-schedule-fields.ts';
import { isLead } from '../rules/rights.ts';
import { type DecideContext, type Refused, refuse, type View } from './definition.ts';
import { type Found, heldRecord } from './held-record.ts';

const unique = (values: readonly string[]) => new Set(values).size === values.length;

/** What people say of a scheduled report. */
export const scheduleSaid = z.strictObject({
  title: z.string().trim().min(1).max(limits.title),
  content: reportContent,
  timing: runTiming,
  formats: z.array(z.enum(scheduledFormats)).min(1).max(scheduledFormats.length).refine(unique, 'each format once'),
  language: z.enum(languages),
  recipients: z.array(mailAddress).max(limits.recipients).refine(unique, 'each address once'),
  toFolder: z.boolean(),
});

type Fields = FieldsOf<'reportSchedule'>;

export function barredFromSchedules({ actor }: DecideContext): Refused | undefined {
  return isLead(actor) ? undefined : refuse('forbidden', 'Reports are sent around by leads.');
}

export function reachesNobody({ recipients, toFolder }: Pick<Fields, 'recipients' | 'toFolder'>): Refused | undefined {
  return recipients.length > 0 || toFolder
    ? undefined
    : refuse('bad-request', 'A scheduled report goes to somebody, or into the folder.');
}

interface Said {
  readonly content?: Fields['content'] | undefined;
}

/** The saved report that is to be sent, if it is one. */
export function savedReportOf({ content }: Said): readonly RecordRef[] {
  return content && 'report' in content ? [{ collection: 'definition', id: content.report }] : [];
}

/** What is sent around is everybody's: nobody else could see or mend it. */
export function sendsNoShared(view: View, said: Said): Refused | undefined {
  const [report] = savedReportOf(said);
  if (!report) return undefined;
  const found = heldRecord(view, 'definition', report.id, 'saved report');
  if (!found.ok) return found;
  const { kind, ownerId, active } = found.record.fields;
  if (kind !== 'report' || !active) return refuse('not-found', 'This saved report was removed.');
  return ownerId === null
    ? undefined
    : refuse('bad-request', 'A saved report that is sent around is shared with everybody.');
}

/** The scheduled report that the actor may change, or why not. */
export function changeableSchedule(view: View, id: ReportScheduleId, context: DecideContext): Found<'reportSchedule'> {
  const barred = barredFromSchedules(context);
  if (barred) return barred;
  const found = heldRecord(view, 'reportSchedule', id, 'scheduled report');
  if (found.ok && found.record.fields.state === 'removed')
    return refuse('not-found', 'This scheduled report was removed.');
  return found;
}
