import type { WebSocket } from 'ws';
import type { Log } from '#core/ports.ts';
import { parseCall } from '#domain/contract/ipc/call-frame.ts';
import type { Frame, Pipe } from '#domain/contract/ipc/pipe.ts';

/** The largest frame a page may send; a larger one closes its socket (code 1009). */
export const largestFrame = 16 * 1024 * 1024;
/** Sent when a page sends what is no frame: something else than our page speaks there. */
export const closedForGarbage = 4400;
/** A page that does not read (stopped in a debugger) is dropped rather than kept in memory. It connects again. */
const largestBacklog = 64 * 1024 * 1024;

/** Frames as JSON text over one WebSocket; one per tab. */
export function createSocketPipe(socket: WebSocket, log: Log): Pipe {
  const listeners = new Set<(frame: Frame) => void>();
  const closers = new Set<() => void>();

  socket.on('message', (data, isBinary) => {
    if (socket.readyState !== socket.OPEN) return;
    const frame = isBinary ? undefined : parseCall(data.toString());
    if (!frame) {
      log.warn('a page sent something that is no frame');
      socket.close(closedForGarbage, 'not a frame');
      return;
    }
    for (const listener of listeners) listener(frame);
  });
  // An error (a frame too large, a reset connection) is always followed by a close.
  socket.on('error', () => {});
  socket.once('close', () => {
    for (const closer of closers) closer();
    closers.clear();
    listeners.clear();
  });

  return {
    post(frame) {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > largestBacklog) {
        log.warn('a page does not read what is sent to it');
        socket.terminate();
        return;
      }
      socket.send(JSON.stringify(frame));
    },
    onFrame(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onClose(listener) {
      closers.add(listener);
      return () => closers.delete(listener);
    },
  };
}
