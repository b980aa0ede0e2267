import { randomUUID } from 'node:crypto';
import type { CommandInput } from '#domain/commands/registry.ts';
import type { CaseId } from '#domain/model/ids.ts';
import type { CoreDevice } from './core-device.ts';

/** Opened there, in the first team unless told otherwise. */
export async function openedCase(
  { client }: CoreDevice,
  subject: string,
  more: Partial<CommandInput<'case.open'>> = {},
): Promise<CaseId> {
  const { teams } = await client.call('people.list', {});
  return (await client.run('case.open', { subject, teamId: teams[0]?.id ?? '', ...more })).made?.id as CaseId;
}

export async function openedCases(on: CoreDevice, count: number): Promise<CaseId[]> {
  const made: CaseId[] = [];
  for (let n = 0; n < count; n++) made.push(await openedCase(on, `Case ${n}`));
  return made;
}

export const fieldsOf = async ({ client }: CoreDevice, caseId: CaseId) =>
  (await client.call('cases.get', { caseId })).fields;

export const workOffline = ({ client }: CoreDevice, on = true) => client.call('sync.setWorkOffline', { on });

/** Everything done meanwhile sent, and everything missed here. */
export async function workOnline(device: CoreDevice): Promise<void> {
  await workOffline(device, false);
  await device.settled();
}

export const waiting = async ({ client }: CoreDevice) => (await client.call('sync.get', {})).waiting;

export const undo = ({ client }: CoreDevice, token: string | undefined | null) =>
  client.call('undo.run', { token: token ?? '', id: randomUUID() });
