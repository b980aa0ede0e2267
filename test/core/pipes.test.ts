// The conformance suite over each pipe there is, with the ends that the product uses.
import { MessageChannel } from 'node:worker_threads';
import { onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { createPagePipe } from '#desktop/page-pipe.ts';
import { createMemoryPipe } from '#domain/contract/ipc/memory-pipe.ts';
import type { Pipe } from '#domain/contract/ipc/pipe.ts';
import { createBridge } from '#preload/bridge.ts';
import { electronPipe } from '#renderer/bridge/electron-pipe.ts';
import { openSocketPipe, pipeUrl } from '#renderer/bridge/socket-pipe.ts';
import { asMainPort } from '../desktop/fake-electron.ts';
import { runLoopback, signInAsBrowser, silentLog } from '../loopback/loopback-harness.ts';
import { describePipe } from './pipe-conformance.ts';

describePipe({
  name: 'memory',
  carriesText: false,
  tellsRenderer: true,
  async open() {
    const { core, renderer, close } = createMemoryPipe();
    return { core, renderer, leave: close, sendRaw: () => {} };
  },
});

describePipe({
  name: 'loopback WebSocket',
  carriesText: true,
  tellsRenderer: true,
  async open() {
    const connected: Pipe[] = [];
    const loopback = await runLoopback({
      connect(pipe) {
        connected.push(pipe);
        return () => {};
      },
    });
    const headers = { origin: loopback.origin, cookie: await signInAsBrowser(loopback) };
    let socket: WebSocket | undefined;
    // The browser adds Origin and cookie by itself; here they are given.
    class BrowserSocket extends WebSocket {
      constructor(url: string) {
        super(url, { headers });
        socket = this;
      }
    }
    vi.stubGlobal('WebSocket', BrowserSocket);
    const renderer = await openSocketPipe(pipeUrl({ protocol: 'http:', host: `127.0.0.1:${loopback.port}` }));
    const [core] = connected;
    if (!core) throw new Error('the core was not connected');
    return { core, renderer, leave: () => socket?.close(), sendRaw: (text) => socket?.send(text) };
  },
});

describePipe({
  name: 'Electron',
  carriesText: true,
  tellsRenderer: false,
  async open() {
    const { port1, port2 } = new MessageChannel();
    onTestFinished(() => port1.close());
    const { pipe: core } = createPagePipe(asMainPort(port2), silentLog);
    // Node's port has all that the bridge uses of the browser's.
    const renderer = electronPipe(createBridge(port1 as unknown as MessagePort));
    return { core, renderer, leave: () => port1.close(), sendRaw: (text) => port1.postMessage(text) };
  },
});
