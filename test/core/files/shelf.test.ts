// What lies on the device: as much as it should be, and never less than what the server may not have.
import { createHash, randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FileVault } from '#core/files/file-vault.ts';
import { Shelf } from '#core/files/shelf.ts';
import { transaction } from '#db/connection/connection.ts';
import type { OutboxWriter, ReplicaWriter } from '#db/connection/handle.ts';
import { openOutbox } from '#db/open.ts';
import { appendCommand, cancelCommands } from '#db/outbox/commands.ts';
import {
  fileIsReady,
  fileUsed,
  findFile,
  forgetFile,
  keepFile,
  keptBytes,
  listFiles,
  noteUpload,
} from '#db/outbox/files.ts';
import { deleteRecord } from '#db/replica/records.ts';
import { buildEnvelope } from '../../builders/envelope.ts';
import { ids } from '../../builders/ids.ts';
import { buildAttachment } from '../../builders/records.ts';
import { testKey } from '../../db/keys.ts';
import { emptyReplica, save } from '../../db/replica/replica-harness.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

const day = 24 * 60 * 60_000;
const quota = 3000;

interface World {
  readonly folder: string;
  readonly outbox: OutboxWriter;
  readonly replica: ReplicaWriter;
  readonly vault: FileVault;
  readonly shelf: Shelf;
  readonly let: string[];
}

function world(): World {
  const folder = temporaryFolder();
  const outbox = openOutbox(join(folder, 'outbox.db'), testKey());
  const replica = emptyReplica();
  const vault = new FileVault(join(folder, 'files'), testKey(), randomBytes);
  const gone: string[] = [];
  const shelf = new Shelf({ outbox, replica, vault, quota: () => quota, changed: (sha256) => gone.push(sha256) });
  return { folder, outbox, replica, vault, shelf, let: gone };
}

/** The nth file, 1000 bytes, used at n; on the server and told so by a record, unless said otherwise. */
async function put(at: World, n: number, server: 'ready' | 'awaiting-bytes' | 'no record' = 'ready'): Promise<string> {
  const bytes = Buffer.alloc(1000, n);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const writer = await at.vault.begin(String(n));
  await writer.append(bytes);
  await writer.finish();
  await at.vault.adopt(String(n), sha256);
  keepFile(at.outbox, sha256, 1000, n);
  if (server !== 'no record') save(at.replica, buildAttachment(n, { sha256, size: 1000, state: server }));
  if (server === 'ready') fileIsReady(at.outbox, sha256);
  fileUsed(at.outbox, sha256, n);
  return sha256;
}

test('what is taken in while the shelf is looked through is not missed', async () => {
  const at = world();
  const { promise: taking, resolve: goOn } = Promise.withResolvers<void>();
  const listed = at.vault.list.bind(at.vault);
  at.vault.list = async () => {
    const found = await listed();
    await taking;
    return found;
  };
  const looked = at.shelf.reconcile(1);
  const taken = at.shelf.exclusively(() => put(at, 2, 'awaiting-bytes'));
  // Whoever does not wait for the look has long put it there by then.
  setTimeout(goOn, 100);
  await looked;
  expect(findFile(at.outbox, await taken)).toMatchObject({ state: 'queued-up', here: true, failure: null });
});

describe('room', () => {
  test('is made by letting go of what was used least recently', async () => {
    const at = world();
    const hashes: string[] = [];
    for (const n of [1, 2, 3, 4, 5]) hashes.push(await put(at, n));
    fileUsed(at.outbox, hashes[0] ?? '', 99);
    await at.shelf.makeRoom('');
    expect(at.let).toEqual([hashes[1], hashes[2]]);
    expect(at.vault.has(hashes[1] ?? '')).toBe(false);
    expect(keptBytes(at.outbox)).toBe(quota);
    await at.shelf.makeRoom('', 1500);
    expect(keptBytes(at.outbox)).toBe(1000);
  });

  test('is never made by what the server lacks or may lack, however much that is', async () => {
    const at = world();
    for (const n of [1, 2, 3]) await put(at, n, 'awaiting-bytes');
    await put(at, 4, 'no record');
    const lost = await put(at, 5);
    save(at.replica, buildAttachment(5, { sha256: lost, size: 1000, state: 'awaiting-bytes' }, { rev: 2 }));
    const wanted = await put(at, 6);
    await at.shelf.makeRoom(wanted);
    expect(at.let).toEqual([]);
    expect(keptBytes(at.outbox)).toBe(6000);
  });
});

