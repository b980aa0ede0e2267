import { WebSocket } from 'ws';
import { type Client, createClient } from '#domain/contract/ipc/client.ts';
import type { Frame, Pipe } from '#domain/contract/ipc/pipe.ts';

/** What a page has after a browser opened the loopback host's address: its own end of the pipe, over the cookie the address gave. */
export async function openHost(address: string): Promise<Client & { close(): void }> {
  const { host, origin } = new URL(address);
  const door = await fetch(address, { redirect: 'manual' });
  const cookie = door.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error(`the host does not let us in (${door.status})`);
  const socket = new WebSocket(`ws://${host}/pipe`, { headers: { origin, cookie } });
  const client = createClient(pipeOver(socket));
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return { ...client, close: () => socket.terminate() };
}

function pipeOver(socket: WebSocket): Pipe {
  socket.on('error', () => undefined);
  return {
    post: (frame) => socket.send(JSON.stringify(frame), () => undefined),
    onFrame(listener) {
      const hear = (data: Buffer): void => listener(JSON.parse(String(data)) as Frame);
      socket.on('message', hear);
      return () => socket.off('message', hear);
    },
    onClose(listener) {
      socket.once('close', listener);
      return () => socket.off('close', listener);
    },
  };
}
