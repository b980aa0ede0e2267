import { BookOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ArticleDraftId, ArticleId, ProductFeedbackId } from '#domain/model/ids.ts';
import { mayApproveKnowledge, mayEditKnowledge } from '#domain/rules/rights.ts';
import { useAgent, useRoute } from '../state/core-context.tsx';
import { useQuery } from '../state/use-query.ts';
import { SplitView } from '../ui/split-view.tsx';
import { EmptyState, FailureState, LoadingState } from '../ui/states.tsx';
import { ArticleEditor } from './article-editor.tsx';
import { ArticleReader } from './article-reader.tsx';
import { DraftPage } from './draft-page.tsx';
import { ExportPage } from './exchange/export-page.tsx';
import { ImportPage } from './exchange/import-page.tsx';
import { FeedbackPage } from './feedback/feedback-page.tsx';
import { GapsPage } from './gaps/gaps-page.tsx';
import { HistoryPage } from './history-page.tsx';
import { KnowledgeLists } from './knowledge-lists.tsx';
import { QuestionsPage } from './questions/questions-page.tsx';
import { ReceiptsPage } from './receipts-page.tsx';

/**
 * `#/knowledge/<article>` to read, with `?edit=1`, `?history=1` and `?receipts=1` for those who may; `#/knowledge/new`;
 * `#/knowledge/<draft>?draft=1`, `#/knowledge/gaps`, `#/knowledge/questions`, `#/knowledge/import`, `#/knowledge/export`. `?list=drafts` says which
 * list stands on the left; with `?list=feedback` the id is a feedback's.
 */
export function KnowledgePage() {
  const { t } = useTranslation('knowledge');
  const id = useRoute((route) => route.id);
  const mayEdit = mayEditKnowledge(useAgent());
  if (id === 'import') return <ImportPage />;
  if (id === 'export') return <ExportPage />;
  return (
    <SplitView
      label={t('title')}
      showing={id === null ? 'list' : 'detail'}
      list={<KnowledgeLists selectedId={id} mayEdit={mayEdit} />}
    >
      <Detail id={id} mayEdit={mayEdit} />
    </SplitView>
  );
}

function Detail({ id, mayEdit }: { readonly id: string | null; readonly mayEdit: boolean }) {
  const { t } = useTranslation('knowledge');
  const isDraft = useRoute((route) => route.params.draft !== undefined);
  const list = useRoute((route) => route.params.list);
  if (list === 'feedback') return <FeedbackPage feedbackId={id as ProductFeedbackId | null} />;
  if (id === null) return <EmptyState icon={BookOpen} title={t('choose')} hint={t('chooseHint')} />;
  if (id === 'questions') return <QuestionsPage />;
  if (id === 'gaps' && mayEdit) return <GapsPage />;
  if (id === 'new' && mayEdit) return <ArticleEditor article={null} />;
  if (isDraft && mayEdit) return <DraftPage key={id} draftId={id as ArticleDraftId} />;
  return <Article key={id} articleId={id as ArticleId} />;
}

function Article({ articleId }: { readonly articleId: ArticleId }) {
  const params = useRoute((route) => route.params);
  const agent = useAgent();
  const found = useQuery(
    'knowledge.get',
    { articleId },
    { collections: ['article', 'articleDraft', 'articleReceipt'] },
  );
  if (!found.value) return found.failure ? <FailureState failure={found.failure} /> : <LoadingState />;
  if (params.edit !== undefined && mayEditKnowledge(agent)) return <ArticleEditor article={found.value} />;
  if (params.history !== undefined && mayEditKnowledge(agent)) return <HistoryPage article={found.value} />;
  if (params.receipts !== undefined && mayApproveKnowledge(agent)) return <ReceiptsPage article={found.value} />;
  return <ArticleReader article={found.value} />;
}
