import type { AttachmentView } from '#domain/contract/ipc/attachment-views.ts';
import type { ArticleId } from '#domain/model/ids.ts';
import { useQuery } from '../use-query.ts';
import { type HandingOver, useHanding } from './use-handing.ts';

/** The files of an article, also of one that is a draft yet, and a way to put in more. */
export function useArticleFiles(articleId: ArticleId): HandingOver & { readonly files: readonly AttachmentView[] } {
  const handing = useHanding({ articleId });
  const found = useQuery('attachments.list', { articleId }, { collections: ['attachment'] });
  return { ...handing, files: found.value ?? [] };
}
