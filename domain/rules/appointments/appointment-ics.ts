import ICAL from 'ical.js';
import type { AppointmentKind, AppointmentState, Language } from '../../model/choices.ts';
import { dayMs } from '../calendar/local-date.ts';
import type { ZoneOffsets } from '../calendar/zone-offsets.ts';
import { endOf } from './awaited.ts';

interface Appointment {
  readonly id: string;
  readonly kind: AppointmentKind;
  readonly state: AppointmentState;
  readonly startsAt: number;
  readonly minutes: number;
  readonly place: string;
  readonly agentName: string;
  readonly customerLanguage: Language;
  readonly moves: { readonly count: number };
}

interface Making {
  /** By whose clocks it was agreed. */
  readonly zone: string;
  readonly zones: ZoneOffsets;
  /** The words for the customer; may be empty. */
  readonly text: string;
  readonly now: number;
}

const summaries: Readonly<Record<AppointmentKind, Readonly<Record<Language, string>>>> = {
  visit: { en: 'Visit by {{name}}', 'zh-CN': '上门服务（{{name}}）', 'zh-TW': '到府服務（{{name}}）' },
  call: { en: 'Call from {{name}}', 'zh-CN': '电话预约（{{name}}）', 'zh-TW': '電話預約（{{name}}）' },
};

const statuses: Readonly<Record<AppointmentState, string>> = {
  proposed: 'TENTATIVE',
  confirmed: 'CONFIRMED',
  done: 'CONFIRMED',
  'no-show': 'CONFIRMED',
  cancelled: 'CANCELLED',
};

/** Moves of the clocks so far around it are told. */
const around = 400 * dayMs;

/**
 * An appointment for the customer's calendar (iCalendar, RFC 5545 and 5546). It keeps its name and counts its moves, so that a calendar that has it puts the
 * new time in place of the old one, and takes out what was called off.
 */
export function appointmentIcs(appointment: Appointment, { zone, zones, text, now }: Making): string {
  const { id, kind, state, startsAt, place, moves, customerLanguage, agentName } = appointment;
  const isOff = state === 'cancelled';
  const file = new ICAL.Component('vcalendar');
  file.addPropertyWithValue('prodid', '-//Holdfast//Appointments//EN');
  file.addPropertyWithValue('version', '2.0');
  file.addPropertyWithValue('method', isOff ? 'CANCEL' : 'PUBLISH');
  file.addSubcomponent(zoneOf(zone, zones, startsAt));
  const event = new ICAL.Component('vevent');
  event.addPropertyWithValue('uid', `${id}@appointments.holdfast`);
  event.addPropertyWithValue('sequence', moves.count + (isOff ? 1 : 0));
  event.addPropertyWithValue('dtstamp', utcTime(now));
  for (const [name, at] of [['dtstart', startsAt] as const, ['dtend', endOf(appointment)] as const])
    event.addPropertyWithValue(name, wallTime(at + zones.offset(zone, at))).setParameter('tzid', zone);
  event.addPropertyWithValue(
    'summary',
    summaries[kind][customerLanguage].replace('{{name}}', () => plain(agentName)),
  );
  if (place !== '') event.addPropertyWithValue('location', plain(place));
  if (text !== '') event.addPropertyWithValue('description', plain(text));
  event.addPropertyWithValue('status', statuses[state]);
  // Who publishes must be named; there is no address to answer to.
  event.addPropertyWithValue('organizer', 'invalid:nomail').setParameter('cn', plain(agentName).replace(/["\n]/g, ' '));
  file.addSubcomponent(event);
  return `${file.toString()}\r\n`;
}

/** No line of such a file may hold signs that control a terminal. */
function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}/gu, '');
}

/** The zone's clocks around the time, as the file has to bring them along. */
function zoneOf(zone: string, zones: ZoneOffsets, at: number): ICAL.Component {
  const component = new ICAL.Component('vtimezone');
  component.addPropertyWithValue('tzid', zone);
  const day = Math.floor(at / dayMs) * dayMs;
  const segments = zones.segments(zone, day - around, day + around);
  const usual = Math.min(...segments.map(({ offset }) => offset));
  segments.forEach(({ from, offset }, index) => {
    const before = segments[index - 1]?.offset ?? offset;
    const part = new ICAL.Component(offset === usual ? 'standard' : 'daylight');
    part.addPropertyWithValue('dtstart', wallTime(from + before));
    part.addPropertyWithValue('tzoffsetfrom', ICAL.UtcOffset.fromSeconds(before / 1000));
    part.addPropertyWithValue('tzoffsetto', ICAL.UtcOffset.fromSeconds(offset / 1000));
    component.addSubcomponent(part);
  });
  return component;
}

/** What clocks on a wall show, given as if it were UTC. */
function wallTime(at: number): ICAL.Time {
  const time = utcTime(at);
  time.zone = ICAL.Timezone.localTimezone;
  return time;
}

function utcTime(at: number): ICAL.Time {
  const time = new ICAL.Time({ isDate: false }, ICAL.Timezone.utcTimezone);
  time.fromUnixTime(Math.floor(at / 1000));
  return time;
}
