import { day } from '../builders/times.ts';
import type { Desk } from './desk.ts';
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

/** An old server without a sign of it: what devices hold of versions given twice is not what it holds. */
async function restore(history: History, elsewhere: boolean): Promise<void> {
  if (!(await history.backend.restore(elsewhere))) return;
  history.wasPutBack = true;
  if (!elsewhere) history.mayDrift = true;
  // So long are acknowledged commands kept for a server that forgot them.
  for (const one of history.made) if (one.at < history.clock.now - 30 * day) one.orphaned = true;
  for (const { cursors, flicker, line } of history.desks) {
    cursors.forget();
    // Of the same epoch, its former answers could not be told from its own; they went with its connections.
    if (!elsewhere) line.forgetAnswers();
    if (elsewhere) flicker.forget();
    else flicker.stop();
  }
}
