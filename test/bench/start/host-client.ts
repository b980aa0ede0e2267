import { WebSocket } from 'ws';
import { type Client, createClient } from '#domain/contract/ipc/client.ts';
import type { Frame } from '#domain/contract/ipc/pipe.ts';

/** Enters a loopback host the way a browser does, with the address it printed, and opens its pipe. */
export async function connectToHost(address: string): Promise<{ readonly client: Client; close(): void }> {
  const { origin, host } = new URL(address);
  const entered = await fetch(address, { redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie')?.split(';')[0];
  if (!cookie) throw new Error(`the host did not let us in (${entered.status})`);
  const socket = new WebSocket(`ws://${host}/pipe`, { headers: { origin, cookie } });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  const client = createClient({
    post: (frame) => socket.send(JSON.stringify(frame)),
    onFrame(listener) {
      const hear = (data: Buffer): void => listener(JSON.parse(data.toString()) as Frame);
      socket.on('message', hear);
      return () => socket.off('message', hear);
    },
    onClose(listener) {
      socket.once('close', listener);
      return () => socket.off('close', listener);
    },
  });
  return { client, close: () => socket.terminate() };
}
