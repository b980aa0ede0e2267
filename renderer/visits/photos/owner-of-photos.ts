import type { VisitView } from '#domain/contract/ipc/visit-views.ts';
import type { FileOwner } from '#domain/model/file-owner.ts';

/** Photos of a visit on a case are the case's, at the visit's line; of one without a case they are its own. */
export function ownerOfPhotos({ id, caseId, entryId }: Pick<VisitView, 'id' | 'caseId' | 'entryId'>): FileOwner {
  return caseId !== null && entryId !== null ? { caseId } : { visitId: id };
}
