// A device as a process of its own, asked by messages: what becomes of its disk becomes of nobody else's.
import { failureOf } from '#domain/contract/failure.ts';
import { type CoreDevice, startDevice } from '../harness/core-device.ts';
import type { DeviceAnswer, DeviceQuestion } from './device-messages.ts';

const [folder = '', serverUrl = ''] = process.argv.slice(2);
const say = (answer: DeviceAnswer) => process.send?.(answer);

let device: CoreDevice | undefined;
try {
  device = await startDevice({ folder, serverUrl });
  say({ id: 0, value: 'ready' });
} catch (error) {
  say({ id: 0, failure: failureOf(error) });
  process.disconnect();
}

process.on('message', async ({ id, name, input }: DeviceQuestion) => {
  try {
    if (name === 'close') {
      await device?.close();
      say({ id, value: null });
      process.disconnect();
    } else if (name === 'logged') say({ id, value: device?.logged });
    else say({ id, value: await device?.client.call(name as never, input as never) });
  } catch (error) {
    say({ id, failure: failureOf(error) });
  }
});
