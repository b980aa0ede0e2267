// A server after WatermelonDB's documentation of its sync protocol; everything is in memory. A change's number is its time.
import { createServer } from 'node:http';
import { serveSteps } from '../steps/serve-steps.ts';
import { bodyOf, listening, readRows } from './options.mjs';

const rows = new Map();
const changedAt = new Map();
let now = 1;

function write(row) {
  rows.set(row.id, { ...rows.get(row.id), ...row });
  now += 1;
  changedAt.set(row.id, now);
}

function changesSince(since) {
  if (since === 0) return { created: [...rows.values()], updated: [], deleted: [] };
  const changed = [...changedAt].filter(([, at]) => at > since).map(([id]) => rows.get(id));
  return { created: [], updated: changed, deleted: [] };
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://server');
  if (url.pathname === '/pull') {
    const tickets = changesSince(Number(url.searchParams.get('since')));
    response.end(JSON.stringify({ changes: { tickets }, timestamp: now }));
    return;
  }
  const { changes } = await bodyOf(request);
  for (const { _status, _changed, ...row } of [...changes.tickets.created, ...changes.tickets.updated]) write(row);
  response.end('{}');
});

serveSteps({
  async start() {
    for await (const row of readRows()) rows.set(row.id, row);
    return { url: await listening(server) };
  },
  change({ edits }) {
    for (const { id, field, value } of edits) write({ id, [field]: value });
  },
});
