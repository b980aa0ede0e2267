import type { CaseStatus, CaseType } from '../model/choices.ts';
import type { FieldsOf } from '../model/collections.ts';
import { type DefinitionId, definitionId } from '../model/ids.ts';
import type { AnyRecord } from '../model/record.ts';
import { localDate } from './calendar/local-date.ts';
import { type CaseFieldContent, caseFieldContent, hasChoices } from './definitions/case-field.ts';

export interface CaseField extends CaseFieldContent {
  readonly key: DefinitionId;
  readonly name: string;
  readonly active: boolean;
}
export type CustomValue = FieldsOf<'case'>['custom'][number];
export type FieldValue = CustomValue['value'];

/** A definition as a field; none when it is of another kind or from a newer version. */
export function caseFieldOf(definition: {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly content: unknown;
}): CaseField | undefined {
  const content = caseFieldContent.safeParse(definition.content).data;
  const { id, name, active } = definition;
  return content && { key: id as DefinitionId, name, active, ...content };
}

/**
 * Under this id commands find all case fields at once, as a record that is put together by whoever loads it and never stored: which fields a case
 * lacks can be told of all of them alone, and nobody who closes a case may have to wait for who closes another.
 */
export const caseFieldsId: DefinitionId = definitionId.parse('00000000-0000-7000-8000-00000ca5ef1d');

/** What that record holds. */
export interface CaseFieldList {
  readonly fields: readonly CaseField[];
}

interface Definition {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  readonly active: boolean;
  readonly content: unknown;
}

/** The record that stands for all case fields, from their definitions. */
export function caseFieldsRecord(definitions: readonly Definition[]): AnyRecord {
  const ordered = definitions.toSorted(
    (a, b) => a.position - b.position || (a.name < b.name ? -1 : 1) || (a.id < b.id ? -1 : 1),
  );
  const content: CaseFieldList = { fields: ordered.flatMap((definition) => caseFieldOf(definition) ?? []) };
  const fields = { kind: 'case-field', name: '', ownerId: null, position: 0, active: true, content };
  return { collection: 'definition', id: caseFieldsId, scope: 'workspace', rev: 0, fields };
}

const longestText = 2000;
const largestNumber = 1e15;
const mostChosen = 100;

/** Whether the value fits the field. Of choices that were switched off those may stay that the case held `before`. */
export function fitsField(field: CaseField, value: unknown, before?: FieldValue): value is FieldValue {
  switch (field.kind) {
    case 'text':
      return typeof value === 'string' && value.trim() !== '' && value.length <= longestText;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= largestNumber;
    case 'date':
      return localDate.safeParse(value).success;
    case 'yes-no':
      return typeof value === 'boolean';
    case 'choice':
      return isOpen(field, value, before);
    case 'multi-choice':
      return (
        Array.isArray(value) &&
        value.length > 0 &&
        value.length <= mostChosen &&
        new Set(value).size === value.length &&
        value.every((each) => isOpen(field, each, before))
      );
  }
}

function isOpen({ choices }: CaseField, key: unknown, before: FieldValue | undefined): boolean {
  const found = choices.find((choice) => choice.key === key);
  if (!found) return false;
  return found.active || before === key || (Array.isArray(before) && before.includes(found.key));
}

/** What has the field. */
export function fieldTarget({ of }: Pick<CaseField, 'of'>): 'case' | 'customer' {
  return of ?? 'case';
}

/** Whether cases of the type have the field. */
export function isFieldOf({ of, types, active }: CaseField, type: CaseType): boolean {
  return active && of === undefined && (types.length === 0 || types.includes(type));
}

/** The fields that a case lacks for a status. A value that fits no more (a choice nobody knows) counts as none. */
export function missingFields(
  fields: readonly CaseField[],
  { type, custom }: Pick<FieldsOf<'case'>, 'type' | 'custom'>,
  to: CaseStatus,
): readonly CaseField[] {
  if (to !== 'solved' && to !== 'closed') return [];
  return fields.filter((field) => {
    if (field.required === 'never' || !isFieldOf(field, type)) return false;
    if (field.required === 'closed' && to === 'solved') return false;
    const held = custom.find(({ key }) => key === field.key)?.value;
    return held === undefined || !fitsField(field, held, held);
  });
}

/** `fields-missing` and the like tell of fields in this way: a name may hold a comma, but no line break. */
export function missingDetails(missing: readonly CaseField[]): { readonly fields: string; readonly names: string } {
  return { fields: missing.map(({ key }) => key).join(','), names: missing.map(({ name }) => name).join('\n') };
}

/** How a change of a field is called in the timeline: `custom.` and its id. */
const changeName = /^custom\.(.+)$/;

export function changeNameOf(key: DefinitionId): string {
  return `custom.${key}`;
}

/** The id of the field that a change in the timeline is about; none for built-in ones. */
export function keyOfChange(field: string): DefinitionId | undefined {
  return definitionId.safeParse(changeName.exec(field)?.[1]).data;
}

/** Chosen keys in the order of the field's choices, so that the same choice is the same value. */
export function inOrder(field: CaseField, value: FieldValue): FieldValue {
  if (!hasChoices(field.kind) || !Array.isArray(value)) return value;
  const place = (key: string) => field.choices.findIndex((choice) => choice.key === key);
  return value.toSorted((a, b) => place(a) - place(b));
}
