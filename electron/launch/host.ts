import { join } from 'node:path';
import { type Child, startNode, startProgram } from './child.ts';

export interface HostOptions {
  readonly repository: string;
  readonly home: string;
  readonly profile: string;
  readonly profileFolder: string;
  readonly serverUrl: string;
  /** `login:password` of a sample account. */
  readonly signIn: string | undefined;
  readonly openBrowser: boolean;
  readonly developmentServer: string | undefined;
  readonly print: (line: string) => void;
  /** Whether lines for other programs are passed on too. */
  readonly printReadyLine: boolean;
}

const readyLine = 'HOLDFAST_READY ';

/** The plain-Node host with the person's browser. */
export function startLoopbackHost(options: HostOptions): Child {
  const { repository, print, printReadyLine } = options;
  return startNode(
    join(repository, 'electron/loopback/main.ts'),
    [...hostFlags(options), ...(options.openBrowser ? [] : ['--no-open'])],
    {
      cwd: repository,
      env: hostEnvironment(options),
      onLine: (line) => {
        if (printReadyLine || !line.startsWith(readyLine)) print(line);
      },
    },
  );
}

export interface ElectronHost extends Child {
  /** True once its window is up; false when it ended before that. */
  readonly cameUp: Promise<boolean>;
}

/** The desktop host. What Electron itself prints (graphics drivers mostly) goes nowhere. */
export function startElectronHost(program: string, options: HostOptions): ElectronHost {
  const { promise: cameUp, resolve } = Promise.withResolvers<boolean>();
  const child = startProgram(program, [options.repository, ...hostFlags(options)], {
    cwd: options.repository,
    env: { ...hostEnvironment(options), HOLDFAST_LAUNCHER: String(process.pid) },
    onLine: (line) => {
      if (line.startsWith(readyLine)) resolve(true);
      if (line.startsWith('Holdfast')) options.print(line);
    },
  });
  // Ending well without a window: it has handed over to the program that is open already.
  void child.ended.then((code) => resolve(code === 0));
  return { ...child, cameUp };
}

function hostFlags({ profile, profileFolder, serverUrl, developmentServer }: HostOptions): string[] {
  return [
    `--profile=${profile}`,
    `--folder=${profileFolder}`,
    `--server=${serverUrl}`,
    ...(developmentServer ? [`--development-server=${developmentServer}`] : []),
  ];
}

/** Passwords travel here: a command line can be read by every user of the machine. */
function hostEnvironment({ signIn }: HostOptions): Record<string, string> {
  return signIn ? { HOLDFAST_SIGN_IN: signIn } : {};
}
