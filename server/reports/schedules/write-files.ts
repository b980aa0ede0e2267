import { Worker } from 'node:worker_threads';
import type { FileOrder, WrittenFile } from './file-order.ts';

/** Writes the report in each of the formats, beside the server's thread. */
export function writeFiles(order: FileOrder): Promise<readonly WrittenFile[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./write-files.worker.ts', import.meta.url), { workerData: order });
    worker.once('message', (files: readonly WrittenFile[]) => resolve(files));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread that writes a report ended before it was done')));
  });
}
