import { useTranslation } from 'react-i18next';
import type { TriggerContent, TriggerEvent } from '#domain/rules/definitions/trigger.ts';
import { listText } from '../../state/format-list.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useMacroWords } from '../../state/use-macro-words.ts';
import { spanText } from '../../ui/sla/span-text.ts';

/** What a trigger listens for and does, in the reader's words. */
export function useTriggerWords() {
  const { t } = useTranslation(['triggers', 'common']);
  const { t: sla } = useTranslation(['sla']);
  const locale = useLocale();
  const { wishes } = useMacroWords();

  const span = (minutes: number, working = false) => {
    const time = spanText(minutes * 60_000, sla);
    return working ? t('about.working', { time }) : time;
  };
  const eventText = (event: TriggerEvent): string => {
    switch (event.on) {
      case 'created':
      case 'message':
        return t(`event.${event.on}`);
      case 'updated': {
        const fields = event.fields.map((field) => t(`field.${field}`));
        return fields.length === 0 ? t('event.updated') : t('about.updated', { fields: listText(fields, locale) });
      }
      case 'status': {
        const statuses = event.to.map((status) => t(`common:status.${status}`));
        return statuses.length === 0 ? t('event.status') : t('about.status', { statuses: listText(statuses, locale) });
      }
      case 'in-status':
        return t('about.in-status', {
          status: t(`common:status.${event.status}`),
          time: span(event.minutes, event.working),
        });
      case 'unanswered':
        return t('about.unanswered', { time: span(event.minutes, event.working) });
      case 'deadline':
        if (event.when === 'after' && event.minutes === 0) return t('about.breach');
        return event.when === 'warning' ? t('about.warning') : t(`about.${event.when}`, { time: span(event.minutes) });
    }
  };
  const deeds = ({ changes, note, escalation }: TriggerContent): readonly string[] => [
    ...wishes({ ...changes, text: null }).map(({ label, to }) => `${label}: ${to}`),
    ...(note ? [t('about.note')] : []),
    ...(escalation ? [t('about.escalation', { level: escalation.level })] : []),
  ];
  return { eventText, deeds };
}
