import type { TFunction } from 'i18next';

const minute = 60_000;

/** `25 min`, `3 h 10 min`, `4 d 2 h`: working or waiting time, rounded down. Negative times count as none. */
export function spanText(ms: number, t: TFunction<['sla']>): string {
  const minutes = Math.max(0, Math.floor(ms / minute));
  if (minutes < 60) return t('sla:span.minutes', { m: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return t('sla:span.hours', { h: hours, m: minutes % 60 });
  return t('sla:span.days', { d: Math.floor(hours / 24), h: hours % 24 });
}
