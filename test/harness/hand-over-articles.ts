import type { ArticleImport, ArticleImportRun } from '#domain/contract/ipc/knowledge-exchange-procedures.ts';
import type { CoreDevice } from './core-device.ts';

const pieceBytes = 1024 * 1024;

export type Folder = Readonly<Record<string, string | Uint8Array>>;

/** Hands a folder of articles to a core, as a window does; its id. */
export async function handOverArticles(device: CoreDevice, folder: Folder): Promise<string> {
  const { id } = await device.client.call('knowledgeImports.begin', {});
  for (const [path, content] of Object.entries(folder)) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content);
    const { fileId } = await device.client.call('knowledgeImports.add', { id, path, size: bytes.length });
    for (let offset = 0; offset < bytes.length; offset += pieceBytes) {
      const data = bytes.subarray(offset, offset + pieceBytes).toString('base64');
      await device.client.call('knowledgeImports.append', { id, fileId, offset, data });
    }
  }
  return id;
}

/** Brings in a folder of articles. */
export async function importArticles(
  device: CoreDevice,
  folder: Folder,
  asked: Partial<ArticleImportRun> = {},
): Promise<ArticleImport> {
  const id = await handOverArticles(device, folder);
  const outcome = await device.client.call('knowledgeImports.run', {
    ...{ id, kind: 'how-to', audience: 'internal', dry: false },
    ...asked,
  });
  await device.client.call('knowledgeImports.drop', { id });
  return outcome;
}
