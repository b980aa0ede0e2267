import { open } from 'node:fs/promises';

/** Makes names in a folder as durable as the files they name; where a system cannot, its own ways must do. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
