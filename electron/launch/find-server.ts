import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning } from '#core/adapters/profile-lock.ts';
import { hello } from '#domain/contract/wire/hello.ts';

export interface FoundServer {
  readonly url: string;
  readonly pid: number;
}

export function serverFolder(home: string): string {
  return join(home, 'server');
}

/** The server of this home, when it runs and answers. */
export async function findServer(home: string): Promise<FoundServer | undefined> {
  const found = readDiscovery(home);
  if (!found || !isRunning(found.pid)) return undefined;
  try {
    const answer = await fetch(new URL('/v1/hello', found.url), { signal: AbortSignal.timeout(5000) });
    return hello.safeParse(await answer.json()).success ? found : undefined;
  } catch {
    return undefined;
  }
}

/** What the server's discovery file says, whether the server still runs or not. */
export function readDiscovery(home: string): FoundServer | undefined {
  try {
    const text = readFileSync(join(serverFolder(home), 'server.json'), 'utf8');
    const { url, pid } = JSON.parse(text) as { url?: unknown; pid?: unknown };
    return typeof url === 'string' && typeof pid === 'number' ? { url, pid } : undefined;
  } catch {
    return undefined;
  }
}
