import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { RemindedCase, Reminder } from '#domain/contract/ipc/clock-views.ts';
import { useCore } from '../../state/core-context.tsx';
import { relativeTime } from '../../state/format-time.ts';
import { useNotify } from '../../state/notify-context.tsx';
import { useLocale } from '../../state/use-locale.ts';
import { notifyOutside } from './notify-outside.ts';

/** As long as a message stands. */
const togetherMs = 8000;

/** Says what will be due and what is: in the window, and by the system where it was allowed to. */
export function useReminders(): void {
  const { t } = useTranslation(['sla']);
  const locale = useLocale();
  const { link, navigation } = useCore();
  const notify = useNotify();
  useEffect(() => {
    const sentence = ({ what, inOutage, kind, dueAt, number, subject }: RemindedCase): string =>
      t(`reminder.${what === 'breached' && inOutage ? 'breachedInOutage' : what}`, {
        ...{ number, subject, clock: t(`clock.${kind}`) },
        when: relativeTime(dueAt, Date.now(), locale),
      });
    let last = { at: Number.NEGATIVE_INFINITY, total: 0, breached: 0 };
    /** What comes while a message of many still stands is counted with it. */
    const counted = ({ total, breached }: Reminder): string => {
      const at = Date.now();
      const standing = at - last.at < togetherMs ? last : { total: 0, breached: 0 };
      last = { at, total: standing.total + total, breached: standing.breached + breached };
      return t('reminder.many', { count: last.total, breached: last.breached, warned: last.total - last.breached });
    };
    return link.on('reminder', (reminder) => {
      const [first] = reminder.cases;
      const text = reminder.total === 1 && first ? sentence(first) : counted(reminder);
      const tone = reminder.breached > 0 ? 'bad' : 'plain';
      notify({ tone, text, ...(reminder.total === 1 ? {} : { insteadOf: 'many-cases' }) });
      const [only] = reminder.cases;
      notifyOutside(text, () => {
        window.focus();
        if (reminder.total === 1 && only) navigation.go('cases', only.caseId);
      });
    });
  }, [link, navigation, notify, t, locale]);
}
