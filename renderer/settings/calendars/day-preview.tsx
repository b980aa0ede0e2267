import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DayRules } from '#domain/rules/calendar/day-rules.ts';
import { dateText } from '../../state/format-day.ts';
import { useLocale } from '../../state/use-locale.ts';
import css from './calendars.module.css';
import { useEntryWords } from './day-list.tsx';

interface Props {
  readonly rules: DayRules;
  readonly partial: readonly { readonly date: string; readonly name: string }[];
  readonly title: string;
  onAdd(): void;
  onCancel(): void;
}

/** What a file would add, before it does. */
export function DayPreview({ rules: { holidays, workdays }, partial, title, onAdd, onCancel }: Props) {
  const { t } = useTranslation(['sla-settings', 'common']);
  const locale = useLocale();
  const words = useEntryWords();
  const lines = [
    ...holidays.map((holiday) => ({ date: holiday.from, text: words({ kind: 'holiday', holiday }) })),
    ...workdays.map(({ date, name }) => ({
      date,
      text: words({ kind: 'special', special: { date, name, hours: 'monday' } }),
    })),
  ].sort((a, b) => (a.date < b.date ? -1 : 1));
  return (
    <section className={css.found} aria-label={t('source.preview')}>
      <h3 className={css.foundTitle}>{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by key */}
      <ul className={css.foundDays} tabIndex={0} aria-label={title}>
        {lines.map(({ date, text }) => (
          <li key={`${date} ${text}`}>
            {date.slice(0, 4)} {text}
          </li>
        ))}
      </ul>
      {partial.length > 0 && (
        <>
          <p className={css.hint}>{t('source.partial')}</p>
          <ul className={css.foundDays}>
            {partial.map(({ date, name }) => (
              <li key={`${date} ${name}`}>
                {date.slice(0, 4)} {t('day.named', { when: dateText(date, locale), name })}
              </li>
            ))}
          </ul>
        </>
      )}
      <div className={css.buttons}>
        <Button variant="default" onClick={onCancel}>
          {t('common:actions.cancel')}
        </Button>
        {lines.length > 0 && <Button onClick={onAdd}>{t('source.take')}</Button>}
      </div>
    </section>
  );
}
