import { exchangeLimits, type FileFault } from '#domain/rules/knowledge-exchange/exchange-notes.ts';
import { safePath } from '#domain/rules/knowledge-exchange/follow-path.ts';
import type { Bytes } from '../read/bytes.ts';
import { ZipParts } from '../read/zip-parts.ts';
import { faultIn } from './file-faulty.ts';

/** A file of a folder, wherever the folder lies. */
export interface FolderFile {
  readonly path: string;
  readonly size: number;
  open(): Promise<Bytes>;
}

export interface FaultyFile {
  readonly path: string;
  readonly fault: FileFault;
}

/** What systems and editors leave in folders. */
const leavings = /(^|\/)(__MACOSX|node_modules|\.git|\.svn|\.[^/]+|Thumbs\.db|desktop\.ini)(\/|$)/i;

/** The files of a folder and of the archives in it, by paths from the folder that holds them all. */
export async function filesIn(
  given: readonly FolderFile[],
): Promise<{ readonly files: readonly FolderFile[]; readonly faulty: readonly FaultyFile[] }> {
  const files: FolderFile[] = [];
  const faulty: FaultyFile[] = [];
  let together = 0;
  const take = (file: FolderFile) => {
    const path = safePath(file.path);
    if (path === null) faulty.push({ path: file.path, fault: 'bad-path' });
    else if (!leavings.test(path)) {
      together += file.size;
      const isTooMuch = files.length >= exchangeLimits.files || together > exchangeLimits.togetherBytes;
      if (isTooMuch) faulty.push({ path, fault: 'too-large' });
      else files.push({ ...file, path });
    }
  };
  for (const file of given) {
    if (!/\.zip$/i.test(file.path)) take(file);
    else
      try {
        for (const each of await unpacked(file)) take(each);
      } catch (error) {
        const fault = faultIn(error);
        if (fault === undefined) throw error;
        faulty.push({ path: file.path, fault });
      }
  }
  return { files: withoutCommonFolder(files), faulty };
}

async function unpacked(archive: FolderFile): Promise<readonly FolderFile[]> {
  const zip = await ZipParts.open(await archive.open());
  return zip.files().map(({ name, size }) => ({
    path: name,
    size,
    open: async () => inMemory(await zip.content(name)),
  }));
}

export function inMemory(content: Buffer): Bytes {
  return {
    size: content.length,
    read: async (from, to) => content.subarray(from, to),
    async *content() {
      yield content;
    },
  };
}

/** The folder that was chosen, or packed, says nothing: links that begin with a slash begin within it. */
function withoutCommonFolder(files: readonly FolderFile[]): readonly FolderFile[] {
  const [first] = files;
  const folder = first?.path.includes('/') ? first.path.slice(0, first.path.indexOf('/') + 1) : '';
  if (folder === '' || !files.every(({ path }) => path.startsWith(folder))) return files;
  return files.map((file) => ({ ...file, path: file.path.slice(folder.length) }));
}
