import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ArticleImport, ImportedArticle } from '#domain/contract/ipc/knowledge-exchange-procedures.ts';
import { numberText } from '../../state/format-number.ts';
import { hrefOf } from '../../state/route.ts';
import { useLocale } from '../../state/use-locale.ts';
import { Section } from '../../ui/section.tsx';
import css from './exchange.module.css';

interface Props {
  readonly dry: boolean;
  readonly outcome: ArticleImport;
}

/** What came of an import, or would come of it: what cannot come in first, then what becomes of each file. */
export function ImportReport({ dry, outcome }: Props) {
  const { t } = useTranslation('knowledge-exchange');
  const locale = useLocale();
  const { created, updated, unchanged, kept, refusedCount, files, aside, cancelled, articles, refused } = outcome;
  const facts = [
    [t(dry ? 'wouldCreate' : 'created'), created],
    [t(dry ? 'wouldUpdate' : 'updated'), updated],
    [t('unchanged'), unchanged],
    [t('kept'), kept],
    [t('refused'), refusedCount],
    [t('files'), files],
    [t('aside'), aside],
  ] as const;
  return (
    <>
      <p className={css.status} role="status">
        {t(cancelled ? 'stopped' : dry ? 'checked' : 'done')}
      </p>
      <dl className={css.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{numberText(value, locale)}</dd>
          </div>
        ))}
      </dl>
      {refused.length > 0 && (
        <Section title={t('refusedFiles')} count={refusedCount}>
          <ul className={css.lines}>
            {refused.map(({ path, row, fault }) => (
              <li key={`${path} ${row} ${fault}`}>
                <span>{t(`fault.${fault}`)}</span>
                <Place path={path} row={row} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {articles.length > 0 && (
        <Section title={t('articles')} count={created + updated + unchanged + kept}>
          <ul className={css.lines}>
            {articles.map((article) => (
              <Article key={article.articleId} article={article} dry={dry} />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function Article({ article, dry }: { readonly article: ImportedArticle; readonly dry: boolean }) {
  const { t } = useTranslation(['knowledge-exchange', 'common']);
  const { articleId, title, fate, kind, language, category, notes, path, row } = article;
  const about = [
    t(`fate.${dry && fate === 'created' ? 'new' : fate}`),
    t(`common:articleKind.${kind}`),
    t(`common:language.${language}`),
    category.join(' / '),
  ];
  return (
    <li>
      {dry && fate === 'created' ? (
        <span>{title}</span>
      ) : (
        <Anchor size="sm" href={hrefOf('knowledge', articleId)}>
          {title}
        </Anchor>
      )}
      <span className={css.note}>{about.filter((each) => each !== '').join(' · ')}</span>
      {notes.map((note) => (
        <span key={`${note.kind} ${note.value}`} className={css.note}>
          {t(`note.${note.kind}`, { value: note.value })}
        </span>
      ))}
      <Place path={path} row={row} />
    </li>
  );
}

function Place({ path, row }: { readonly path: string; readonly row: number | null }) {
  const { t } = useTranslation('knowledge-exchange');
  return <span className={css.path}>{row === null ? path : t('atRow', { path, row })}</span>;
}
