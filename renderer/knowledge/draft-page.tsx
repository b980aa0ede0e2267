import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleDraftView } from '#domain/contract/ipc/knowledge-views.ts';
import type { ArticleDraftId } from '#domain/model/ids.ts';
import { sameJson } from '#domain/model/json.ts';
import { absoluteTime } from '../state/format-time.ts';
import { useCommand } from '../state/use-command.ts';
import { useDraft } from '../state/use-draft.ts';
import { useLocale } from '../state/use-locale.ts';
import { useQuery } from '../state/use-query.ts';
import { ArticleText } from '../ui/article/article-text.tsx';
import { DiscardDraft } from '../ui/discard-draft.tsx';
import { onModEnter } from '../ui/mod-enter.ts';
import { Page } from '../ui/page.tsx';
import { FailureState, LoadingState } from '../ui/states.tsx';
import { ChangesView } from './changes-view.tsx';
import { DraftActions } from './draft-actions.tsx';
import css from './draft-page.module.css';
import { FaceFields } from './face-fields.tsx';
import { editOf, type FaceDraft, problemsOf } from './face-values.ts';
import { MergeView } from './merge-view.tsx';

/** A draft: written on, read, compared with what is published, and sent on its way. */
export function DraftPage({ draftId }: { readonly draftId: ArticleDraftId }) {
  const found = useQuery('articleDrafts.get', { draftId }, { collections: ['articleDraft', 'article'] });
  if (!found.value) return found.failure ? <FailureState failure={found.failure} /> : <LoadingState />;
  return <Draft draft={found.value} />;
}

const tabs = ['write', 'read', 'changes'] as const;
type Tab = (typeof tabs)[number];

function Draft({ draft }: { readonly draft: ArticleDraftView }) {
  const { t } = useTranslation(['knowledge', 'common']);
  const locale = useLocale();
  const { run, running } = useCommand();
  const mayWrite = draft.state === 'draft' || draft.state === 'in-review';
  const kept = useDraft<FaceDraft>('article', draft.id, {
    ...{ rev: draft.rev, revisionId: null, base: draft.face, values: draft.face },
  });
  const [tab, setTab] = useState<Tab>(mayWrite ? 'write' : 'read');
  const [tried, setTried] = useState(false);
  if (!kept.loaded) return <LoadingState />;

  // What nobody has typed on here is as it is now, whatever a colleague saved since.
  const typed = kept.savedAt === null && sameJson(kept.content.base, kept.content.values) ? null : kept.content;
  const { rev, base, values } = typed ?? { rev: draft.rev, base: draft.face, values: draft.face };
  const isChanged = !sameJson(base, values);
  const problems = problemsOf(values);
  const save = async () => {
    setTried(true);
    if (problems.title || problems.team || running) return;
    const { title, body } = base;
    const saved = await run(
      'article-draft.edit',
      { draftId: draft.id, ...editOf({ base, values }) },
      { collection: 'articleDraft', id: draft.id, rev, fields: { title, body } },
    );
    if (saved.ok || saved.failure.kind === 'nothing-to-do') await kept.finish();
  };
  return (
    <Page
      title={draft.title || t('newTitle')}
      aside={
        <>
          <span className={css.state} data-state={draft.state}>
            {t(`draftState.${draft.state}`)}
          </span>
          {draft.publishAt !== null && <span>{absoluteTime(draft.publishAt, locale)}</span>}
          {isChanged && <span>{t('common:draftSaved')}</span>}
        </>
      }
      actions={
        <>
          {isChanged && <DiscardDraft onDiscard={() => void kept.finish()} />}
          {mayWrite && isChanged && (
            <Button type="submit" form="draft-form" loading={running}>
              {t('common:actions.save')}
            </Button>
          )}
          {!isChanged && <DraftActions draft={draft} />}
        </>
      }
    >
      {draft.note !== '' && <p className={css.note}>{t('noteOnDraft', { note: draft.note })}</p>}
      {draft.merge && <MergeView draft={draft} merge={draft.merge} isWriting={isChanged} />}
      <SegmentedControl
        className={css.tabs ?? ''}
        aria-label={t('which')}
        value={tab}
        onChange={setTab}
        data={tabs
          .filter((each) => (each === 'write' ? mayWrite : each !== 'changes' || !draft.isNew))
          .map((each) => ({ value: each, label: t(`draftTab.${each}`) }))}
      />
      {tab === 'write' && mayWrite ? (
        <form
          id="draft-form"
          noValidate
          onBlur={() => void kept.flush()}
          onKeyDown={(event) => onModEnter(event, () => void save())}
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <FaceFields
            values={values}
            articleId={draft.articleId}
            tried={tried}
            onChange={(change) => kept.change({ rev, revisionId: null, base, values: { ...values, ...change } })}
            onBlur={() => void kept.flush()}
            onSubmit={() => void save()}
          />
        </form>
      ) : tab === 'changes' ? (
        <ChangesView
          before={{ kind: 'article', articleId: draft.articleId }}
          after={{ kind: 'draft', draftId: draft.id }}
        />
      ) : (
        <div className={css.read}>
          <h2>{values.title}</h2>
          <ArticleText text={values.body} />
        </div>
      )}
    </Page>
  );
}
