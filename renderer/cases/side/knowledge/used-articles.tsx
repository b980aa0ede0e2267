import { ActionIcon, Button } from '@mantine/core';
import { PenLine, ThumbsDown, ThumbsUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UsedArticle } from '#domain/contract/ipc/knowledge-at-work.ts';
import type { ArticleVerdict } from '#domain/model/choices.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { clausesText } from '../../../state/format-list.ts';
import { hrefOf } from '../../../state/route.ts';
import { useCommand } from '../../../state/use-command.ts';
import { useLocale } from '../../../state/use-locale.ts';
import css from '../../../ui/cooperation/item.module.css';
import { SaveStateMark } from '../../../ui/save-state-mark.tsx';
import { ProposeForm } from './propose-form.tsx';

interface Props {
  readonly caseId: CaseId;
  readonly used: readonly UsedArticle[];
}

/** What served on the case and how, and whether it helped. */
export function UsedArticles({ caseId, used }: Props) {
  const { t } = useTranslation('at-work');
  return (
    <ul className={css.items} aria-label={t('used')}>
      {used.map((article) => (
        <Used key={article.articleId} caseId={caseId} article={article} />
      ))}
    </ul>
  );
}

function Used({ caseId, article }: { readonly caseId: CaseId; readonly article: UsedArticle }) {
  const { t } = useTranslation(['at-work', 'common']);
  const locale = useLocale();
  const { run } = useCommand();
  const [proposing, setProposing] = useState(false);
  const { articleId, verdict } = article;
  const title = article.title ?? t('notHere');
  const ways = [...new Map(article.uses.map((use) => [`${use.way} ${use.byName}`, use])).values()];
  const judge = (said: ArticleVerdict) =>
    void run('knowledge.judge', { caseId, articleId, verdict: verdict === said ? null : said });
  return (
    <li className={css.item}>
      <div className={css.line}>
        {article.title === null ? (
          <span className={css.faint}>{title}</span>
        ) : (
          <a className={css.case} href={hrefOf('knowledge', articleId)}>
            {title}
          </a>
        )}
        <SaveStateMark state={article.saveState} quiet />
      </div>
      <span className={css.faint}>
        {clausesText(
          ways.map(({ way, byName }) => t('usedBy', { way: t(`common:articleWay.${way}`), name: byName })),
          locale,
        )}
      </span>
      {article.changedSince && <span className={css.faint}>{t('changedSince')}</span>}
      <div className={css.line}>
        <ActionIcon
          variant={verdict === 'helped' ? 'filled' : 'default'}
          size={26}
          aria-label={t('helpedWith', { title })}
          aria-pressed={verdict === 'helped'}
          onClick={() => judge('helped')}
        >
          <ThumbsUp size={14} />
        </ActionIcon>
        <ActionIcon
          variant={verdict === 'not-helped' ? 'filled' : 'default'}
          size={26}
          aria-label={t('notHelpedWith', { title })}
          aria-pressed={verdict === 'not-helped'}
          onClick={() => judge('not-helped')}
        >
          <ThumbsDown size={14} />
        </ActionIcon>
        {verdict !== null && article.verdictByName !== null && (
          <span className={css.faint}>{t(`verdict.${verdict}`, { name: article.verdictByName })}</span>
        )}
        {!proposing && article.title !== null && (
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<PenLine size={13} aria-hidden="true" />}
            onClick={() => setProposing(true)}
          >
            {t('propose')}
          </Button>
        )}
      </div>
      {proposing && <ProposeForm articleId={articleId} caseId={caseId} onClose={() => setProposing(false)} />}
    </li>
  );
}
