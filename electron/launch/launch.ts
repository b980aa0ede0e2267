import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isProfileInUse } from '#core/adapters/profile-lock.ts';
import { desktopBundle, ensureBundle, rendererBundle } from './bundle.ts';
import { type Child, startNode } from './child.ts';
import { chooseElectron, type ElectronChoice } from './electron-binary.ts';
import { type EmbeddedServer, joinOrStartServer } from './embedded-server.ts';
import { freePort } from './free-port.ts';
import { type HostOptions, startElectronHost, startLoopbackHost } from './host.ts';
import { LaunchError, type LaunchOptions } from './options.ts';
import { readSampleAccounts } from './sample-accounts.ts';
import { profileFolder } from './start-over.ts';

export interface LaunchPlaces {
  readonly repository: string;
  readonly print: (line: string) => void;
  readonly isTerminal: boolean;
  /** Learns of every program as it starts, so that it can be stopped while others are still starting. */
  readonly onStarted: (stop: () => Promise<void>) => void;
}

/** Starts all that one profile needs and resolves with the exit code when its window or host has ended. */
export async function launch(options: LaunchOptions, places: LaunchPlaces): Promise<number> {
  const { repository, print } = places;
  const { home, profile } = options;
  const folder = profileFolder(home, profile);
  if (await staysInUse(folder)) {
    throw new LaunchError(
      `The profile "${profile}" is open already. Sit down as somebody else with: npm start -- --profile NAME`,
    );
  }
  print(`Holdfast keeps the data of the profile "${profile}" in ${folder}.`);

  // Each of them waits mostly for a disk or a network, so they do it together.
  const [server, choice, developmentServer] = await Promise.all([
    options.serverUrl === undefined ? startServer(options, places) : Promise.resolve(undefined),
    options.browser ? Promise.resolve<ElectronChoice>({ reason: 'asked for' }) : findElectronHost(options, places),
    options.development ? startDevelopmentServer(places) : ensureBundle(rendererBundle, repository, print),
  ]);
  const host: HostOptions = {
    repository,
    home,
    profile,
    profileFolder: folder,
    serverUrl: options.serverUrl ?? server?.url ?? '',
    signIn: server ? sampleSignIn(profile, places) : undefined,
    openBrowser: options.openBrowser,
    developmentServer: developmentServer ?? undefined,
    print,
    printReadyLine: !places.isTerminal,
  };
  const running = await startHost(choice, host, options, places);
  void server?.ended.then(() => {
    if (running.isRunning()) print('The sample server has stopped. Holdfast goes on offline; start it again to sync.');
  });
  return running.ended;
}

/** A program that was told to stop a moment ago may still be closing its files. */
async function staysInUse(folder: string): Promise<boolean> {
  for (let tries = 0; tries < 6; tries++) {
    if (!(await isProfileInUse(folder))) return false;
    await wait(250);
  }
  return true;
}

async function startServer({ home }: LaunchOptions, places: LaunchPlaces): Promise<EmbeddedServer> {
  const { repository, print } = places;
  const script = join(repository, 'server/main.ts');
  const server = await joinOrStartServer({ repository, home, print, script });
  places.onStarted(server.stop);
  if (server.isOurs) print(`The sample server runs at ${server.url} and keeps its data in ${join(home, 'server')}.`);
  return server;
}

async function findElectronHost({ home }: LaunchOptions, { repository, print }: LaunchPlaces): Promise<ElectronChoice> {
  const choice = await chooseElectron(
    { packageFolder: join(repository, 'node_modules/electron'), home, print, stallMs: 20_000 },
    { platform: process.platform, uid: process.getuid?.(), env: process.env },
  );
  if ('program' in choice) await ensureBundle(desktopBundle, repository, print);
  return choice;
}

/** Electron where it can be had and comes up, the browser everywhere else; never silently. */
async function startHost(
  choice: ElectronChoice,
  host: HostOptions,
  options: LaunchOptions,
  places: LaunchPlaces,
): Promise<Child> {
  let reason = 'reason' in choice ? choice.reason : '';
  if ('program' in choice) {
    const electron = startElectronHost(choice.program, host);
    places.onStarted(electron.stop);
    if (await electron.cameUp) return electron;
    reason = `Electron ended as soon as it was started (${await electron.ended})`;
  }
  if (!options.browser) places.print(`Holdfast uses the browser instead of a window of its own: ${reason}.`);
  const loopback = startLoopbackHost(host);
  places.onStarted(loopback.stop);
  return loopback;
}

function sampleSignIn(profile: string, { repository, print }: LaunchPlaces): string | undefined {
  const accounts = readSampleAccounts(repository);
  const account = accounts.find((each) => each.profile === profile);
  if (!account) {
    print(`The sample workspace has nobody for the profile "${profile}", so sign in by hand.`);
    return undefined;
  }
  print(`Signing in as ${account.login} of the sample workspace.`);
  return `${account.login}:${account.password}`;
}

async function startDevelopmentServer({ repository, print, onStarted }: LaunchPlaces): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const port = await freePort();
  const said: string[] = [];
  const child = startNode(join(import.meta.dirname, 'development-server.ts'), [String(port)], {
    cwd: repository,
    onLine: (line) => {
      if (line.startsWith('HOLDFAST_READY ')) resolve(`http://127.0.0.1:${port}`);
      else said.push(line);
    },
  });
  onStarted(child.stop);
  void child.ended.then(() => reject(new LaunchError(`Vite's development server ended:\n${said.join('\n')}`)));
  const url = await promise;
  print(`The page is served from its sources by Vite at ${url}.`);
  return url;
}
