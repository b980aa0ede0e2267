import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { RemindedCase } from '#domain/contract/ipc/clock-views.ts';
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
    return link.on('reminder', (reminder) => {
      const [first] = reminder.cases;
      const { total, breached } = reminder;
      const text =
        total === 1 && first
          ? sentence(first)
          : t('reminder.many', { count: total, breached, warned: total - breached });
      const tone = breached > 0 ? 'bad' : 'plain';
      notify({ tone, text, ...(total === 1 ? {} : { insteadOf: 'many-cases' }) });
      notifyOutside(text, () => {
        if (total === 1 && first) navigation.go('cases', first.caseId);
      });
    });
  }, [link, navigation, notify, t, locale]);
}
