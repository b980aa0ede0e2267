import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowUpReminder, RemindedFollowUp } from '#domain/contract/ipc/follow-up-views.ts';
import { useCore } from '../../state/core-context.tsx';
import { relativeTime } from '../../state/format-time.ts';
import { useNotify } from '../../state/notify-context.tsx';
import { useProcedure } from '../../state/use-command.ts';
import { useLocale } from '../../state/use-locale.ts';
import { notifyOutside } from './notify-outside.ts';

const snoozeMinutes = 15;

/** Says which promises are due: in the window, to be opened or put off, and by the system where it was allowed to. */
export function useFollowUpReminders(): void {
  const { t } = useTranslation('follow-ups');
  const locale = useLocale();
  const { link, navigation } = useCore();
  const { call } = useProcedure();
  const notify = useNotify();
  useEffect(() => {
    const sentence = ({ what, customerName, promise, dueAt }: RemindedFollowUp): string =>
      t(`reminder.${what}`, {
        ...{ who: customerName ?? t('noCustomer'), promise },
        when: relativeTime(dueAt, Date.now(), locale),
      });
    const told = ({ total, overdue, followUps }: FollowUpReminder): string => {
      const [only] = followUps;
      if (total === 1 && only) return sentence(only);
      return t('reminder.many', { count: total, overdue });
    };
    return link.on('followUpReminder', (reminder) => {
      const text = told(reminder);
      const [first] = reminder.followUps;
      const only = reminder.total === 1 ? first : undefined;
      const open = () => navigation.go('follow-ups', only?.followUpId ?? null);
      const snooze = (followUpId: RemindedFollowUp['followUpId']) => () =>
        void call('followUps.snooze', { followUpId, minutes: snoozeMinutes });
      notify({
        tone: reminder.overdue > 0 ? 'bad' : 'plain',
        text,
        actions: [
          { label: t('reminder.open'), run: open },
          ...(only ? [{ label: t('reminder.snooze'), run: snooze(only.followUpId) }] : []),
        ],
      });
      notifyOutside(text, open);
    });
  }, [link, navigation, notify, call, t, locale]);
}
