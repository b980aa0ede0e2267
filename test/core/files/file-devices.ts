import type { AttachmentPlace, AttachmentView } from '#domain/contract/ipc/attachment-views.ts';
import type { FileOwner } from '#domain/model/file-owner.ts';
import type { AttachmentId, CaseId, TeamId } from '#domain/model/ids.ts';
import { type CoreDevice, startDevice } from '../../harness/core-device.ts';
import { eventually } from '../../harness/eventually.ts';

/** A pause is over soon; what waits for an answer gets its time. */
const timing = { longestProbePauseMs: 100, longestPauseMs: 100 } as const;

export async function deviceOf(login: string, folder: string, serverUrl: string): Promise<CoreDevice> {
  const device = await startDevice({ folder, serverUrl, timing });
  await device.signIn(login, 'correct horse');
  return device;
}

export function deviceAgain(folder: string, serverUrl: string): Promise<CoreDevice> {
  return startDevice({ folder, serverUrl, timing });
}

export async function openCase({ client }: CoreDevice, teamId: TeamId): Promise<CaseId> {
  const saved = await client.run('case.open', { subject: '屏幕碎了', teamId });
  return saved.made?.id as CaseId;
}

/** Hands over a file as a window does, in pieces. */
export async function attach(
  device: CoreDevice,
  caseId: CaseId,
  name: string,
  bytes: Uint8Array,
): Promise<AttachmentId> {
  return await attachTo(device, { caseId }, name, bytes);
}

export async function attachTo(
  { client }: CoreDevice,
  owner: FileOwner,
  name: string,
  bytes: Uint8Array,
): Promise<AttachmentId> {
  const announced = { ...owner, name, mediaType: 'image/png', size: bytes.length };
  const { fileId } = await client.call('attachments.begin', announced);
  for (let offset = 0; offset < bytes.length; offset += 200_000) {
    const data = Buffer.from(bytes.subarray(offset, offset + 200_000)).toString('base64');
    await client.call('attachments.append', { fileId, offset, data });
  }
  const saved = await client.call('attachments.finish', { fileId });
  return saved.made?.id as AttachmentId;
}

export async function contentOf({ client }: CoreDevice, attachmentId: AttachmentId): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let offset = 0; ; ) {
    const { data, size } = await client.call('attachments.get', { attachmentId, offset });
    const piece = Buffer.from(data, 'base64');
    pieces.push(piece);
    offset += piece.length;
    if (offset >= size) return Buffer.concat(pieces);
  }
}

export async function viewOf(device: CoreDevice, caseId: CaseId, id: AttachmentId): Promise<AttachmentView> {
  const views = await device.client.call('attachments.list', { caseId });
  const found = views.find((view) => view.id === id);
  if (!found) throw new Error(`the case has ${views.length} files, not this one\n${device.logged.join('\n')}`);
  return found;
}

export function placeIs(
  device: CoreDevice,
  caseId: CaseId,
  id: AttachmentId,
  ...places: AttachmentPlace[]
): Promise<AttachmentView> {
  return eventually(async () => {
    const view = await viewOf(device, caseId, id);
    if (!places.includes(view.place))
      throw new Error(`it is ${view.place}: ${JSON.stringify(view)}\n${device.logged.join('\n')}`);
    return view;
  });
}
