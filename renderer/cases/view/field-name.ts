import { useTranslation } from 'react-i18next';
import type cases from '#assets/locales/en/cases.json';
import { useCustomWords } from '../../state/use-case-fields.ts';

type KnownField = keyof (typeof cases)['field'];

/** What people call a field; a field this version does not know keeps its own name. */
export function useFieldName(): (field: string) => string {
  const { t, i18n } = useTranslation('cases');
  const custom = useCustomWords();
  return (field) =>
    custom.nameOf(field) ?? (i18n.exists(`cases:field.${field}`) ? t(`field.${field as KnownField}`) : field);
}
