import { fieldsOf } from '../model/collections.ts';
import type { FieldChange } from '../model/customer-change-fields.ts';
import { type Json, sameJson } from '../model/json.ts';
import type { AnyRecord } from '../model/record.ts';
import { isSameItem } from '../model/set-items.ts';

/** Told by the kind of the line and the other customer, or no part of what a person wrote into the file. */
const untold: ReadonlySet<string> = new Set([
  'mergedIntoId',
  'merge',
  'apartFromIds',
  'createdAt',
  'recordedAt',
  'externalId',
]);

/** Of a text so much is kept, before and after. */
const excerptLength = 300;

/** What a change did to a service file, field by field. The same records give the same lines on every side. */
export function changesBetween(before: AnyRecord, after: AnyRecord): readonly FieldChange[] {
  const schema = fieldsOf('customer');
  return Object.keys(schema).flatMap((field): readonly FieldChange[] => {
    const from = before.fields[field] as Json;
    const to = after.fields[field] as Json;
    if (untold.has(field) || sameJson(from, to)) return [];
    if (Array.isArray(from) && Array.isArray(to)) return setChange(field, from, to);
    if (schema[field]?.policy === 'text-merge') return [{ field, ...differing(String(from), String(to)) }];
    return [{ field, from: brief(from), to: brief(to) }];
  });
}

/** An item that took the place of its equal (a phone with another label) went out and came in. */
function setChange(field: string, from: readonly Json[], to: readonly Json[]): readonly FieldChange[] {
  const isIn = (items: readonly Json[]) => (item: Json) =>
    items.some((each) => isSameItem(each, item) && sameJson(each, item));
  const added = to.filter((item) => !isIn(from)(item)).map(brief);
  const removed = from.filter((item) => !isIn(to)(item)).map(brief);
  // The same in another order.
  if (added.length + removed.length === 0) return [];
  return [{ field, ...(added.length > 0 ? { added } : {}), ...(removed.length > 0 ? { removed } : {}) }];
}

/** The lines that differ, between those that both texts begin and end with. */
function differing(from: string, to: string): { readonly from: string; readonly to: string } {
  const left = from.split('\n');
  const right = to.split('\n');
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start] === right[start]) start++;
  let end = 0;
  while (end < shorter - start && left.at(-1 - end) === right.at(-1 - end)) end++;
  const between = (lines: readonly string[]) => cut(lines.slice(start, lines.length - end).join('\n'));
  return { from: between(left), to: between(right) };
}

function brief(value: Json): Json {
  if (typeof value === 'string') return cut(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(brief);
  return Object.fromEntries(Object.entries(value as Record<string, Json>).map(([name, each]) => [name, brief(each)]));
}

/** Cut between signs, not within one. */
function cut(text: string): string {
  if (text.length <= excerptLength) return text;
  return `${text.slice(0, excerptLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
