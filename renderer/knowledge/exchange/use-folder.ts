import { useCallback, useEffect, useRef, useState } from 'react';
import { useCore } from '../../state/core-context.tsx';
import { useFailureSentence } from '../../state/failure-sentence.ts';
import { toBase64 } from '../../state/files/base64.ts';

/** One frame carries this much of a file. */
const pieceBytes = 1024 * 1024;

export interface Folder {
  readonly id: string;
  /** What was chosen, in a few words: a file or a folder by its name. */
  readonly name: string;
  readonly files: number;
}

interface UsedFolder {
  readonly folder: Folder | null;
  /** How much of what was chosen is taken in; none while nothing is. */
  readonly taking: number | null;
  readonly problem: string | null;
  take(files: readonly File[]): Promise<void>;
  drop(): void;
}

/** Files of articles in this window: handed to the core one after the other, and let go of when the view goes. */
export function useFolder(): UsedFolder {
  const { link } = useCore();
  const sentence = useFailureSentence();
  const [folder, setFolder] = useState<Folder | null>(null);
  const [taking, setTaking] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const held = useRef<string | null>(null);
  const letGo = useCallback(() => {
    const id = held.current;
    held.current = null;
    if (id) void link.call('knowledgeImports.drop', { id }).catch(() => undefined);
  }, [link]);
  useEffect(() => letGo, [letGo]);

  const handOver = async (files: readonly File[]) => {
    const { id } = await link.call('knowledgeImports.begin', {});
    held.current = id;
    const all = files.reduce((sum, { size }) => sum + size, 0);
    let handed = 0;
    for (const file of files) {
      const path = pathOf(file);
      const { fileId } = await link.call('knowledgeImports.add', { id, path, size: file.size });
      for (let offset = 0; offset < file.size; offset += pieceBytes) {
        const piece = new Uint8Array(await file.slice(offset, offset + pieceBytes).arrayBuffer());
        await link.call('knowledgeImports.append', { id, fileId, offset, data: toBase64(piece) });
        handed += piece.length;
        setTaking(handed / Math.max(1, all));
      }
    }
    setFolder({ id, name: nameOf(files), files: files.length });
  };
  return {
    ...{ folder, taking, problem },
    async take(files) {
      if (files.length === 0) return;
      letGo();
      setFolder(null);
      setProblem(null);
      setTaking(0);
      try {
        await handOver(files);
      } catch (error) {
        letGo();
        setProblem(sentence(error));
      } finally {
        setTaking(null);
      }
    },
    drop() {
      letGo();
      setFolder(null);
      setProblem(null);
    },
  };
}

function nameOf(files: readonly File[]): string {
  const [first] = files;
  return (first && pathOf(first).split('/')[0]) ?? '';
}

/** From the folder that was chosen on, where one was. */
function pathOf(file: File): string {
  return file.webkitRelativePath || file.name;
}
