import type { MessagePortMain } from 'electron';
import type { Log } from '#core/ports.ts';
import { parseCall } from '#domain/contract/ipc/call-frame.ts';
import type { Frame, Pipe } from '#domain/contract/ipc/pipe.ts';

export type PagePort = Pick<MessagePortMain, 'postMessage' | 'start' | 'close' | 'on'>;

export interface PagePipe {
  readonly pipe: Pipe;
  /** Ends it from this side, when the page is gone or must not go on. */
  close(): void;
}

/** The core's end of the port that the preload script handed over. */
export function createPagePipe(port: PagePort, log: Log): PagePipe {
  const listeners = new Set<(frame: Frame) => void>();
  const closers = new Set<() => void>();
  let closed = false;

  const close = (): void => {
    if (closed) return;
    closed = true;
    listeners.clear();
    port.close();
    for (const closer of closers) closer();
    closers.clear();
  };
  port.on('close', close);
  port.on('message', ({ data }) => {
    if (closed) return;
    const frame = typeof data === 'string' ? parseCall(data) : undefined;
    if (!frame) {
      log.warn('a page sent something that is no frame');
      close();
      return;
    }
    for (const listener of listeners) listener(frame);
  });
  port.start();

  return {
    close,
    pipe: {
      post(frame) {
        if (!closed) port.postMessage(JSON.stringify(frame));
      },
      onFrame(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      onClose(listener) {
        closers.add(listener);
        return () => closers.delete(listener);
      },
    },
  };
}
