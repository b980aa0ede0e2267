import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface LaunchOptions {
  /** Whose data; `npm start -- --profile lead` sits down as the sample's team lead. */
  readonly profile: string;
  /** A real server to work with, instead of the embedded one with the sample workspace. */
  readonly serverUrl: string | undefined;
  readonly fresh: boolean;
  /** Do not ask before deleting. */
  readonly yes: boolean;
  /** Show the page in a browser even where Electron could. */
  readonly browser: boolean;
  readonly openBrowser: boolean;
  /** Serve the renderer from Vite's development server, which replaces modules while it runs. */
  readonly development: boolean;
  /** Everything this program writes lies below it. */
  readonly home: string;
}

export const usage = `Usage: npm start -- [options]
  --profile NAME   one person's data on this computer; the sample workspace knows default, lead and admin
  --server URL     work with this server instead of the sample workspace (or HOLDFAST_SERVER)
  --fresh          delete the sample server's data and all profiles first; --yes does not ask
  --browser        use the browser even where Electron could be used
  --no-open        do not open a browser, only print the address
Data lies in .holdfast/ beside package.json (or in HOLDFAST_HOME).`;

/** Something the person can put right; the message is all they need to see. */
export class LaunchError extends Error {}

export function parseOptions(argv: readonly string[], env: NodeJS.ProcessEnv, repository: string): LaunchOptions {
  const values = readFlags(argv);
  const serverUrl = values.server ?? (env.HOLDFAST_SERVER || undefined);
  const profile = values.profile ?? (serverUrl === undefined ? 'default' : profileFor(serverUrl));
  if (!/^(?!\.)[\p{L}\p{N}._-]{1,60}$/u.test(profile)) {
    throw new LaunchError('--profile takes letters, digits, ".", "_" and "-".');
  }
  return {
    profile,
    serverUrl,
    fresh: values.fresh ?? false,
    yes: values.yes ?? false,
    browser: values.browser ?? false,
    openBrowser: !values['no-open'],
    development: values.development ?? false,
    home: resolve(env.HOLDFAST_HOME || join(repository, '.holdfast')),
  };
}

function readFlags(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        profile: { type: 'string' },
        server: { type: 'string' },
        fresh: { type: 'boolean' },
        yes: { type: 'boolean' },
        browser: { type: 'boolean' },
        'no-open': { type: 'boolean' },
        development: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new LaunchError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}

/** A real server's data never mixes with the sample's: without a name, the profile is called after the server. */
function profileFor(serverUrl: string): string {
  const url = URL.canParse(serverUrl) ? new URL(serverUrl) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new LaunchError('--server takes an address that begins with http:// or https://.');
  }
  return url.host.replace(/[^\p{L}\p{N}.-]/gu, '-').replace(/^[.-]+/, '');
}
