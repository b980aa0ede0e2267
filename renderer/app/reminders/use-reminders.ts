import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { RemindedCase, Reminder } from '#domain/contract/ipc/clock-views.ts';
import { useCore } from '../../state/core-context.tsx';
import { relativeTime } from '../../state/format-time.ts';
import { useNotify } from '../../state/notify-context.tsx';
import { useLocale } from '../../state/use-locale.ts';
import { notifyOutside } from './notify-outside.ts';

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
    const told = ({ total, cases }: Reminder): string => {
      const [only] = cases;
      if (total === 1 && only) return sentence(only);
      const breached = cases.filter(({ what }) => what === 'breached').length;
      return t('reminder.many', { count: total, breached, warned: cases.length - breached });
    };
    return link.on('reminder', (reminder) => {
      const text = told(reminder);
      const isBad = reminder.cases.some(({ what }) => what === 'breached');
      notify({ tone: isBad ? 'bad' : 'plain', text });
      const [only] = reminder.cases;
      notifyOutside(text, () => {
        window.focus();
        if (reminder.total === 1 && only) navigation.go('cases', only.caseId);
      });
    });
  }, [link, navigation, notify, t, locale]);
}
