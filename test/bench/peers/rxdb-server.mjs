// A server after RxDB's documentation of its replication over HTTP; everything is in memory. The number of a change is its time.
import { createServer } from 'node:http';
import { serveSteps } from '../steps/serve-steps.ts';
import { bodyOf, listening, readRows } from './options.mjs';

const rows = new Map();
/** All versions in order; one that was replaced is passed over. */
const log = [];
const listeners = new Set();

function write(row) {
  const written = { ...row, updatedAt: log.length + 1, _deleted: false };
  rows.set(row.id, written);
  log.push(written);
  return written;
}

function tell(documents) {
  if (documents.length === 0) return;
  const text = `${JSON.stringify({ documents, checkpoint: { updatedAt: documents.at(-1).updatedAt } })}\n`;
  for (const listener of listeners) listener.write(text);
}

function pull(after, limit) {
  const documents = [];
  // A change's number is its place in the log.
  let at = after;
  for (; at < log.length && documents.length < limit; at++)
    if (rows.get(log[at].id) === log[at]) documents.push(log[at]);
  return { documents, checkpoint: { updatedAt: at } };
}

function push(changes) {
  const conflicts = [];
  const written = [];
  for (const { newDocumentState, assumedMasterState } of changes) {
    const held = rows.get(newDocumentState.id);
    if (held && held.updatedAt !== assumedMasterState?.updatedAt) conflicts.push(held);
    else written.push(write(newDocumentState));
  }
  tell(written);
  return conflicts;
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://server');
  if (url.pathname === '/stream') {
    response.flushHeaders();
    listeners.add(response);
    request.on('close', () => listeners.delete(response));
  } else if (url.pathname === '/pull') {
    const page = pull(Number(url.searchParams.get('after')), Number(url.searchParams.get('limit')));
    response.end(JSON.stringify(page));
  } else response.end(JSON.stringify(push(await bodyOf(request))));
});

serveSteps({
  async start() {
    for await (const row of readRows()) write(row);
    return { url: await listening(server) };
  },
  change({ edits }) {
    tell(edits.map(({ id, field, value }) => write({ ...rows.get(id), [field]: value })));
  },
});
