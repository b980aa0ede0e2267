import { caseStatuses } from '#domain/model/choices.ts';
import type { DefinitionId } from '#domain/model/ids.ts';
import type { Json } from '#domain/model/json.ts';
import { changeNameOf } from '#domain/rules/case-fields.ts';
import { fieldName, isKnownField } from './field-name.ts';
import { valueText, type Words } from './value-text.ts';

export interface ContentLine {
  readonly label: string;
  readonly text: string;
}

/** Everything a person wrote or chose in a command, whole, line by line; ids of records are left out. */
export function contentOf(args: Json, words: Words): readonly ContentLine[] {
  if (!isObject(args)) return [];
  const { set, add, remove, custom, rows, face, ...plain } = args;
  return [
    ...linesOf(plain, words),
    ...(isObject(face) ? linesOf(face, words) : []),
    ...(isObject(set) ? linesOf(set, words) : ownLines(set, words)),
    ...ownLines(custom, words),
    ...rowLines(rows, words),
    ...(isObject(add) ? linesOf(add, words, 'added') : listLine(add, 'added', words)),
    ...(isObject(remove) ? linesOf(remove, words, 'removed') : listLine(remove, 'removed', words)),
  ];
}

export function contentText(lines: readonly ContentLine[]): string {
  return lines.map(({ label, text }) => `${label}: ${text}`).join('\n');
}

type Done = 'added' | 'removed';

const idsOnly = new Set(['customerId', 'organisationId', 'parentId']);

function linesOf(values: { readonly [key: string]: Json }, words: Words, done?: Done): ContentLine[] {
  return Object.entries(values)
    .filter(
      ([field, value]) => isKnownField(field) && !idsOnly.has(field) && !isEmpty(value) && !isAction(field, value),
    )
    .map(([field, value]) => ({ label: labelOf(field, words, done), text: valueText(field, value, words) }));
}

function labelOf(field: string, words: Words, done: Done | undefined): string {
  const name = fieldName(field, words);
  return done ? words.t(done, { value: name }) : name;
}

/** Values of the workspace's own fields. */
function ownLines(set: Json | undefined, words: Words): ContentLine[] {
  if (!Array.isArray(set)) return [];
  return set.filter(isObject).flatMap(({ key, value }): ContentLine[] => {
    if (typeof key !== 'string' || value === undefined) return [];
    const field = changeNameOf(key as DefinitionId);
    return [{ label: fieldName(field, words), text: valueText(field, value, words) }];
  });
}

/** Those who are imported, one after the other. */
function rowLines(rows: Json | undefined, words: Words): ContentLine[] {
  if (!Array.isArray(rows)) return [];
  return rows.filter(isObject).flatMap(({ kind: _, organisation, ...row }): ContentLine[] => {
    const name = isObject(organisation) ? organisation.name : undefined;
    const label = fieldName('organisationId', words);
    return [...linesOf(row, words), ...(typeof name === 'string' ? [{ label, text: name }] : [])];
  });
}

/** The tags of `case.tag` stand in a bare list. */
function listLine(items: Json | undefined, done: Done, words: Words): ContentLine[] {
  if (!Array.isArray(items) || items.length === 0) return [];
  return [{ label: labelOf('tags', words, done), text: valueText('tags', items as Json, words) }];
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is done with a handoff or a compensation stands in the command's own sentence. */
function isAction(field: string, value: Json): boolean {
  return field === 'to' && !caseStatuses.some((status) => status === value);
}

function isEmpty(value: Json): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
