import type { Frame } from '#domain/contract/ipc/pipe.ts';

export interface Bridge {
  post(frame: Frame): void;
  /** Returns the function that stops listening. */
  onFrame(listener: (frame: Frame) => void): () => void;
}

/** All that crosses into the page. Frames travel as JSON text, as they do over the loopback host's socket. */
export function createBridge(port: MessagePort): Bridge {
  return {
    post: (frame) => port.postMessage(JSON.stringify(frame)),
    onFrame(listener) {
      const hear = (event: MessageEvent<string>): void => listener(JSON.parse(event.data));
      port.addEventListener('message', hear);
      // What the core sent before somebody listened has waited in the port.
      port.start();
      return () => port.removeEventListener('message', hear);
    },
  };
}
