import { onTestFinished } from 'vitest';
import { type CoreDevice, type DeviceOptions, startDevice } from './core-device.ts';
import { everybodysPassword } from './team-server.ts';
import { temporaryFolder } from './temp-folder.ts';

type Options = Omit<DeviceOptions, 'folder'> & Partial<DeviceOptions>;

/** One of the team, signed in, with all that the server has for them. Outside a test, say which folder. */
export async function deviceAtWork(
  login: string,
  { folder = temporaryFolder(), ...options }: Options,
): Promise<CoreDevice> {
  const device = await startDevice({ folder, ...options });
  await device.signIn(login, everybodysPassword);
  await device.settled();
  return device;
}

/** The same, closed when the test ends. */
export async function deviceOfTest(login: string, options: Options): Promise<CoreDevice> {
  const device = await deviceAtWork(login, options);
  onTestFinished(() => device.close());
  return device;
}
