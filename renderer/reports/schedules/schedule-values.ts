import type { CommandInput } from '#domain/commands/registry.ts';
import type { ReportScheduleView } from '#domain/contract/ipc/report-schedule-views.ts';
import type { Language } from '#domain/model/choices.ts';
import { sameJson } from '#domain/model/json.ts';
import { reportScheduleLimits as limits, mailAddress } from '#domain/model/report-schedule-fields.ts';

export type Said = CommandInput<'report-schedule.add'>;

/** The form as it stands; addresses as they were typed. */
export type ScheduleValues = Omit<Said, 'recipients'> & { readonly recipients: string };

export type Fault =
  | { readonly field: 'title' | 'formats' | 'time' | 'nobody' | 'many' }
  | { readonly field: 'address'; readonly address: string };

/** Last week's volume, every Monday morning. */
export function newSchedule(zone: string, language: Language, title: string): ScheduleValues {
  return {
    title,
    content: { page: 'volume', clock: 'wall', side: 'teamId', period: 'last-week', comparison: 'before', filters: {} },
    timing: { every: 'week', weekday: 0, monthDay: 1, time: '08:00', zone },
    formats: ['pdf', 'xlsx'],
    language,
    recipients: '',
    toFolder: false,
  };
}

export function valuesOf(schedule: ReportScheduleView): ScheduleValues {
  const { title, content, timing, formats, language, recipients, toFolder } = schedule;
  return { title, content, timing, formats, language, toFolder, recipients: recipients.join('\n') };
}

function addressesIn(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,;，；、]+/u).filter(Boolean))];
}

/** What keeps it from being saved, in the order of the form. */
export function faultsOf({ title, formats, timing, recipients, toFolder }: ScheduleValues): readonly Fault[] {
  const addresses = addressesIn(recipients);
  const wrong = addresses.find((address) => !mailAddress.safeParse(address).success);
  const faults: (Fault | false)[] = [
    title.trim() === '' && { field: 'title' },
    !/^([01]\d|2[0-3]):[0-5]\d$/.test(timing.time) && { field: 'time' },
    formats.length === 0 && { field: 'formats' },
    wrong !== undefined && { field: 'address', address: wrong },
    addresses.length > limits.recipients && { field: 'many' },
    addresses.length === 0 && !toFolder && { field: 'nobody' },
  ];
  return faults.filter((fault) => fault !== false);
}

export function saidIn({ recipients, ...values }: ScheduleValues): Said {
  const filters = Object.fromEntries(
    Object.entries(values.content.filters).filter(([, chosen]) => (chosen?.length ?? 0) > 0),
  );
  const content = { ...values.content, filters };
  return { ...values, title: values.title.trim(), content, recipients: addressesIn(recipients) };
}

/** What differs from what stands there; nothing where all is as it was. */
export function changesTo(schedule: ReportScheduleView, values: ScheduleValues): Partial<Said> {
  const said = saidIn(values);
  return Object.fromEntries(
    Object.entries(said).filter(([name, value]) => !sameJson(value, schedule[name as keyof Said])),
  );
}
