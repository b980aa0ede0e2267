import type { AnyRecord } from '#domain/model/record.ts';
import { caseFieldsRecord } from '#domain/rules/case-fields.ts';
import type { CaseFieldContent } from '#domain/rules/definitions/case-field.ts';
import { ids } from './ids.ts';

interface Built extends Partial<CaseFieldContent> {
  readonly name?: string;
  readonly active?: boolean;
}

/** A field's definition; one that is typed, of all types and never required, where nothing else is said. */
export function aCaseField(n: number, { name = `字段${n}`, active = true, ...some }: Built = {}) {
  const content: CaseFieldContent = { kind: 'text', help: '', types: [], required: 'never', choices: [], ...some };
  return { id: ids.definition(n), name, position: n, active, content };
}

/** What commands see of these fields. */
export function knownFields(...fields: readonly ReturnType<typeof aCaseField>[]): AnyRecord {
  return caseFieldsRecord(fields);
}

export const colours: CaseFieldContent['choices'] = [
  { key: 'red', label: '红', active: true },
  { key: 'blue', label: '蓝', active: true },
  { key: 'grey', label: '灰', active: false },
];
