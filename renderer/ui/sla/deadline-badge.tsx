import { AlarmClock, AlarmClockOff, Hourglass, WifiOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DeadlineView } from '#domain/contract/ipc/clock-views.ts';
import { absoluteTime, relativeTime } from '../../state/format-time.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useMinute } from '../use-minute.ts';
import css from './deadline-badge.module.css';
import { deadlineState } from './deadline-state.ts';
import { spanText } from './span-text.ts';

/** What is due next, in as few words as do: an icon and a time; the whole sentence for who asks. */
export function DeadlineBadge({ deadline }: { readonly deadline: DeadlineView }) {
  const { t } = useTranslation(['sla']);
  const locale = useLocale();
  const now = Math.max(useMinute(), Date.now());
  const state = deadlineState(deadline, now);
  const { kind, dueAt, leftMs, inOutage } = deadline;
  const clock = t(`clock.${kind}`);
  const missedInOutage = state === 'breached' && inOutage;
  const span = spanText(dueAt === null ? leftMs : now - dueAt, t);
  const when = dueAt === null ? '' : relativeTime(dueAt, now, locale);
  const sentence = t(`due.${missedInOutage ? 'breachedInOutage' : state}`, { clock, when, span });
  const Icon = { running: AlarmClock, warned: AlarmClock, breached: AlarmClockOff, paused: Hourglass }[state];
  return (
    <span
      className={css.badge}
      data-state={state}
      title={dueAt === null ? sentence : `${sentence} (${absoluteTime(dueAt, locale)})`}
    >
      <Icon size={13} aria-hidden="true" />
      {missedInOutage && <WifiOff size={13} aria-hidden="true" />}
      <span className={css.text} aria-hidden="true">
        {state === 'breached' ? t('short.breached', { span }) : state === 'paused' ? t('short.paused') : when}
      </span>
      <span className="hf-visually-hidden">{sentence}</span>
    </span>
  );
}
