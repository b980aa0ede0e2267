import type { Frame, Pipe } from '#domain/contract/ipc/pipe.ts';

/** The loopback host's pipe, on the origin the page came from; the cookie set with the page says who we are. */
export function pipeUrl(page: { readonly protocol: string; readonly host: string }): string {
  return `${page.protocol === 'https:' ? 'wss:' : 'ws:'}//${page.host}/pipe`;
}

/** Resolves when the socket is open; rejects when it closes before that. */
export function openSocketPipe(url: string): Promise<Pipe> {
  const { promise, resolve, reject } = Promise.withResolvers<Pipe>();
  const socket = new WebSocket(url);
  const frames = new Set<(frame: Frame) => void>();
  const closers = new Set<() => void>();
  socket.addEventListener('message', (event: MessageEvent<string>) => {
    const frame = JSON.parse(event.data) as Frame;
    for (const listener of frames) listener(frame);
  });
  socket.addEventListener('open', () =>
    resolve({
      post: (frame) => socket.send(JSON.stringify(frame)),
      onFrame: (listener) => subscribe(frames, listener),
      onClose: (listener) => subscribe(closers, listener),
    }),
  );
  // An error is always followed by a close.
  socket.addEventListener('close', () => {
    reject(new Error('The program behind this page does not answer.'));
    for (const listener of closers) listener();
    closers.clear();
  });
  return promise;
}

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
