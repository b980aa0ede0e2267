import type { CommandInput } from '#domain/commands/registry.ts';
import type { SavedReport } from '#domain/contract/ipc/report-builder-views.ts';
import type { ReportScheduleView } from '#domain/contract/ipc/report-schedule-views.ts';
import type { Language } from '#domain/model/choices.ts';
import { sameJson } from '#domain/model/json.ts';
import { reportScheduleLimits as limits, mailAddress } from '#domain/model/report-schedule-fields.ts';
import { isOfDevice } from '#domain/rules/case-query/fulfils.ts';

export type Said = CommandInput<'report-schedule.add'>;

export type Content = Said['content'];
export type PageChosen = Extract<Content, { readonly page: unknown }>;

/** The form as it stands; addresses as they were typed. */
export type ScheduleValues = Omit<Said, 'recipients'> & { readonly recipients: string };

export type Fault =
  | { readonly field: 'title' | 'gone' | 'asks' | 'formats' | 'time' | 'nobody' | 'many' }
  | { readonly field: 'address'; readonly address: string };

/** A page to begin with: the volume of these days. */
export function pageOf(period: Content['period']): PageChosen {
  return { page: 'volume', clock: 'wall', side: 'teamId', period, comparison: 'before', filters: {} };
}

/** Last week's volume, every Monday morning. */
export function newSchedule(zone: string, language: Language, title: string): ScheduleValues {
  return {
    title,
    content: pageOf('last-week'),
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

/** What keeps it from being saved, in the order of the form. `saved`: everybody's reports, undefined until read. */
export function faultsOf(
  { title, content, formats, timing, recipients, toFolder }: ScheduleValues,
  saved: readonly SavedReport[] | undefined,
): readonly Fault[] {
  const addresses = addressesIn(recipients);
  const wrong = addresses.find((address) => !mailAddress.safeParse(address).success);
  const faults: (Fault | false)[] = [
    title.trim() === '' && { field: 'title' },
    'report' in content && saved !== undefined && faultIn(saved.find(({ id }) => id === content.report)),
    !/^([01]\d|2[0-3]):[0-5]\d$/.test(timing.time) && { field: 'time' },
    formats.length === 0 && { field: 'formats' },
    wrong !== undefined && { field: 'address', address: wrong },
    addresses.length > limits.recipients && { field: 'many' },
    addresses.length === 0 && !toFolder && { field: 'nobody' },
  ];
  return faults.filter((fault) => fault !== false);
}

/** Why the server cannot make a saved report. */
function faultIn(report: SavedReport | undefined): Fault | false {
  if (!report) return { field: 'gone' };
  return report.content.kind === 'rows' && report.content.conditions.some(isOfDevice) && { field: 'asks' };
}

export function saidIn({ recipients, ...values }: ScheduleValues): Said {
  const content = 'report' in values.content ? values.content : narrowedIn(values.content);
  return { ...values, title: values.title.trim(), content, recipients: addressesIn(recipients) };
}

/** What is narrowed to nothing is not narrowed. */
function narrowedIn(content: PageChosen): PageChosen {
  const chosen = Object.entries(content.filters).filter(([, values]) => (values?.length ?? 0) > 0);
  return { ...content, filters: Object.fromEntries(chosen) };
}

/** What differs from what stands there; nothing where all is as it was. */
export function changesTo(schedule: ReportScheduleView, values: ScheduleValues): Partial<Said> {
  const said = saidIn(values);
  return Object.fromEntries(
    Object.entries(said).filter(([name, value]) => !sameJson(value, schedule[name as keyof Said])),
  );
}
