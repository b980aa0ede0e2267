import { BookOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ArticleId } from '#domain/model/ids.ts';
import { isLead } from '#domain/rules/rights.ts';
import { useAgent, useRoute } from '../state/core-context.tsx';
import { useQuery } from '../state/use-query.ts';
import { SplitView } from '../ui/split-view.tsx';
import { EmptyState, FailureState, LoadingState } from '../ui/states.tsx';
import { ArticleEditor } from './article-editor.tsx';
import { ArticleList } from './article-list.tsx';
import { ArticleReader } from './article-reader.tsx';

/** `#/knowledge`, `#/knowledge/<id>`, and for leads `#/knowledge/new` and `#/knowledge/<id>?edit=1`. */
export function KnowledgePage() {
  const { t } = useTranslation('knowledge');
  const id = useRoute((route) => route.id);
  const mayEdit = isLead(useAgent());
  return (
    <SplitView
      label={t('title')}
      showing={id === null ? 'list' : 'detail'}
      list={<ArticleList selectedId={id} mayEdit={mayEdit} />}
    >
      {id === null ? (
        <EmptyState icon={BookOpen} title={t('choose')} hint={t('chooseHint')} />
      ) : id === 'new' && mayEdit ? (
        <ArticleEditor article={null} />
      ) : (
        <Article key={id} articleId={id as ArticleId} mayEdit={mayEdit} />
      )}
    </SplitView>
  );
}

function Article({ articleId, mayEdit }: { readonly articleId: ArticleId; readonly mayEdit: boolean }) {
  const editing = useRoute((route) => route.params.edit !== undefined);
  const found = useQuery('articles.get', { articleId }, { collections: [`article/${articleId}`] });
  if (!found.value) return found.failure ? <FailureState failure={found.failure} /> : <LoadingState />;
  if (editing && mayEdit) return <ArticleEditor article={found.value} />;
  return <ArticleReader article={found.value} mayEdit={mayEdit} />;
}
