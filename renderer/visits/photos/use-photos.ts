import type { AttachmentView } from '#domain/contract/ipc/attachment-views.ts';
import type { VisitView } from '#domain/contract/ipc/visit-views.ts';
import { isPicture } from '../../state/files/is-picture.ts';
import { useQuery } from '../../state/use-query.ts';
import { ownerOfPhotos } from './owner-of-photos.ts';

/** The pictures of the visit, or those that stand at its line in the timeline of its case; the oldest first. */
export function usePhotos(visit: Pick<VisitView, 'id' | 'caseId' | 'entryId'>): readonly AttachmentView[] {
  const owner = ownerOfPhotos(visit);
  const found = useQuery('attachments.list', owner, { collections: ['attachment'], keepFormer: true });
  const files = (found.value ?? []).filter(isPicture);
  return 'caseId' in owner ? files.filter(({ entryId }) => entryId === visit.entryId) : files;
}
