import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { close, snapshot } from '#db/connection/connection.ts';
import { openReplicaReader } from '#db/open.ts';
import { AppError, failureOf } from '#domain/contract/failure.ts';
import { errorTrace } from '../error-trace.ts';
import { namedReads, type ReadName } from './named-reads.ts';
import type { FromReader, ReaderStart, ToReader } from './read-messages.ts';
import { givenUp } from './reads.ts';
import { RunReads } from './run-reads.ts';

// A thread of its own with a handle of its own that can only read: whatever it is asked, the core's thread is free meanwhile.

function openOnce({ path, key }: ReaderStart) {
  try {
    return openReplicaReader(path, key);
  } finally {
    key.fill(0);
  }
}

function serve(port: MessagePort, start: ReaderStart): void {
  const db = openOnce(start);
  const say = (message: FromReader, moved: readonly ArrayBuffer[] = []): void => port.postMessage(message, moved);
  const runs = new RunReads({
    db,
    othersTurn: () => new Promise((resolve) => setImmediate(resolve)),
    together: (work) => snapshot(db, work),
  });
  const answer = async ({ id, name, input, cancelled }: Extract<ToReader, { t: 'read' }>): Promise<void> => {
    const check = () => {
      if (Atomics.load(cancelled, 0) !== 0) throw givenUp();
    };
    const progress = (done: number) => say({ t: 'progress', id, done });
    try {
      const { read, moved } = namedReads[name as ReadName];
      const value = await runs.run(read, input, { check, progress });
      say({ t: 'answer', id, value }, moved?.(value as never));
    } catch (error) {
      const isDefect = !(error instanceof AppError);
      say({ t: 'failed', id, failure: failureOf(error), ...(isDefect ? { trace: errorTrace(error) } : {}) });
    }
  };
  port.on('message', (message: ToReader) => {
    if (message.t === 'read') void answer(message);
    else {
      close(db);
      port.close();
    }
  });
  say({ t: 'ready' });
}

if (parentPort) serve(parentPort, workerData as ReaderStart);
