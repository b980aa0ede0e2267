import type { PullRequest, PullResponse, SnapshotPosition } from '#domain/contract/wire/pull.ts';
import { TestDevice } from '../../harness/test-device.ts';
import { accountOf } from './fill-server.ts';
import { startRelay } from './relay.ts';

const pageRows = 2000;

/** What a first sync brings over a network: a device on this machine is spared the compression, so one that is not is played here. */
export async function compressedBytes(url: string): Promise<number> {
  const relay = await startRelay(url);
  const device = await TestDevice.signIn(relay.url, accountOf(0));
  const cursors: Record<string, number> = {};
  let snapshot: SnapshotPosition | null = null;
  for (let done = false; !done; ) {
    const asked: PullRequest = {
      epoch: device.epoch,
      generation: 1,
      cursors,
      snapshot,
      limit: pageRows,
      count: false,
      acknowledged: 0,
    };
    const encoding = { 'accept-encoding': 'zstd, gzip' };
    const { body, failure } = await device.send<PullResponse>('POST', '/v1/pull', asked, encoding);
    if (failure) throw new Error(`pull failed: ${failure.kind}`);
    if (body.snapshot) snapshot = body.snapshot.last ? null : body.snapshot.position;
    if (body.snapshot?.last) Object.assign(cursors, body.snapshot.position.at);
    for (const page of body.pages) cursors[page.scope] = page.cursor;
    done = body.done;
  }
  await relay.close();
  return relay.received();
}
