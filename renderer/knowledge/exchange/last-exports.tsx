import { useTranslation } from 'react-i18next';
import { numberText } from '../../state/format-number.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useQuery } from '../../state/use-query.ts';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import css from './exchange.module.css';

/** Who took articles out, and for whom. */
export function LastExports() {
  const { t } = useTranslation('knowledge-exchange');
  const locale = useLocale();
  const found = useQuery('knowledgeExports.list', {}, { collections: ['knowledgeExport', 'agent'] }).value ?? [];
  if (found.length === 0) return null;
  return (
    <Section title={t('lastExports')}>
      <ul className={css.lines}>
        {found.map(({ id, agentName, format, reader, articles, happenedAt }) => (
          <li key={id}>
            <span>
              {agentName} <TimeText at={happenedAt} />
            </span>
            <span className={css.note}>
              {t('exportLine', {
                format: t(`formats.${format}`),
                reader: t(`readers.${reader}`),
                articles: numberText(articles, locale),
              })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
