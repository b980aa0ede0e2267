import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { errorTrace } from '../../error-trace.ts';
import type { FileStart, FromFileThread, ToFileThread } from './file-messages.ts';
import { makeFileHere } from './make-file-here.ts';
import type { PackedRows } from './packed-rows.ts';

// A thread for one file: laying out pages and packing sheets takes seconds in which the core has others to answer.

/** Pieces are sent when they are so long: each is a turn of the core. */
const pieceBytes = 256 * 1024;

function serve(port: MessagePort, order: FileStart): void {
  const say = (message: FromFileThread, moved: readonly ArrayBuffer[] = []): void => port.postMessage(message, moved);
  let hear: (message: ToFileThread) => void = () => undefined;
  port.on('message', (message: ToFileThread) => hear(message));
  const answer = (message: FromFileThread, moved?: readonly ArrayBuffer[]): Promise<ToFileThread> =>
    new Promise((resolve) => {
      hear = resolve;
      say(message, moved);
    });

  async function* batches(): AsyncGenerator<PackedRows> {
    for (;;) {
      const next = await answer({ t: 'want' });
      if (next.t !== 'rows' || next.rows === null) return;
      yield next.rows;
    }
  }

  const write = async (): Promise<void> => {
    let waiting: Uint8Array[] = [];
    let length = 0;
    const send = async () => {
      const bytes = joined(waiting, length);
      if (length > 0) await answer({ t: 'piece', bytes }, [bytes.buffer]);
      waiting = [];
      length = 0;
    };
    for await (const bytes of makeFileHere(order, batches())) {
      waiting.push(bytes);
      length += bytes.length;
      if (length >= pieceBytes) await send();
    }
    await send();
  };
  write()
    .then(
      () => say({ t: 'done' }),
      (error: unknown) => say({ t: 'failed', trace: errorTrace(error) }),
    )
    .finally(() => port.close());
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

if (parentPort) serve(parentPort, workerData as FileStart);
