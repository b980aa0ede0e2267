import { completeCursors, readCursors, readSnapshot } from '#db/replica/cursors.ts';
import { sameJson } from '#domain/model/json.ts';
import { day } from '../builders/times.ts';
import type { Desk } from './desk.ts';
import type { Device } from './device.ts';
import type { History } from './history.ts';
import { drift, foreign, poison, replaceFiles, restart } from './mishaps.ts';
import type { Step } from './steps.ts';
import { turn } from './virtual-clock.ts';
import { work } from './work.ts';

/** Makes happen what a step says. */
export async function playStep(history: History, step: Step): Promise<void> {
  const at = 'device' in step ? history.desks[step.device % history.desks.length] : undefined;
  if (at) await doAt(history, at, step);
  else await doElsewhere(history, step);
}

async function doAt(history: History, desk: Desk, step: Step): Promise<void> {
  const { device } = desk;
  if (step.do === 'kill') {
    kill(desk, step.after);
    return;
  }
  if (step.do !== 'rights') history.ensureRunning(desk);
  switch (step.do) {
    case 'act':
      await work(history, desk, step);
      break;
    case 'deliver':
      await history.deliver(desk, step.fate, step.rows, step.held);
      break;
    case 'poke':
      device.engine.kick();
      await turn();
      break;
    case 'restart':
      await restart(desk);
      break;
    case 'rights':
      await history.backend.rights(desk.number, step.teams);
      break;
    case 'clock':
      device.skewMs += step.ms;
      break;
    case 'drift':
      drift(history, desk, step.on);
      break;
    case 'poison':
      await poison(history, desk, step.on);
      break;
    case 'foreign':
      foreign(history, desk);
      break;
    default:
      await replaceFiles(history, desk, step);
  }
}

async function doElsewhere(history: History, step: Step): Promise<void> {
  switch (step.do) {
    case 'wait':
      await history.clock.advance(step.ms);
      break;
    case 'stray': {
      const [stray] = history.strays.splice(step.pick % Math.max(1, history.strays.length), 1);
      if (stray) history.note(await history.backend.serve(stray).then((answer) => answer.ok));
      break;
    }
    case 'colleague':
      await history.backend.colleague(step.act, step.on, step.value);
      break;
    case 'collect':
      await history.backend.collectTombstones();
      break;
    case 'commit-slow':
      await history.backend.commitSlow();
      break;
    case 'backup':
      await history.backend.backup();
      break;
    case 'restore':
      await restore(history, step.elsewhere);
      break;
  }
}

function kill(desk: Desk, after: number): void {
  const { device, line } = desk;
  if (device.running) device.kill(after);
  else {
    line.abandon();
    device.start(after);
  }
}

async function restore(history: History, elsewhere: boolean): Promise<void> {
  if (!(await history.backend.restore(elsewhere))) return;
  history.wasPutBack = true;
  if (!elsewhere && history.desks.some(({ device }) => mayKeepForgotten(device))) history.mayDrift = true;
  // So long are acknowledged commands kept for a server that forgot them.
  for (const one of history.made) if (one.at < history.clock.now - 30 * day) one.orphaned = true;
  for (const { cursors, flicker } of history.desks) {
    cursors.forget();
    flicker.forget();
  }
}

/**
 * A snapshot's rows are of later versions than those it began at, which are all that the device tells the server until it has read the
 * changes since: what the server forgets of them stays, until sums are compared.
 */
function mayKeepForgotten(device: Device): boolean {
  if (!device.running) return true;
  const { replica } = device.peek;
  return readSnapshot(replica) !== null || !sameJson(readCursors(replica), completeCursors(replica));
}
