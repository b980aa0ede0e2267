import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefinitionView } from '#domain/contract/ipc/cooperation-views.ts';
import type { CaseType } from '#domain/model/choices.ts';
import type { Json } from '#domain/model/json.ts';
import {
  type CaseField,
  caseFieldOf,
  type FieldValue,
  fieldTarget,
  isFieldOf,
  keyOfChange,
} from '#domain/rules/case-fields.ts';
import { listText } from './format-list.ts';
import { exactText } from './format-number.ts';
import { dateText } from './format-time.ts';
import type { Locale } from './i18n.ts';
import { useLocale } from './use-locale.ts';
import { useQuery } from './use-query.ts';

const none: readonly CaseField[] = [];

/** Every field of the workspace's own, in their order, with those that are switched off; empty until read. */
function useOwnFields(): readonly CaseField[] {
  const { value } = useQuery('definitions.list', { kind: 'case-field' }, { collections: ['definition'] });
  return value ? fieldsIn(value) : none;
}

/** Those of its cases. */
export function useCaseFields(): readonly CaseField[] {
  const all = useOwnFields();
  return useMemo(() => all.filter((field) => fieldTarget(field) === 'case'), [all]);
}

/** Those of its customers. */
export function useCustomerFields(): readonly CaseField[] {
  const all = useOwnFields();
  return useMemo(() => all.filter((field) => fieldTarget(field) === 'customer'), [all]);
}

/** Every line of a timeline asks for the same. */
const read = new WeakMap<readonly DefinitionView[], readonly CaseField[]>();

function fieldsIn(definitions: readonly DefinitionView[]): readonly CaseField[] {
  const known = read.get(definitions);
  if (known) return known;
  const fields = definitions.flatMap((each) => (each.kind === 'case-field' ? (caseFieldOf(each) ?? []) : []));
  read.set(definitions, fields);
  return fields;
}

/** The fields that cases of a type have. */
export function useFieldsOf(type: CaseType): readonly CaseField[] {
  const all = useCaseFields();
  return useMemo(() => all.filter((field) => isFieldOf(field, type)), [all, type]);
}

/** As a command takes it: a list that may be written to. */
export function givenValue(value: FieldValue): string | number | boolean | string[] {
  return Array.isArray(value) ? [...value] : (value as string | number | boolean);
}

interface YesNo {
  readonly yes: string;
  readonly no: string;
}

/** A value in words: labels of what was chosen, also of choices that are switched off by now. */
export function customText(field: CaseField | undefined, value: Json, locale: Locale, { yes, no }: YesNo): string {
  if (typeof value === 'boolean') return value ? yes : no;
  if (typeof value === 'number') return exactText(value, locale);
  const label = (key: Json) => field?.choices.find((choice) => choice.key === key)?.label ?? String(key);
  if (Array.isArray(value)) return listText(value.map(label), locale);
  if (field?.kind === 'date' && typeof value === 'string') return dateText(value, locale);
  return label(value);
}

/** What fields of the workspace's own are called and hold, by the names that changes of them have in the timeline. */
export function useCustomWords() {
  const { t } = useTranslation('case-fields');
  const locale = useLocale();
  const fields = useOwnFields();
  return useMemo(() => {
    const fieldOf = (name: string) => {
      const key = keyOfChange(name);
      return key === undefined ? undefined : fields.find((field) => field.key === key);
    };
    const words = { yes: t('yes'), no: t('no') };
    return {
      /** None for built-in fields; one that this device does not know is told to be one. */
      nameOf: (name: string) => (keyOfChange(name) === undefined ? undefined : (fieldOf(name)?.name ?? t('unknown'))),
      textOf: (name: string, value: Json) =>
        keyOfChange(name) === undefined ? undefined : customText(fieldOf(name), value, locale, words),
    };
  }, [fields, locale, t]);
}
