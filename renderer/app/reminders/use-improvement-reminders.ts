import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImprovementReminder } from '#domain/contract/ipc/service-review-procedures.ts';
import { cut } from '#domain/rules/clean-text.ts';
import { useCore } from '../../state/core-context.tsx';
import { monthDay } from '../../state/format-day.ts';
import { useNotify } from '../../state/notify-context.tsx';
import { useLocale } from '../../state/use-locale.ts';
import { notifyOutside } from './notify-outside.ts';

/** What is to be done may be told on half a page. */
const longestText = 160;

/** Says which of my improvement actions are due or overdue: in the window, to be opened, and by the system where it was allowed to. */
export function useImprovementReminders(): void {
  const { t } = useTranslation('service-review');
  const locale = useLocale();
  const { link, navigation } = useCore();
  const notify = useNotify();
  useEffect(() => {
    const told = ({ total, overdue, actions }: ImprovementReminder): string => {
      const [only] = actions;
      if (total !== 1 || !only) return t('reminder.many', { count: total, overdue });
      return t(`reminder.${only.what}`, { text: cut(only.text, longestText), day: monthDay(only.dueOn, locale) });
    };
    return link.on('improvementReminder', (reminder) => {
      const text = told(reminder);
      const open = () => navigation.go('reports', 'review');
      notify({
        tone: reminder.overdue > 0 ? 'bad' : 'plain',
        text,
        actions: [{ label: t('reminder.open'), run: open }],
      });
      notifyOutside(text, open);
    });
  }, [link, navigation, notify, t, locale]);
}
