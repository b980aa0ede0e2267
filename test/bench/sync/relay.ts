import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Stands between a device and a server and counts what passes. */
export interface Relay {
  readonly url: string;
  /** Bytes that came from the server so far. */
  received(): number;
  /** From now on nothing passes, and nobody is told: a network that swallows everything. */
  swallow(): void;
  /** Everything passes again; what was held meanwhile is lost with its connections. */
  pass(): void;
  close(): Promise<void>;
}

export async function startRelay(target: string): Promise<Relay> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let received = 0;
  let passes = true;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.setNoDelay();
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        if (!passes) return;
        near.destroy();
        far.destroy();
      });
    }
    far.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (passes && !near.write(chunk)) {
        far.pause();
        near.once('drain', () => far.resume());
      }
    });
    near.on('data', (chunk: Buffer) => {
      if (passes) far.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const drop = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: () => received,
    swallow() {
      passes = false;
    },
    pass() {
      passes = true;
      drop();
    },
    async close() {
      drop();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
