import { existsSync } from 'node:fs';
import type { Client } from '#domain/contract/ipc/client.ts';
import { lineOf, startProgram } from '../../harness/processes.ts';
import { memoryOf } from '../machine.ts';
import { connectToHost } from '../start/host-client.ts';

/** A loopback host on a used profile, seen from outside as its window sees it. */
export interface ReportsHost {
  readonly client: Client;
  /** The longest that somebody else had to wait for an answer while the work was done. */
  longestWait(work: () => Promise<void>): Promise<number>;
  /** What its process holds, all threads together, and held at most, in MiB. */
  memory(): { readonly now: number; readonly peak: number } | undefined;
  close(): Promise<void>;
}

const pauseMs = 3;

export async function startReportsHost(folder: string): Promise<ReportsHost> {
  const built = existsSync('dist/renderer/index.html') ? [] : ['--development-server', 'http://127.0.0.1:9'];
  const host = startProgram('electron/loopback/main.ts', ['--folder', folder, '--no-open', ...built]);
  const { client, close } = await connectToHost(await lineOf(host, addressIn));
  // Another pipe: an answer of megabytes on the first one would hold up the questions behind it.
  const other = await connectToHost(await lineOf(host, addressIn));
  return {
    client,
    async longestWait(work) {
      let [isDone, longest] = [false, 0];
      const asking = (async () => {
        while (!isDone) {
          const begin = performance.now();
          await other.client.call('session.get', {});
          longest = Math.max(longest, performance.now() - begin);
          await new Promise((resolve) => setTimeout(resolve, pauseMs));
        }
      })();
      try {
        await work();
      } finally {
        isDone = true;
        await asking;
      }
      return longest;
    },
    memory: () => memoryOf(host.process.pid ?? 0),
    async close() {
      close();
      other.close();
      await host.stop();
    },
  };
}

function addressIn(line: string): string | undefined {
  const ready = /^HOLDFAST_READY (.+)$/.exec(line)?.[1];
  return ready === undefined ? undefined : (JSON.parse(ready) as { url: string }).url;
}
