import { useCallback, useEffect, useRef, useState } from 'react';
import type { ImportLook, ImportReading } from '#domain/contract/ipc/import-views.ts';
import type { ImportColumns } from '#domain/rules/customer-import/import-fields.ts';
import type { CoreLink } from '../../bridge/core-link.ts';
import { useCore } from '../../state/core-context.tsx';
import { useFailureSentence } from '../../state/failure-sentence.ts';
import { toBase64 } from '../../state/files/base64.ts';

/** One frame carries this much of a file. */
const pieceBytes = 1024 * 1024;

export interface ImportFile {
  readonly id: string;
  readonly name: string;
  readonly reading: ImportReading;
  readonly look: ImportLook;
  readonly columns: ImportColumns;
}

interface UsedFile {
  readonly file: ImportFile | null;
  /** The file that is being taken in, and how much of it is; 1 while it is looked at. */
  readonly taking: { readonly name: string; readonly part: number } | null;
  readonly problem: string | null;
  take(file: File): Promise<void>;
  read(reading: ImportReading): Promise<void>;
  setColumns(columns: ImportColumns): void;
  drop(): void;
}

/** A file of customers in this window: handed to the core, looked at, and let go of when the view goes. */
export function useImportFile(): UsedFile {
  const { link } = useCore();
  const sentence = useFailureSentence();
  const [file, setFile] = useState<ImportFile | null>(null);
  const [taking, setTaking] = useState<UsedFile['taking']>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const held = useRef<string | null>(null);
  const letGo = useCallback(() => {
    const id = held.current;
    held.current = null;
    if (id) void link.call('customerImports.drop', { id }).catch(() => undefined);
  }, [link]);
  useEffect(() => letGo, [letGo]);

  return {
    ...{ file, taking, problem },
    async take(chosen) {
      letGo();
      setFile(null);
      setProblem(null);
      setTaking({ name: chosen.name, part: 0 });
      try {
        const id = await handOver(
          link,
          chosen,
          (began) => (held.current = began),
          (part) => setTaking({ name: chosen.name, part }),
        );
        const look = await link.call('customerImports.look', { id });
        setFile({ id, name: chosen.name, reading: {}, look, columns: look.ok ? look.columns : [] });
      } catch (error) {
        letGo();
        setProblem(sentence(error));
      } finally {
        setTaking(null);
      }
    },
    async read(reading) {
      if (!file) return;
      setProblem(null);
      try {
        const look = await link.call('customerImports.look', { id: file.id, reading });
        // The columns stay as they were chosen where only their text is read in another way.
        const isSame = look.ok && look.columns.length === file.columns.length && reading.sheet === file.reading.sheet;
        setFile({ ...file, reading, look, columns: isSame ? file.columns : look.ok ? look.columns : [] });
      } catch (error) {
        setProblem(sentence(error));
      }
    },
    setColumns: (columns) => setFile((before) => before && { ...before, columns }),
    drop() {
      letGo();
      setFile(null);
      setProblem(null);
    },
  };
}

async function handOver(
  link: CoreLink,
  file: File,
  began: (id: string) => void,
  progress: (part: number) => void,
): Promise<string> {
  const { id } = await link.call('customerImports.begin', { name: file.name, size: file.size });
  began(id);
  for (let offset = 0; offset < file.size; offset += pieceBytes) {
    const piece = new Uint8Array(await file.slice(offset, offset + pieceBytes).arrayBuffer());
    await link.call('customerImports.append', { id, offset, data: toBase64(piece) });
    progress(Math.min(1, (offset + piece.length) / file.size));
  }
  return id;
}
