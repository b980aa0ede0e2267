import { useTranslation } from 'react-i18next';
import type { OccasionRow } from '#domain/contract/ipc/care-views.ts';
import type { Occasion } from '#domain/rules/occasions.ts';
import { listText } from '../../state/format-list.ts';
import { useLocale } from '../../state/use-locale.ts';

/** What a day is to a customer, in the reader's words; with the years, where they are known. */
export function useOccasionWords() {
  const { t } = useTranslation(['care', 'common']);
  const locale = useLocale();
  const called = ({ kind, label }: Occasion) => label || t(`common:dateKind.${kind === 'holiday' ? 'other' : kind}`);
  const counted = (occasion: Occasion) =>
    occasion.years ? t('days.years', { occasion: called(occasion), count: occasion.years }) : called(occasion);
  return {
    /** For a text to the customer. */
    name: ({ occasions }: OccasionRow) => listText(occasions.map(called), locale),
    /** For who plans it. */
    words: ({ occasions }: OccasionRow) => listText(occasions.map(counted), locale),
  };
}
