import type { AttachmentState } from '#domain/model/choices.ts';
import type { ServerContext } from '../context.ts';
import { errorFields } from '../log.ts';
import { rows } from '../sql/statement.ts';
import { isNamed, sayState } from './attachment-rows.ts';
import type { Files } from './files.ts';
import { finishUpload } from './finish-upload.ts';

const hourMs = 60 * 60_000;
/** An upload that nobody went on with for so long is begun again when its device comes back. */
const forgottenAfterMs = 3 * 24 * hourMs;
const hashesAtOnce = 200;
/** As long as devices keep content that no record speaks of. */
const letGoAfterMs = 3 * 24 * hourMs;

/**
 * Brings records and content in line after a start: a database or a folder put back from a backup may know more than the other. A
 * device that still has what is missing sends it again when its record says so.
 */
export async function compareFiles(context: ServerContext, { blobs }: Files, stopped = () => false): Promise<void> {
  const { store, workspace } = context;
  for (let after = ''; !stopped(); ) {
    const found = await rows<{ sha256: string; states: readonly AttachmentState[] }>(
      store.db,
      `select sha256, json_agg(distinct state) as states from attachment where workspace_id = $1 and sha256 > $2
       group by sha256 order by sha256 limit ${hashesAtOnce}`,
      [workspace.id, after],
    );
    for (const { sha256, states } of found) {
      if (stopped()) return;
      const state: AttachmentState = (await blobs.sizeOf(sha256)) === undefined ? 'awaiting-bytes' : 'ready';
      if (states.some((said) => said !== state)) await sayState(context, sha256, state);
    }
    const last = found.at(-1);
    if (!last || found.length < hashesAtOnce) return;
    after = last.sha256;
  }
}

/** Removes content that was ordered to be erased and is here all the same: a server was stopped between the order and the file. */
async function removeErased({ store, workspace }: ServerContext, { blobs }: Files): Promise<void> {
  const erased = await rows<{ sha256: string }>(
    store.db,
    `select distinct named.sha256 from erase_order, jsonb_array_elements_text(erase_order.files) as named(sha256)
     where erase_order.workspace_id = $1 and not exists (
       select 1 from attachment where attachment.workspace_id = $1 and attachment.sha256 = named.sha256)`,
    [workspace.id],
  );
  for (const { sha256 } of erased) await blobs.remove(sha256);
}

/** Removes content that only removed files speak of: some days later, for the one who removed them may put them in again. */
export async function removeLetGo(context: ServerContext, { blobs }: Files, now = Date.now()): Promise<void> {
  const { store, workspace } = context;
  const found = await rows<{ sha256: string }>(
    store.db,
    `select sha256 from attachment where workspace_id = $1 group by sha256
     having bool_and(removed_at is not null) and max(removed_at) < $2 and bool_or(state = 'ready')`,
    [workspace.id, now - letGoAfterMs],
  );
  for (const { sha256 } of found) {
    // In this order: what is put in again meanwhile finds that it has to be sent.
    await sayState(context, sha256, 'awaiting-bytes');
    await blobs.remove(sha256);
  }
}

/** Finishes uploads that were whole when a server was killed, and forgets those that nobody goes on with or that were erased. */
export async function tidyUploads(context: ServerContext, files: Files, now = Date.now()): Promise<void> {
  for (const { id, touchedAt } of await files.uploads.list()) {
    if (now - touchedAt > forgottenAfterMs) {
      await files.uploads.forget(id);
      continue;
    }
    const upload = await files.uploads.getUpload(id).catch(() => undefined);
    const sha256 = upload?.metadata?.sha256;
    if (!upload || !sha256) continue;
    if (!(await isNamed(context, sha256))) {
      await files.uploads.forget(id);
      continue;
    }
    if (upload.offset !== upload.size) continue;
    await finishUpload(context, files, id, sha256).catch((error: unknown) =>
      context.log.warn('an upload that was whole could not be taken', errorFields(error)),
    );
  }
}

/** Does all of it at the start, and what may come up meanwhile every hour. Returns what stops it and waits for what is under way. */
export function keepTidy(context: ServerContext, files: Files): () => Promise<void> {
  let isStopped = false;
  const complain = (error: unknown): void =>
    context.log.warn('the files could not be looked after', errorFields(error));
  const everyHour = async (): Promise<void> => {
    await tidyUploads(context, files);
    await removeErased(context, files);
    await removeLetGo(context, files);
  };
  const atStart = async (): Promise<void> => {
    await everyHour();
    await compareFiles(context, files, () => isStopped);
  };
  let underWay = atStart().catch(complain);
  const timer = setInterval(() => {
    underWay = underWay.then(everyHour).catch(complain);
  }, hourMs);
  return async () => {
    isStopped = true;
    clearInterval(timer);
    await underWay;
  };
}
