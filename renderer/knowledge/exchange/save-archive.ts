import type { KnowledgeExport } from '#domain/contract/ipc/knowledge-exchange-procedures.ts';
import { fromBase64 } from '../../state/files/base64.ts';
import { useProcedure } from '../../state/use-command.ts';
import { downloadBlob } from '../../ui/download-text.ts';

/** Takes an archive away from the core piece by piece, and hands it to the person as a file to save. */
export function useSaveArchive(): (id: string, made: KnowledgeExport) => Promise<boolean> {
  const { call } = useProcedure();
  return async (id, { fileName, size }) => {
    const pieces: Blob[] = [];
    for (let offset = 0; offset < size; ) {
      const piece = await call('knowledgeExports.piece', { id, offset });
      if (!piece.ok) return false;
      const bytes = fromBase64(piece.value.data);
      if (bytes.length === 0) break;
      pieces.push(new Blob([bytes]));
      offset += bytes.length;
    }
    await call('knowledgeExports.drop', { id });
    downloadBlob(fileName, new Blob(pieces, { type: 'application/zip' }));
    return true;
  };
}