describe('after a start', () => {
  test('list and disk agree again, and nothing that is only here is forgotten', async () => {
    const at = world();
    const [ready, waiting, unlisted] = [await put(at, 1), await put(at, 2, 'awaiting-bytes'), await put(at, 3)];
    const half = await put(at, 4, 'awaiting-bytes');
    noteUpload(at.outbox, half, '/v1/files/1', 500);
    rmSync(join(at.folder, 'files', ready));
    rmSync(join(at.folder, 'files', waiting));
    const other = openOutbox(join(at.folder, 'other.db'), testKey());
    await at.shelf.reconcile(9);
    expect(findFile(at.outbox, ready)).toBeUndefined();
    expect(findFile(at.outbox, waiting)).toMatchObject({ state: 'failed', failure: { kind: 'damaged' } });
    expect(findFile(at.outbox, half)).toMatchObject({ state: 'up', sent: 500 });

    // The list is new, after a repair of the outbox.
    const again = new Shelf({ ...at, outbox: other, quota: () => quota, changed: () => undefined });
    await again.reconcile(9);
    expect(
      listFiles(other)
        .map(({ sha256, state, here }) => [sha256, state, here])
        .sort(),
    ).toEqual([unlisted, half].map((sha256) => [sha256, 'queued-up', true]).sort());
  });
});

describe('what no record speaks of', () => {
  test('stays for days, for a server put back from a backup may want it, and goes then', async () => {
    const at = world();
    const sha256 = await put(at, 1);
    transaction(at.replica, () => deleteRecord(at.replica, { collection: 'attachment', id: ids.attachment(1) }));
    await at.shelf.tidy(10 * day);
    await at.shelf.tidy(12 * day);
    expect(at.vault.has(sha256)).toBe(true);
    await at.shelf.tidy(14 * day);
    expect(at.vault.has(sha256)).toBe(false);
    expect(listFiles(at.outbox)).toEqual([]);
  });

  test('stays for good while a command of this device does, and from anew when a record comes back', async () => {
    const at = world();
    const sha256 = await put(at, 1, 'no record');
    const envelope = buildEnvelope(1, { name: 'attachment.add', args: { sha256 } });
    appendCommand(at.outbox, { envelope, reads: [], writes: [] });
    for (const days of [10, 20, 30]) await at.shelf.tidy(days * day);
    expect(at.vault.has(sha256)).toBe(true);
    cancelCommands(at.outbox, [envelope.uid]);
    await at.shelf.tidy(40 * day);
    save(at.replica, buildAttachment(1, { sha256, size: 1000 }));
    await at.shelf.tidy(50 * day);
    expect(findFile(at.outbox, sha256)?.unclaimedSince).toBeNull();
    expect(at.vault.has(sha256)).toBe(true);
  });
});

describe('pictures in articles', () => {
  const inArticle = (n: number, some: object = {}) =>
    buildAttachment(n, { ...{ caseId: null, entryId: null, articleId: ids.article(1), size: 1000 }, ...some });

  test('are wished for ahead, each once, as long as half of the room stays free', () => {
    const at = world();
    save(at.replica, inArticle(1), inArticle(2), buildAttachment(3, { size: 1000 }));
    expect(at.shelf.wishAhead(1)).toBe(true);
    // Half of 3000 bytes holds one of them; the newer is first.
    expect(listFiles(at.outbox)).toMatchObject([
      { sha256: inArticle(2).fields.sha256, state: 'queued-down', here: false },
    ]);
    expect(at.shelf.wishAhead(2)).toBe(false);
    // It could not be had: then the other one is wished for, and this one is not again.
    forgetFile(at.outbox, inArticle(2).fields.sha256);
    expect(at.shelf.wishAhead(3)).toBe(true);
    forgetFile(at.outbox, inArticle(1).fields.sha256);
    expect(at.shelf.wishAhead(4)).toBe(false);
  });

  test.each([
    ['a video', { mediaType: 'video/mp4' }],
    ['one that the server lacks', { state: 'awaiting-bytes' }],
    ['a large one', { size: 6_000_000 }],
  ])('not %s', (_what, some) => {
    const at = world();
    save(at.replica, inArticle(1, some));
    expect(at.shelf.wishAhead(1)).toBe(false);
  });
});
