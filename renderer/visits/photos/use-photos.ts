import type { AttachmentView } from '#domain/contract/ipc/attachment-views.ts';
import type { VisitView } from '#domain/contract/ipc/visit-views.ts';
import { isPicture } from '../../state/files/is-picture.ts';
import { useQuery } from '../../state/use-query.ts';

const nowhere = '00000000-0000-0000-0000-000000000000';

/** The pictures that stand at the visit's line in the timeline of its case, the oldest first. */
export function usePhotos({ caseId, entryId }: Pick<VisitView, 'caseId' | 'entryId'>): readonly AttachmentView[] {
  const found = useQuery(
    'attachments.list',
    { caseId: caseId ?? nowhere },
    { collections: ['attachment'], keepFormer: true },
  );
  if (caseId === null || entryId === null) return [];
  return (found.value ?? []).filter((file) => file.entryId === entryId && isPicture(file));
}
