import { vi } from 'vitest';
import { WebSocket } from 'ws';
import { type Client, createClient } from '#domain/contract/ipc/client.ts';
import { openSocketPipe, pipeUrl } from '#renderer/bridge/socket-pipe.ts';
import { signInAsBrowser } from './loopback-harness.ts';

/** What a page has after a browser opened this address: its own end of the pipe, over the cookie the address gave. */
export async function openAsBrowser(address: string): Promise<Client & { close(): void }> {
  const { host, origin, port } = new URL(address);
  const cookie = await signInAsBrowser({ port: Number(port), address });
  let socket: WebSocket | undefined;
  // A browser adds Origin and cookie by itself; here they are given.
  class BrowserSocket extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { origin, cookie } });
      socket = this;
    }
  }
  vi.stubGlobal('WebSocket', BrowserSocket);
  const client = createClient(await openSocketPipe(pipeUrl({ protocol: 'http:', host })));
  return { ...client, close: () => socket?.close() };
}
