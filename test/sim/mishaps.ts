import { sql } from '#db/connection/connection.ts';
import type { OutboxCommand } from '#db/outbox/command-rows.ts';
import { appendCommand, liveCommands, waitingCommands } from '#db/outbox/commands.ts';
import { readSnapshot } from '#db/replica/cursors.ts';
import type { CommandUid } from '#domain/model/ids.ts';
import { sameJson } from '#domain/model/json.ts';
import type { Desk } from './desk.ts';
import type { History } from './history.ts';
import { justMade } from './oracles/facts.ts';
import { Violation } from './oracles/violation.ts';
import { say, visibleRows } from './oracles/visible-rows.ts';
import type { Step } from './steps.ts';

/** I11: what was seen before is seen after. */
export async function restart({ device, line }: Desk): Promise<void> {
  const before = visibleRows(device.peek.replica);
  // While a batch of many leaves, rows follow its answers a moment later.
  const lags = !sameJson(standing(device.store.overlay.commands), standing(liveCommands(device.peek.outbox)));
  await device.stop();
  line.abandon();
  device.start();
  if (lags) return;
  const after = visibleRows(device.peek.replica);
  for (const key of new Set([...before.keys(), ...after.keys()]))
    if (!sameJson(before.get(key) ?? null, after.get(key) ?? null))
      throw new Violation('I11', `${device.name} showed ${say(before.get(key))}, then ${say(after.get(key))} (${key})`);
}

/** Files of a device are copied, put back or lost while no program has them open. */
export async function replaceFiles(history: History, desk: Desk, step: Step): Promise<void> {
  const { device, line, flicker, cursors } = desk;
  if (step.do === 'put-back' && !desk.copy) return;
  await device.stop();
  line.abandon();
  if (step.do === 'copy') {
    desk.copy = device.copy();
    desk.copied = new Set(history.made.filter((one) => one.device === desk.number).map(({ uid }) => uid));
  }
  if (step.do === 'lose-replica') device.loseReplica();
  if (step.do === 'put-back' && desk.copy) {
    history.wasPutBack = true;
    device.putBack(desk.copy, step.which);
    if (step.which === 'both')
      for (const one of history.made) if (one.device === desk.number && !desk.copied.has(one.uid)) one.orphaned = true;
  }
  if (step.do !== 'copy') {
    flicker.forget();
    cursors.forget();
  }
  device.start();
}

/** A row is gone from the replica, as by a defect of the disk or of ours. */
export function drift(history: History, { device }: Desk, on: number): void {
  const { replica } = device.peek;
  const rows = sql(
    replica,
    `select e.id from entry e where not exists (select 1 from shadow where shadow.id = e.id) order by e.id`,
  ).all<{ id: string }>();
  const chosen = rows[rows.length === 0 ? 0 : on % rows.length];
  if (!chosen || readSnapshot(replica)) return;
  history.mayDrift = true;
  sql(replica, 'delete from entry where id = ?').run(chosen.id);
}

/** One of the waiting commands will make the server break. */
export async function poison(history: History, { device }: Desk, on: number): Promise<void> {
  const waiting = waitingCommands(device.peek.outbox);
  const chosen = waiting[waiting.length === 0 ? 0 : on % waiting.length];
  if (chosen) await history.backend.breakOn(chosen.envelope.uid);
}

/** As another version of the program left it: nobody here or there can read it. */
export function foreign(history: History, desk: Desk): void {
  const { device, number } = desk;
  const uid = device.newId() as CommandUid;
  const envelope = {
    ...{ uid, name: 'case.unheard-of', version: 7, args: { caseId: 'x' }, base: {}, dependsOn: [] },
    ...{ actorId: device.agentId, happenedAt: history.clock.now },
  };
  appendCommand(device.outbox, { envelope, reads: [], writes: [] });
  device.store.realign();
  history.keep({ device: number, uid, name: envelope.name, made: null, ...justMade(history.clock.now) });
}

/** Which commands wait and which were answered; how many confirmed ones are kept does not matter here. */
function standing(commands: readonly OutboxCommand[]) {
  return commands.filter(({ state }) => state === 'waiting').map(({ seq }) => seq);
}
