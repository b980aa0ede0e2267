import type { CaseId } from '#domain/model/ids.ts';
import { FilesList } from '../../ui/files/files-list.tsx';
import { useCaseFiles } from './case-files.tsx';

/** The files of a case. */
export function FilesCard({ caseId }: { readonly caseId: CaseId }) {
  return <FilesList owner={{ caseId }} files={useCaseFiles()} action="case.attach" />;
}
