import { useTranslation } from 'react-i18next';
import { absoluteTime } from '../../state/format-time.ts';
import { useLocale } from '../../state/use-locale.ts';
import { spanText } from '../../ui/sla/span-text.ts';
import { useMinute } from '../../ui/use-minute.ts';

/** For how long somebody has waited; the date in the tooltip. */
export function WaitText({ since }: { readonly since: number }) {
  const { t } = useTranslation('sla');
  const locale = useLocale();
  const now = Math.max(useMinute(), Date.now());
  return (
    <time dateTime={new Date(since).toISOString()} title={absoluteTime(since, locale)}>
      {spanText(now - since, t)}
    </time>
  );
}
