import { useTranslation } from 'react-i18next';
import type cases from '#assets/locales/en/cases.json';

type KnownField = keyof (typeof cases)['field'];

/** What people call a field; a field this version does not know keeps its own name. */
export function useFieldName(): (field: string) => string {
  const { t, i18n } = useTranslation('cases');
  return (field) => (i18n.exists(`cases:field.${field}`) ? t(`field.${field as KnownField}`) : field);
}
