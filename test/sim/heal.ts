import { outboxCounts } from '#db/outbox/commands.ts';
import { getMeta } from '#db/outbox/meta.ts';
import { readCursors, readSnapshot } from '#db/replica/cursors.ts';
import { readSums } from '#db/replica/scope-sums.ts';
import { listShadows } from '#db/replica/shadows.ts';
import { sameJson } from '#domain/model/json.ts';
import { day } from '../builders/times.ts';
import { Killed } from './crash-point.ts';
import type { Desk } from './desk.ts';
import type { History } from './history.ts';
import {
  appendedOnce,
  conflictsKept,
  converged,
  endedOnce,
  executedInOrder,
  numbersResolve,
} from './oracles/outcome.ts';
import { Violation } from './oracles/violation.ts';

/** Rounds of all devices until nothing is left to do; a drifted scope may take a day more to be read again. */
const mostRounds = 12;
/** Messages of one device in a round. */
const mostMessages = 120;
const mostRepeats = 5;
const pageRows = 7;

/** I8: the network is back, and nothing goes wrong any more. Everything must come to rest. */
export async function heal(history: History): Promise<void> {
  await history.backend.commitSlow();
  for (const desk of history.desks) {
    if (desk.device.running) desk.device.kill(0);
    history.ensureRunning(desk);
  }
  let left = 'nothing was tried';
  let dayPassed = false;
  let quiet = 0;
  for (let round = 0; round < mostRounds; round++) {
    for (const desk of history.desks) await settle(history, desk);
    left = history.desks.map((desk) => unfinished(desk)).join('; ');
    await history.check();
    // Twice in a row: what one device sent last, the others still have to read.
    quiet = history.desks.every((desk) => unfinished(desk) === '') ? quiet + 1 : 0;
    const isAtRest = quiet >= 2;
    if (isAtRest && (dayPassed || !history.mayDrift)) return;
    // What differs by nobody's doing is looked for once a day, by a clock that may have been set back by one.
    if (isAtRest) quiet = 0;
    dayPassed ||= isAtRest;
    await history.clock.advance(isAtRest ? 3 * day : 31_000);
  }
  throw new Violation('I8', `after ${mostRounds} rounds there is left: ${left}`);
}

async function settle(history: History, desk: Desk): Promise<void> {
  const { line, device } = desk;
  let last = '';
  let repeats = 0;
  for (let message = 0; message < mostMessages; message++) {
    if (!line.request && (message === 0 || device.engine.state.connection === 'session-expired'))
      await history.wake(desk);
    const { request } = line;
    if (!request) return;
    const said = `${request.path} ${request.body}`;
    repeats = said === last ? repeats + 1 : 0;
    last = said;
    if (repeats > mostRepeats) throw new Violation('I8', `${device.name} repeats ${said.slice(0, 200)}`);
    try {
      await history.deliver(desk, 'arrives', pageRows, false);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      history.ensureRunning(desk);
    }
  }
  throw new Violation('I8', `${device.name} does not come to rest`);
}

/** What the device still has to do. */
function unfinished({ device }: Desk): string {
  const { outbox, replica } = device.peek;
  const { waiting } = outboxCounts(outbox);
  const { connection } = device.engine.state;
  const over = device.store.overlay.commands.length;
  if (waiting > 0) return `${device.name} has ${waiting} commands waiting (${connection})`;
  if (over > 0) return `${device.name} has ${over} commands unconfirmed (${connection})`;
  if (listShadows(replica).length > 0) return `${device.name} has images left over`;
  if (readSnapshot(replica)) return `${device.name} is in the middle of a snapshot (${connection})`;
  if (getMeta(outbox, 'token') === '' || connection !== 'online') return `${device.name} is ${connection}`;
  return '';
}

/** What must hold of the whole when it has come to rest. */
export async function judge(history: History): Promise<void> {
  const server = await history.backend.facts();
  for (const { device } of history.desks) {
    const { outbox, replica } = device.peek;
    const settled = { name: device.name, agentId: device.agentId, outbox, replica };
    converged(settled, server);
    const sums = readSums(replica);
    for (const scope of Object.keys(readCursors(replica)) as Parameters<typeof sums.get>[0][]) {
      const held = sums.get(scope) ?? { rows: 0, ids: 0, vers: 0 };
      if (!sameJson(held, server.checks[scope] ?? { rows: 0, ids: 0, vers: 0 }))
        throw new Violation('I1', `${device.name} reckons ${JSON.stringify(held)} in ${scope}`);
    }
  }
  endedOnce(history.made, server, (number) => deskOf(history, number).device.peek.outbox);
  appendedOnce(server);
  conflictsKept(server);
  numbersResolve(history.made, server, history.wasPutBack);
  executedInOrder(history.made, server);
}

function deskOf(history: History, number: number): Desk {
  const desk = history.desks[number];
  if (!desk) throw new Error('nobody sits there');
  return desk;
}
