import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface CuttingProxy {
  readonly url: string;
  /** Cuts every connection each time so many more bytes have passed, both ways together; then the list is at its end. */
  cutAfter(...amounts: number[]): void;
  /** Nobody answers until told otherwise. */
  setDown(down: boolean): void;
  /** Turns one bit where this stands in what goes to the server, once. */
  flipOnce(marker: Buffer): void;
  /** To another server from now on; connections are cut. */
  lead(targetUrl: string): void;
  /** How often connections were cut by `cutAfter`. */
  cuts(): number;
  /** Bytes that went to the server so far. */
  sent(): number;
  close(): Promise<void>;
}

/** Passes bytes between a client and a server on this machine, and cuts the line in the middle of them. */
export async function startCuttingProxy(targetUrl: string): Promise<CuttingProxy> {
  let target = new URL(targetUrl);
  const sockets = new Set<Socket>();
  let down = false;
  let amounts: number[] = [];
  let passed = 0;
  let cuts = 0;
  let sent = 0;
  let marker: Buffer | undefined;

  const cutAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  /** How much of the next `length` bytes may pass; the line is cut behind them when that is not all. */
  const admit = (length: number): number => {
    const [until] = amounts;
    if (until === undefined || passed + length < until) {
      passed += length;
      return length;
    }
    const rest = until - passed;
    passed = 0;
    amounts = amounts.slice(1);
    cuts += 1;
    return rest;
  };

  const flip = (bytes: Buffer): void => {
    const at = marker ? bytes.indexOf(marker) : -1;
    if (at < 0) return;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    marker = undefined;
  };

  const pass = (from: Socket, to: Socket, count: (bytes: number) => void): void => {
    from.on('data', (bytes: Buffer) => {
      const before = cuts;
      const admitted = admit(bytes.length);
      count(admitted);
      if (cuts === before) {
        if (!to.write(bytes)) {
          from.pause();
          to.once('drain', () => from.resume());
        }
        return;
      }
      to.write(bytes.subarray(0, admitted), () => cutAll());
    });
    from.on('end', () => to.end());
    from.on('error', () => to.destroy());
    from.on('close', () => to.destroy());
  };

  const server = createServer((client) => {
    if (down) {
      client.destroy();
      return;
    }
    const onward = connect(Number(target.port), target.hostname);
    for (const socket of [client, onward]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    }
    pass(client, onward, (bytes) => {
      sent += bytes;
    });
    client.prependListener('data', flip);
    pass(onward, client, () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cutAfter: (...next) => {
      amounts = next;
      passed = 0;
    },
    setDown(next) {
      down = next;
      if (next) cutAll();
    },
    flipOnce(next) {
      marker = next;
    },
    lead(next) {
      target = new URL(next);
      cutAll();
    },
    cuts: () => cuts,
    sent: () => sent,
    async close() {
      cutAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
