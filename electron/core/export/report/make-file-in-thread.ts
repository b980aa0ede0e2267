import { AppError } from '#domain/contract/failure.ts';
import { errorTrace } from '../../error-trace.ts';
import type { Log, Threads } from '../../ports.ts';
import type { FromFileThread } from './file-messages.ts';
import type { FileMaker } from './file-order.ts';

type Heard = FromFileThread | { readonly t: 'ended'; readonly error: unknown };

/** Writes in a thread of its own, which ends with the file, or as soon as nobody wants it any more. */
export function makeFileInThread(threads: Pick<Threads, 'startFile'>, log: Pick<Log, 'error'>): FileMaker {
  return async function* write(order, batches, signal): AsyncGenerator<Uint8Array> {
    const box = new Mailbox();
    const giveUp = () => box.put({ t: 'ended', error: signal.reason });
    signal.addEventListener('abort', giveUp);
    const thread = threads.startFile(order, {
      message: (message) => box.put(message),
      ended: (error) => box.put({ t: 'ended', error }),
    });
    const rows = batches[Symbol.asyncIterator]();
    try {
      for (;;) {
        const message = await box.take();
        if (signal.aborted) throw new AppError('cancelled', 'The file was not wanted any more.');
        if (message.t === 'done') return;
        if (message.t === 'want') {
          const next = await rows.next();
          if (next.done) thread.post({ t: 'rows', rows: null });
          else thread.post({ t: 'rows', rows: next.value }, [next.value.bytes.buffer]);
        } else if (message.t === 'piece') {
          yield message.bytes;
          thread.post({ t: 'taken' });
        } else throw failed(message, log);
      }
    } finally {
      signal.removeEventListener('abort', giveUp);
      thread.end();
      await rows.return?.();
    }
  };
}

/** What a thread says, in its order, to be taken when there is time. */
class Mailbox {
  readonly #heard: Heard[] = [];
  #wake: () => void = () => undefined;

  put(message: Heard): void {
    this.#heard.push(message);
    this.#wake();
  }

  async take(): Promise<Heard> {
    for (;;) {
      const message = this.#heard.shift();
      if (message) return message;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

function failed(message: Extract<Heard, { t: 'failed' | 'ended' }>, log: Pick<Log, 'error'>): AppError {
  const why = message.t === 'failed' ? message.trace : errorTrace(message.error);
  log.error('a report could not be written', { error: why });
  return new AppError('internal', 'The file could not be written.');
}
