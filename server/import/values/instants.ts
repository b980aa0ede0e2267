/** Where a time without a zone is meant to be: an IANA name such as `Asia/Shanghai`. */
export type ZoneName = string;

const formats = new Map<ZoneName, Intl.DateTimeFormat>();

export function isZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/**
 * A written time as milliseconds since 1970 UTC, or null when it cannot be told for sure. Understood: ISO 8601, `2017-1-17 16:44`,
 * `2017/1/17`, `2017.1.17`, `2017年1月17日 16:44` (also 16时44分, 上午/下午), and epoch seconds or milliseconds. Not `3/4/2017`:
 * nobody can say which of the two is the month.
 */
export function readInstant(written: string, zone: ZoneName): number | null {
  const text = written.normalize('NFKC').trim();
  const epoch = /^(\d{9,10}|\d{12,13})(?:\.\d+)?$/.exec(text);
  if (epoch) return Math.round(Number(text) * ((epoch[1] ?? '').length > 10 ? 1 : 1000));
  const found = pattern.exec(text);
  if (!found?.groups) return null;
  const { year, month, day, half, hour, minute, second, offset } = found.groups;
  const wall: Wall = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: hourOf(Number(hour ?? 0), half),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
  };
  const asUtc = utcOf(wall);
  if (asUtc === null) return null;
  return offset === undefined ? inZone(asUtc, zone) : asUtc - offsetMs(offset);
}

const pattern = new RegExp(
  '^(?<year>\\d{4})(?:[-/.]|年 ?)(?<month>\\d{1,2})(?:[-/.]|月 ?)(?<day>\\d{1,2})日?' +
    '(?:[T ] ?)?(?:(?<half>上午|下午|AM|PM)? ?(?<hour>\\d{1,2})[:时時](?<minute>\\d{1,2})(?:[:分](?<second>\\d{1,2})(?:\\.\\d+)?)?[分秒]?)?' +
    ' ?(?<offset>Z|[+-]\\d{2}:?\\d{2})?$',
  'i',
);

interface Wall {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === '下午' || half?.toUpperCase() === 'PM') return hour < 12 ? hour + 12 : hour;
  if (half !== undefined && hour === 12) return 0;
  return hour;
}

/** The instant if the wall clock stood in London in winter; null for a 31st of February. */
function utcOf(wall: Wall): number | null {
  const at = new Date(Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second));
  const isReal =
    at.getUTCFullYear() === wall.year &&
    at.getUTCMonth() === wall.month - 1 &&
    at.getUTCDate() === wall.day &&
    at.getUTCHours() === wall.hour &&
    at.getUTCMinutes() === wall.minute &&
    at.getUTCSeconds() === wall.second;
  return isReal ? at.getTime() : null;
}

function offsetMs(offset: string): number {
  if (offset.toUpperCase() === 'Z') return 0;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(offset) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** A wall clock of the zone, given as if it were UTC, as an instant. */
function inZone(asUtc: number, zone: ZoneName): number {
  const guess = asUtc - offsetAt(asUtc, zone);
  return asUtc - offsetAt(guess, zone);
}

/** How far the zone's clocks are ahead of UTC at an instant. */
function offsetAt(instant: number, zone: ZoneName): number {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map((part) => [part.type, Number(part.value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

function formatOf(zone: ZoneName): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}
