import { absoluteTime, relativeTime } from '../state/format-time.ts';
import { useLocale } from '../state/use-locale.ts';
import { useMinute } from './use-minute.ts';

/** "5 minutes ago" that stays true, with the whole date in the tooltip. */
export function TimeText({ at, className }: { readonly at: number; readonly className?: string }) {
  const locale = useLocale();
  const now = useMinute();
  return (
    <time className={className} dateTime={new Date(at).toISOString()} title={absoluteTime(at, locale)}>
      {relativeTime(at, Math.max(now, Date.now()), locale)}
    </time>
  );
}
