import type { ImportLook, ImportOutcome, ImportRun } from '#domain/contract/ipc/import-views.ts';
import type { CoreDevice } from './core-device.ts';

const pieceBytes = 1024 * 1024;

/** Hands a file of customers to a core, as a window does; its id. */
export async function handOverImport(device: CoreDevice, name: string, content: Uint8Array | string): Promise<string> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content);
  const { id } = await device.client.call('customerImports.begin', { name, size: bytes.length });
  for (let offset = 0; offset < bytes.length; offset += pieceBytes) {
    const data = bytes.subarray(offset, offset + pieceBytes).toString('base64');
    await device.client.call('customerImports.append', { id, offset, data });
  }
  return id;
}

/** What the file seems to hold. */
export async function lookedAt(device: CoreDevice, id: string): Promise<Extract<ImportLook, { ok: true }>> {
  const look = await device.client.call('customerImports.look', { id });
  if (!look.ok) throw new Error(`the file was refused: ${look.refusal}`);
  return look;
}

export type Imported = Extract<ImportOutcome, { ok: true }>;

/** Imports a file with the columns that are guessed. */
export async function importFile(
  device: CoreDevice,
  name: string,
  content: Uint8Array | string,
  asked: Partial<Pick<ImportRun, 'dry' | 'source' | 'columns' | 'language'>> = {},
): Promise<Imported & { readonly id: string }> {
  const id = await handOverImport(device, name, content);
  const columns = asked.columns ?? (await lookedAt(device, id)).columns;
  const outcome = await device.client.call('customerImports.run', {
    ...{ id, source: '', language: 'zh-CN', dry: false },
    ...asked,
    columns,
  });
  if (!outcome.ok) throw new Error(`the file was refused: ${outcome.refusal}`);
  return { ...outcome, id };
}
