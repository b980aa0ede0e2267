import { Button } from '@mantine/core';
import { FilePlus2, Megaphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AskedQuestion } from '#domain/contract/ipc/question-views.ts';
import { numberText, percentText } from '../../state/format-number.ts';
import { hrefOf } from '../../state/route.ts';
import { useLocale } from '../../state/use-locale.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { QuestionParts } from './question-parts.tsx';
import css from './questions.module.css';
import { TrendBars } from './trend-bars.tsx';

interface Props {
  readonly question: AskedQuestion;
  /** Of so many cases it is a share. */
  readonly asked: number;
  readonly running: boolean;
  /** None for who may not. */
  readonly onWrite: (() => void) | null;
  onReport(): void;
}

/** One thing that many asked. */
export function QuestionLine({ question, asked, running, onWrite, onReport }: Props) {
  const { t } = useTranslation(['questions', 'feedback']);
  const locale = useLocale();
  const { subject, count, lastAskedAt, trend, examples, parts, articles, writeNext } = question;
  return (
    <li className={css.question}>
      <div className={css.head}>
        <div className={css.what}>
          <h2 className={css.label}>{subject}</h2>
          <p className={css.about}>
            <span className={css.strong}>{t('cases', { count, number: numberText(count, locale) })}</span>
            <span>{t('share', { share: percentText(count / Math.max(1, asked), locale) })}</span>
            <span>
              {t('last')} <TimeText at={lastAskedAt} />
            </span>
            {writeNext && <span className={css.lacking}>{t('writeNext')}</span>}
          </p>
        </div>
        <TrendBars trend={trend} />
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Megaphone size={14} aria-hidden="true" />}
          aria-label={t('feedback:reportAbout', { subject })}
          onClick={onReport}
        >
          {t('feedback:card.report')}
        </Button>
        {onWrite && (
          <Button
            size="compact-sm"
            variant="default"
            loading={running}
            leftSection={<FilePlus2 size={14} aria-hidden="true" />}
            aria-label={t('writeAbout', { subject })}
            onClick={onWrite}
          >
            {t('write')}
          </Button>
        )}
      </div>
      {articles.length > 0 && (
        <ul className={css.plain} aria-label={t('articles', { subject })}>
          {articles.map(({ id, title, cases, helped, notHelped }) => (
            <li key={id}>
              {title === null ? t('unknownArticle') : <a href={hrefOf('knowledge', id)}>{title}</a>}{' '}
              <span className={css.quiet}>
                {t('servedOn', { count: cases })}
                {helped + notHelped > 0 && ` · ${t('helpedOn', { helped, judged: helped + notHelped })}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary className={css.summary}>{t('more')}</summary>
        <QuestionParts parts={parts} />
        <ul className={css.plain} aria-label={t('examples', { subject })}>
          {examples.map((example) => (
            <li key={example.caseId}>
              <a className={css.case} href={hrefOf('cases', example.caseId)}>
                {example.number} {example.subject}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}
