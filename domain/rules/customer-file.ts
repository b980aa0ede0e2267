import type { Collection } from '../model/collections.ts';
import type { Json } from '../model/json.ts';
import type { AnyRecord } from '../model/record.ts';
import { dateOf, dayMs, dayNumber, minuteMs } from './calendar/local-date.ts';

/** Collections whose records belong to nobody in particular, or that must never leave: they are in no customer's file. */
const elsewhere: ReadonlySet<Collection> = new Set([
  'agent',
  'team',
  'device',
  'article',
  'definition',
  'customerSecret',
  'searchMiss',
]);

/** What the team keeps for itself. */
const internalCollections: ReadonlySet<Collection> = new Set(['articleUse', 'conflict', 'escalation', 'handoff']);
const internalEntries: ReadonlySet<unknown> = new Set([
  'note',
  'conflict',
  'handoff',
  'escalation',
  'rule',
  'checklist',
]);
const internalFields: Readonly<Partial<Record<Collection, readonly string[]>>> = {
  customer: ['notes', 'merge'],
  organisation: ['notes'],
  case: ['checklist', 'escalationLevel'],
};

export function isInFile(collection: Collection, internal: boolean): boolean {
  return !elsewhere.has(collection) && (internal || !internalCollections.has(collection));
}

/** A record as the file tells it; undefined where it is the team's own and that is left out. */
export function inFile(
  { collection, id, fields }: AnyRecord,
  internal: boolean,
): { id: string; [name: string]: Json } | undefined {
  if (!internal && collection === 'entry' && internalEntries.has(fields.kind)) return undefined;
  const left = internal ? [] : (internalFields[collection] ?? []);
  const told = Object.entries(fields).filter(([name]) => !left.includes(name));
  return { id, ...(withMoments(Object.fromEntries(told) as Json) as Record<string, Json>) };
}

/** Milliseconds under a name that says they are a moment (`at`, `dueAt`) become text that people and programs read alike. */
function withMoments(value: Json): Json {
  if (Array.isArray(value)) return value.map(withMoments);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as Record<string, Json>).map(([name, each]) => [
      name,
      typeof each === 'number' && /^at$|[a-z]At$/.test(name) ? momentText(each) : withMoments(each),
    ]),
  );
}

const lastMoment = dayNumber('9999-12-31') * dayMs + dayMs - 1;

/** `2026-05-13T09:30:00.000Z`. A clock that was far out may have given a time that no calendar has: the nearest that has one stands for it. */
export function momentText(ms: number): string {
  const at = Math.min(Math.max(Math.trunc(ms), 0), lastMoment);
  const day = Math.floor(at / dayMs);
  const part = (unit: number, count: number, digits = 2): string =>
    String(Math.floor((at - day * dayMs) / unit) % count).padStart(digits, '0');
  const time = [part(60 * minuteMs, 24), part(minuteMs, 60), part(1000, 60)].join(':');
  return `${dateOf(day)}T${time}.${part(1, 1000, 3)}Z`;
}
