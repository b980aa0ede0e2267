import { useTranslation } from 'react-i18next';
import type { AskedQuestion } from '#domain/contract/ipc/question-views.ts';
import { numberText } from '../../state/format-number.ts';
import { dayText } from '../../state/format-time.ts';
import { useLocale } from '../../state/use-locale.ts';
import css from './questions.module.css';

/** How often in each week, the newest on the right; said in words for who does not see the bars. Of one week there is no trend. */
export function TrendBars({ trend }: { readonly trend: AskedQuestion['trend'] }) {
  const { t } = useTranslation('questions');
  const locale = useLocale();
  if (trend.length < 2) return null;
  const most = Math.max(1, ...trend.map(({ count }) => count));
  const words = trend.map(({ from, count }) =>
    t('week', { from: dayText(from, locale), number: numberText(count, locale) }),
  );
  const said = t('trend', { weeks: words.join(t('between')) });
  return (
    <svg
      className={css.trend}
      role="img"
      aria-label={said}
      viewBox={`0 0 ${trend.length * 4 - 1} 24`}
      preserveAspectRatio="none"
    >
      <title>{said}</title>
      {trend.map(({ from, count }, place) => {
        const height = count === 0 ? 1 : Math.max(2, (24 * count) / most);
        return <rect key={from} className={css.bar} x={place * 4} y={24 - height} width={3} height={height} />;
      })}
    </svg>
  );
}
