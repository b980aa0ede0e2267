import { spawn } from 'node:child_process';

/** Asks the desktop to show the address in the person's own browser. False where there is nobody to ask. */
export function openBrowser(address: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const command = commandFor(address, env);
  if (!command) return Promise.resolve(false);
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const child = spawn(command.program, command.args, { detached: true, stdio: 'ignore' });
  child.once('error', () => resolve(false));
  // xdg-open stays while a browser it started first stays: no answer soon means that one is starting.
  const assumed = setTimeout(() => resolve(true), 2000);
  child.once('exit', (code) => {
    clearTimeout(assumed);
    resolve(code === 0);
  });
  child.unref();
  return promise;
}

function commandFor(address: string, env: NodeJS.ProcessEnv): { program: string; args: string[] } | undefined {
  switch (process.platform) {
    case 'win32':
      return { program: 'rundll32', args: ['url.dll,FileProtocolHandler', address] };
    case 'darwin':
      return { program: 'open', args: [address] };
    default:
      return env.DISPLAY || env.WAYLAND_DISPLAY ? { program: 'xdg-open', args: [address] } : undefined;
  }
}
