import { WebSocket } from 'ws';
import type { Network } from '../ports.ts';

const handshakeTimeout = 10_000;
/** The live channel carries hints of a few hundred bytes. */
const largestMessage = 1024 * 1024;

/** Compressing what never leaves the machine only costs time. */
function isThisMachine(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}

/** Node's own fetch, and the WebSocket library for the request headers that the global WebSocket cannot send. */
export const nodeNetwork: Network = {
  fetch(url, init) {
    const headers = new Headers(init.headers);
    headers.set('accept-encoding', isThisMachine(url) ? 'identity' : 'zstd, gzip');
    return fetch(url, { ...init, headers });
  },
  openSocket(url, headers, on) {
    const socket = new WebSocket(url, {
      headers,
      handshakeTimeout,
      maxPayload: largestMessage,
      perMessageDeflate: false,
    });
    socket.on('open', on.open);
    socket.on('message', (data, isBinary) => {
      if (!isBinary) on.message(data.toString());
    });
    // An error is always followed by a close; what went wrong is not told, because a socket is only a hint.
    socket.on('error', () => {});
    socket.once('close', on.close);
    return {
      send(text) {
        if (socket.readyState === socket.OPEN) socket.send(text);
      },
      close: () => socket.close(),
    };
  },
};
