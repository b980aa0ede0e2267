import { useTranslation } from 'react-i18next';
import type { TellingWay } from '#domain/model/recommendation-fields.ts';

/** What people call a way of telling a customer. */
export function useWayText(): (way: TellingWay) => string {
  const { t } = useTranslation(['recommendations', 'common']);
  return (way) => (way === 'in-person' ? t('inPerson') : t(`common:consentChannel.${way}`));
}
