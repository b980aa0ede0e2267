import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticlePage } from '#domain/contract/ipc/knowledge-views.ts';
import type { SeenRecord } from '#domain/contract/ipc/run-command.ts';
import type { ArticleFace } from '#domain/model/article-values.ts';
import type { ArticleId } from '#domain/model/ids.ts';
import { sameJson } from '#domain/model/json.ts';
import { mayApproveKnowledge } from '#domain/rules/rights.ts';
import { useAgent, useNavigation } from '../state/core-context.tsx';
import { useCommand } from '../state/use-command.ts';
import { useDraft } from '../state/use-draft.ts';
import { useLocale } from '../state/use-locale.ts';
import { DiscardDraft } from '../ui/discard-draft.tsx';
import { onModEnter } from '../ui/mod-enter.ts';
import { Page } from '../ui/page.tsx';
import { LoadingState } from '../ui/states.tsx';
import { FaceFields } from './face-fields.tsx';
import { editOf, emptyFace, type FaceDraft, faceIn, problemsOf } from './face-values.ts';

interface Props {
  /** Null for a new one. */
  readonly article: ArticlePage | null;
}

/** A new article, or the next version of one. Who may approve publishes it at once; whoever edits keeps it as a draft for others to see. */
export function ArticleEditor({ article }: Props) {
  const { t } = useTranslation(['knowledge', 'common']);
  const navigation = useNavigation();
  const mayPublish = mayApproveKnowledge(useAgent());
  const locale = useLocale();
  const now = article ? faceIn(article) : emptyFace(locale);
  const draft = useDraft<FaceDraft>('article', article?.id ?? '', {
    ...{ rev: article?.rev ?? 0, revisionId: article?.revisionId ?? null, base: now, values: now },
  });
  const { run, running } = useCommand();
  const [tried, setTried] = useState(false);
  if (!draft.loaded) return <LoadingState />;

  const { rev, revisionId, base, values } = draft.content;
  const drafted = draft.savedAt !== null && !sameJson(base, values);
  const problems = problemsOf(values);
  const leave = (id: string | null) => navigation.replace('knowledge', id);
  const isReady = () => {
    setTried(true);
    return !problems.title && !problems.team && !running;
  };
  const publish = async () => {
    if (!isReady()) return;
    const saved = article
      ? await run('article.edit', { articleId: article.id, ...editOf({ base, values }) }, seenOf(article.id, rev, base))
      : await run('article.add', values);
    if (!saved.ok && saved.failure.kind !== 'nothing-to-do') return;
    await draft.finish();
    leave(article?.id ?? (saved.ok ? (saved.value.made?.id ?? null) : null));
  };
  const keep = async () => {
    if (!isReady()) return;
    const saved = await run('article-draft.begin', {
      ...values,
      ...(article && { articleId: article.id, ...(revisionId && { revisionId }) }),
    });
    if (!saved.ok) return;
    await draft.finish();
    navigation.replace('knowledge', saved.value.made?.id ?? null, { draft: '1', list: 'drafts' });
  };
  const main = mayPublish ? publish : keep;
  return (
    <Page
      title={article ? t('editTitle') : t('newTitle')}
      aside={drafted && <span>{t('common:draftSaved')}</span>}
      actions={
        <>
          {drafted && <DiscardDraft onDiscard={() => void draft.finish()} />}
          <Button variant="default" onClick={() => leave(article?.id ?? null)}>
            {t('common:actions.close')}
          </Button>
          {mayPublish && (
            <Button variant="default" loading={running} onClick={() => void keep()}>
              {t('saveDraft')}
            </Button>
          )}
          <Button type="submit" form="article-form" loading={running}>
            {mayPublish ? t('publish') : t('saveDraft')}
          </Button>
        </>
      }
    >
      <form
        id="article-form"
        noValidate
        onBlur={() => void draft.flush()}
        onKeyDown={(event) => onModEnter(event, () => void main())}
        onSubmit={(event) => {
          event.preventDefault();
          void main();
        }}
      >
        <FaceFields
          values={values}
          articleId={article?.id ?? null}
          tried={tried}
          onChange={(change) => draft.change({ rev, revisionId, base, values: { ...values, ...change } })}
          onBlur={() => void draft.flush()}
          onSubmit={() => void main()}
        />
      </form>
    </Page>
  );
}

/** What the form showed when writing began. */
function seenOf(id: ArticleId, rev: number, base: ArticleFace): SeenRecord {
  const { title, body, kind, language } = base;
  return { collection: 'article', id, rev, fields: { title, body, kind, language } };
}
