import type { ServerApi } from '#core/sync/server-api.ts';
import type { Line, Path } from './requests.ts';
import type { VirtualClock } from './virtual-clock.ts';

export interface LineApiParts {
  readonly device: number;
  readonly line: Line;
  readonly clock: VirtualClock;
  /** The program that asks still runs. */
  readonly alive: () => boolean;
}

const never = new Promise<never>(() => undefined);

/** The product's interface to its server over a line of the simulator. What comes for a program that ended is not heard. */
export function lineApi({ device, line, clock, alive }: LineApiParts): ServerApi {
  async function ask<T>(path: Path, token: string, body: unknown) {
    if (!alive()) return never;
    const sentAt = clock.now;
    const answer = await line.send({ device, path, token, body: JSON.stringify(body) });
    if (!alive()) return never;
    if (!answer.ok) throw answer.error;
    return { value: JSON.parse(answer.text) as T, sentAt, receivedAt: clock.now };
  }
  const used: Pick<ServerApi, 'hello' | 'push' | 'pull' | 'lease' | 'drop' | 'heardAt'> = {
    hello: () => ask('hello', '', null),
    push: (token, request) => ask('push', token, request),
    pull: (token, request) => ask('pull', token, request),
    lease: async (token, request) =>
      (await ask<Awaited<ReturnType<ServerApi['lease']>>>('lease', token, request)).value,
    drop: () => undefined,
    heardAt: () => clock.now,
  };
  // The engine asks for nothing else; people's own questions to the server are no part of a history.
  return used as ServerApi;
}
