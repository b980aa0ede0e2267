import { useTranslation } from 'react-i18next';
import type { Churn, ChurnReason } from '#domain/rules/churn.ts';
import { clausesText } from './format-list.ts';
import { useLocale } from './use-locale.ts';

/** Why a customer may leave, in the reader's words: each reason, or all in one line. */
export function useRiskWords() {
  const { t } = useTranslation('care');
  const locale = useLocale();
  const reason = (why: ChurnReason): string => {
    switch (why.kind) {
      case 'complaints':
        return t('risk.reason.complaints', { count: why.count });
      case 'unsolved':
        return t('risk.reason.unsolved', { count: why.count, days: why.days });
      case 'low-score':
        return t('risk.reason.low-score', { score: why.score });
      case 'falling':
        return t('risk.reason.falling', { fall: why.fall });
      case 'silence':
        return t('risk.reason.silence', { days: why.days, contacts: why.contacts });
    }
  };
  const reasons = ({ reasons: all }: Pick<Churn, 'reasons'>) => clausesText(all.map(reason), locale);
  return { reason, reasons };
}
