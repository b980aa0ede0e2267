import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

export interface Discovery {
  readonly url: string;
  readonly pid: number;
  readonly startedAt: number;
  readonly database: 'embedded' | 'postgres';
  /** Authorises imports from this machine, for this run of the server. */
  readonly localToken: string;
}

/** Says to other programs of this user where the server is. Returns the function that takes it back. */
export function announce(path: string, discovery: Discovery): () => void {
  const text = JSON.stringify(discovery);
  writeFileSync(path, text, { mode: 0o600 });
  // The mode above holds for a new file only.
  chmodSync(path, 0o600);
  return () => {
    if (read(path) === text) rmSync(path, { force: true });
  };
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
