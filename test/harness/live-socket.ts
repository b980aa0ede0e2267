import { WebSocket } from 'ws';
import { type LiveMessage, liveMessage } from '#domain/contract/wire/live.ts';
import { protocolHeader, protocolVersion } from '#domain/contract/wire/version.ts';
import type { TestDevice } from './test-device.ts';

export interface LiveSocket {
  readonly messages: readonly LiveMessage[];
  /** Waits until a poke said that the scope is at least at this version. */
  poked(scope: string, ver: number): Promise<void>;
  heard(isIt: (message: LiveMessage) => boolean): Promise<void>;
  /** Sends the server something, whatever it is. */
  say(message: unknown): void;
  /** From now on neither reads nor answers anything, like a machine that lost its network. */
  freeze(): void;
  /** Waits for the server to close it; with which code. */
  readonly closed: Promise<number>;
  close(): void;
}

/** Resolves when the server has told the device where every scope is. */
export async function openLive(device: TestDevice): Promise<LiveSocket> {
  const socket = new WebSocket(`${device.url.replace('http', 'ws')}/v1/live`, {
    headers: { authorization: `Bearer ${device.session.token}`, [protocolHeader]: String(protocolVersion) },
  });
  const messages: LiveMessage[] = [];
  let arrived = Promise.withResolvers<void>();
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => {});
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  socket.on('error', (error) => failed.reject(error));
  socket.on('message', (data) => {
    messages.push(liveMessage.parse(JSON.parse(String(data))));
    arrived.resolve();
    arrived = Promise.withResolvers<void>();
  });
  const until = async (isThere: (message: LiveMessage) => boolean): Promise<void> => {
    while (!messages.some(isThere)) await Promise.race([arrived.promise, failed.promise]);
  };
  await until((message) => message.kind === 'poke');
  return {
    messages,
    poked: (scope, ver) => until((message) => message.kind === 'poke' && (message.vers[scope] ?? 0) >= ver),
    heard: until,
    say: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    freeze: () => socket.pause(),
    closed,
    close: () => socket.close(),
  };
}
