import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { FileStart, FromFileThread } from '../export/report/file-messages.ts';
import type { Threads } from '../ports.ts';
import type { FromReader, ReaderStart } from '../reads/read-messages.ts';

const reading = new URL('../reads/reading.worker.ts', import.meta.url);
const writing = new URL('../export/report/report-file.worker.ts', import.meta.url);
/** A read that wants more than that ends its thread, not the program. A larger young generation took memory and no time away. */
const forReading = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 4 };
/** The pages of a long PDF are laid out together. */
const forWriting = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 };
/** None of them sees the environment of the process, its arguments or what it was started with. */
const nothingOfOurs = { argv: [], execArgv: [], env: {} };

/** Threads of this process. */
export const nodeThreads: Threads = {
  startReader({ path, key }, on) {
    const start: ReaderStart = { path, key: Uint8Array.from(key) };
    return threadOf<FromReader>(reading, on, {
      ...{ name: 'holdfast reading', workerData: start, transferList: [start.key.buffer], resourceLimits: forReading },
    });
  },
  startFile(start: FileStart, on) {
    return threadOf<FromFileThread>(writing, on, {
      ...{ name: 'holdfast writing', workerData: start, resourceLimits: forWriting },
    });
  },
};

interface Events<Message> {
  readonly message: (message: Message) => void;
  readonly ended: (error: unknown) => void;
}

function threadOf<Message>(program: URL, on: Events<Message>, options: WorkerOptions) {
  const worker = new Worker(program, { ...nothingOfOurs, ...options });
  let failed: unknown;
  worker.on('message', (message: Message) => on.message(message));
  worker.on('error', (error) => {
    failed = error;
  });
  worker.on('exit', (code) =>
    on.ended(failed ?? (code === 0 ? undefined : new Error(`the thread ended with ${code}`))),
  );
  return {
    post: (message: unknown, moved: readonly ArrayBuffer[] = []) => worker.postMessage(message, moved),
    end: () => void worker.terminate(),
  };
}
