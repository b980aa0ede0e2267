import { join, resolve } from 'node:path';

export interface DesktopArguments {
  readonly profile: string;
  readonly profileFolder: string;
  /** Where Electron keeps its own files: one per profile, so that each profile has its own window and lock. */
  readonly electronFolder: string;
  readonly serverUrl: string;
  readonly developmentServer: string | undefined;
  readonly signIn: { readonly login: string; readonly password: string } | undefined;
  /** The launcher's process; when it ends, so does this program. */
  readonly launcherPid: number | undefined;
}

/** Reads the flags that the launcher passes. Others stand among them: Chromium's own, and links to open. */
export function readArguments(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  { appData, isPackaged }: { readonly appData: string; readonly isPackaged: boolean },
): DesktopArguments {
  const flag = (name: string): string | undefined => {
    const prefix = `--${name}=`;
    return argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length) || undefined;
  };
  const asked = flag('profile') ?? 'default';
  const profile = /^(?!\.)[\p{L}\p{N}._-]{1,60}$/u.test(asked) ? asked : 'default';
  const profileFolder = resolve(flag('folder') ?? join(appData, 'Holdfast/profiles', profile));
  const [login, ...password] = (env.HOLDFAST_SIGN_IN ?? '').split(':');
  return {
    profile,
    profileFolder,
    electronFolder: join(profileFolder, 'electron'),
    serverUrl: flag('server') ?? env.HOLDFAST_SERVER ?? '',
    developmentServer: isPackaged ? undefined : flag('development-server'),
    signIn: login && password.length > 0 ? { login, password: password.join(':') } : undefined,
    launcherPid: Number(env.HOLDFAST_LAUNCHER) || undefined,
  };
}
