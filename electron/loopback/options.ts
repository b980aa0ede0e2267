import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { AppError } from '#domain/contract/failure.ts';

export interface LoopbackArguments {
  readonly profile: string;
  readonly profileFolder: string;
  /** Where a new account signs in; empty when nobody has said. */
  readonly serverUrl: string;
  readonly port: number;
  readonly openBrowser: boolean;
  /** Vite's development server to take the page from, instead of the bundle. */
  readonly developmentServer: string | undefined;
  readonly signIn: { readonly login: string; readonly password: string } | undefined;
}

export const usage = `Usage: node electron/loopback/main.ts [options]
  --profile NAME       one person's data on this computer (default: default)
  --folder FOLDER      where the profile lies (default: in the user's data folder; HOLDFAST_HOME changes that)
  --server URL         the server for signing in (or HOLDFAST_SERVER)
  --port N             the port on 127.0.0.1 (default: any free one)
  --no-open            do not open a browser, only print the address
  --sign-in L:P        sign in with this login and password when no account is known; other users of the computer can
                       read a command line, so HOLDFAST_SIGN_IN=L:P is better`;

const httpUrl = z.url({ protocol: /^https?$/ });
const profileName = z.string().regex(/^(?!\.)[\p{L}\p{N}._-]{1,60}$/u);

/** Throws an AppError of kind `bad-request` that says what does not fit. */
export function parseArguments(argv: readonly string[], env: NodeJS.ProcessEnv): LoopbackArguments {
  const values = readFlags(argv);
  const profile = values.profile ?? 'default';
  if (!profileName.safeParse(profile).success) throw unfit('--profile takes letters, digits, ".", "_" and "-"');
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw unfit('--port takes a number from 0 to 65535');
  return {
    profile,
    profileFolder: resolve(values.folder ?? join(dataHome(env), 'profiles', profile)),
    serverUrl: asUrl('--server', values.server ?? env.HOLDFAST_SERVER) ?? '',
    port,
    openBrowser: !values['no-open'],
    developmentServer: asUrl('--development-server', values['development-server']),
    signIn: asSignIn(values['sign-in'] ?? env.HOLDFAST_SIGN_IN),
  };
}

function readFlags(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        profile: { type: 'string' },
        folder: { type: 'string' },
        server: { type: 'string' },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
        'sign-in': { type: 'string' },
        'development-server': { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw unfit(error instanceof Error ? error.message : 'the options do not fit');
  }
}

function asUrl(flag: string, text: string | undefined): string | undefined {
  if (!text) return undefined;
  if (!httpUrl.safeParse(text).success) throw unfit(`${flag} takes an address that begins with http:// or https://`);
  return text;
}

function asSignIn(text: string | undefined): LoopbackArguments['signIn'] {
  if (!text) return undefined;
  const [login, ...rest] = text.split(':');
  const password = rest.join(':');
  if (!login || !password) throw unfit('signing in takes a login and a password with a ":" between');
  return { login, password };
}

/** Where programs of this user keep their data. */
function dataHome(env: NodeJS.ProcessEnv): string {
  if (env.HOLDFAST_HOME) return resolve(env.HOLDFAST_HOME);
  switch (process.platform) {
    case 'win32':
      return join(env.APPDATA ?? join(homedir(), 'AppData/Roaming'), 'Holdfast');
    case 'darwin':
      return join(homedir(), 'Library/Application Support/Holdfast');
    default:
      return join(env.XDG_DATA_HOME ?? join(homedir(), '.local/share'), 'holdfast');
  }
}

function unfit(what: string): AppError {
  return new AppError('bad-request', `${what}.`);
}
