import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isProfileInUse, isRunning } from '#core/adapters/profile-lock.ts';
import { readDiscovery, serverFolder } from './find-server.ts';
import { LaunchError } from './options.ts';

export interface StartOver {
  readonly home: string;
  readonly print: (line: string) => void;
  /** Asks the person; absent when there is nobody to ask or they have said yes already. */
  readonly confirm?: (question: string) => Promise<boolean>;
}

/** Deletes the sample server's data and every profile, never under a running program. */
export async function startOver({ home, print, confirm }: StartOver): Promise<void> {
  const server = readDiscovery(home);
  if (server && isRunning(server.pid)) {
    throw new LaunchError(
      `Nothing was deleted: the server of ${home} is running (process ${server.pid}). Stop it first.`,
    );
  }
  const profiles = listProfiles(home);
  for (const profile of profiles) {
    if (await isProfileInUse(profileFolder(home, profile))) {
      throw new LaunchError(`Nothing was deleted: the profile "${profile}" is open. Close it first.`);
    }
  }
  const doomed = [serverFolder(home), join(home, 'profiles')].filter((path) => existsSync(path));
  if (doomed.length === 0) return;
  const what = `the sample server's data and ${profiles.length === 1 ? 'the profile' : 'the profiles'} ${profiles.join(', ')}`;
  if (confirm && !(await confirm(`Delete ${what} in ${home}, with everything not yet on a server?`))) {
    throw new LaunchError('Nothing was deleted.');
  }
  for (const path of doomed) rmSync(path, { recursive: true, force: true });
  print(`Deleted ${what} in ${home}.`);
}

export function profileFolder(home: string, profile: string): string {
  return join(home, 'profiles', profile);
}

function listProfiles(home: string): string[] {
  const folder = join(home, 'profiles');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}
