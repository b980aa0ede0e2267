import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startNode } from './child.ts';

/** Electron's program file, or why it cannot be used here, as the end of a sentence. */
export type ElectronChoice = { readonly program: string } | { readonly reason: string };

export interface ElectronPlaces {
  /** The installed package `electron`; never required, because that would start a download. */
  readonly packageFolder: string;
  readonly home: string;
  readonly print: (line: string) => void;
  /** Without this long a sign of progress the download is given up. */
  readonly stallMs: number;
}

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly uid: number | undefined;
  readonly env: NodeJS.ProcessEnv;
}

/** Whether windows could be opened at all; a reason when not. */
export function whyNoWindows({ platform, uid, env }: Machine): string | undefined {
  if (platform !== 'linux') return undefined;
  if (uid === 0) return 'Electron does not run as root';
  return env.DISPLAY || env.WAYLAND_DISPLAY ? undefined : 'there is no display to open a window on';
}

/** Looks for Electron, and once tries to fetch it: it is not among the packages that `npm ci` brings. */
export async function chooseElectron(places: ElectronPlaces, machine: Machine): Promise<ElectronChoice> {
  const obstacle = whyNoWindows(machine);
  if (obstacle) return { reason: obstacle };
  const present = findElectron(places.packageFolder);
  if (present) return { program: present };

  const { version } = JSON.parse(readFileSync(join(places.packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const memory = join(places.home, 'electron-unavailable.json');
  if (wasTried(memory, version))
    return { reason: `Electron could not be fetched earlier (delete ${memory} to try again)` };

  const reason = await fetchElectron(places);
  const fetched = findElectron(places.packageFolder);
  if (fetched) return { program: fetched };
  writeFileSync(memory, `${JSON.stringify({ version, reason })}\n`);
  return { reason };
}

/** The program file, when the package's `path.txt` and `dist` are there. */
export function findElectron(packageFolder: string): string | undefined {
  const pathFile = join(packageFolder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const program = join(packageFolder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(program) ? program : undefined;
}

/** Runs the package's own installer as long as it gets on. Returns why it did not end well, should it not have. */
async function fetchElectron({ packageFolder, home, print, stallMs }: ElectronPlaces): Promise<string> {
  print('Fetching Electron (once, about 120 MB)…');
  const scratch = join(home, 'electron-download');
  mkdirSync(scratch, { recursive: true });
  const said: string[] = [];
  const installer = startNode(join(packageFolder, 'install.js'), [], {
    cwd: packageFolder,
    // Where it downloads to is watched for growth: it prints nothing while it works.
    env: { TMPDIR: scratch, TEMP: scratch, TMP: scratch, electron_config_cache: join(scratch, 'cache') },
    onLine: (line) => said.push(line),
  });
  let sizeBefore = -1;
  let stalled = false;
  let lastProgress = performance.now();
  const watch = setInterval(
    () => {
      const size = bytesBelow(scratch) + bytesBelow(join(packageFolder, 'dist'));
      if (size !== sizeBefore) lastProgress = performance.now();
      sizeBefore = size;
      if (performance.now() - lastProgress < stallMs) return;
      stalled = true;
      installer.kill();
    },
    Math.min(500, stallMs / 4),
  );
  const code = await installer.ended;
  clearInterval(watch);
  rmSync(scratch, { recursive: true, force: true });
  if (stalled) return 'Electron could not be fetched: the download does not get on';
  return code === 0
    ? 'Electron is not where its installer should have put it'
    : `Electron could not be fetched: ${lastError(said)}`;
}

/** The line of an installer's complaint that says what is wrong, without the stack below it. */
function lastError(lines: readonly string[]): string {
  return lines.find((line) => /error|ENOTFOUND|ECONN|ETIMEDOUT/i.test(line))?.trim() ?? 'its installer failed';
}

function wasTried(memory: string, version: string): boolean {
  try {
    return (JSON.parse(readFileSync(memory, 'utf8')) as { version?: unknown }).version === version;
  } catch {
    return false;
  }
}

function bytesBelow(folder: string): number {
  let bytes = 0;
  for (const name of globSync('**', { cwd: folder })) {
    bytes += statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0;
  }
  return bytes;
}
