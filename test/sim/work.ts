import { sql } from '#db/connection/connection.ts';
import { commandByUid } from '#db/outbox/commands.ts';
import { AppError } from '#domain/contract/failure.ts';
import { Killed } from './crash-point.ts';
import type { Desk } from './desk.ts';
import type { Device } from './device.ts';
import type { History } from './history.ts';
import { justMade, type Made } from './oracles/facts.ts';
import { ask } from './people-acts.ts';
import type { Step } from './steps.ts';
import { turn } from './virtual-clock.ts';

/** What the person before a device does. */
export async function work(history: History, desk: Desk, step: Extract<Step, { do: 'act' }>): Promise<void> {
  const { device } = desk;
  const change = (part: Partial<Pick<Made, 'takenBack' | 'putAside'>>) => (uid: string) => {
    const chosen = history.made.find((one) => one.uid === uid);
    if (chosen) Object.assign(chosen, part);
  };
  if (step.act === 'cancel') {
    device.cancel(step.on, change({ takenBack: true }));
    return;
  }
  if (step.act === 'dismiss') {
    device.dismiss(step.on, change({ putAside: true }));
    return;
  }
  const mark = history.nextMark();
  const asked = ask({ replica: device.peek.replica, act: step.act, on: step.on, value: step.value, mark });
  if (asked) command(history, desk, asked.name, asked.input);
  await turn();
}

function command(history: History, desk: Desk, name: string, input: unknown): void {
  const { device, flicker, number } = desk;
  const before = lastUid(device);
  try {
    const { made, uid } = device.run(name, input);
    history.keep({ device: number, uid, name, made, ...justMade(history.clock.now) });
    if (device.running) flicker.wrote(device, uid);
    else flicker.forget();
  } catch (error) {
    // Refused here already: the person was told, nothing was saved.
    if (error instanceof AppError) return;
    if (!(error instanceof Killed)) throw error;
    savedThoughKilled(history, desk, name, before);
    flicker.forget();
    throw error;
  } finally {
    history.note(name);
  }
}

/** Killed before it could say so, the command may be in the file all the same. */
function savedThoughKilled(history: History, desk: Desk, name: string, before: string | undefined): void {
  history.ensureRunning(desk);
  const uid = lastUid(desk.device);
  if (uid === undefined || uid === before || !commandByUid(desk.device.peek.outbox, uid)) return;
  history.keep({ device: desk.number, uid, name, made: null, ...justMade(history.clock.now) });
}

function lastUid(device: Device): string | undefined {
  return sql(device.peek.outbox, 'select uid from command order by seq desc limit 1').get<{ uid: string }>()?.uid;
}
