// PouchDB over LevelDB in Node.
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { serveSteps } from '../steps/serve-steps.ts';
import { atPace, Sightings } from './sightings.mjs';

const PouchDB = createRequire(import.meta.url)('pouchdb-node');
const batches = { batch_size: 1000, batches_limit: 10 };
const sightings = new Sightings();
let tickets;
let remote;
let live;

async function sync() {
  const begin = performance.now();
  await PouchDB.replicate(remote, tickets, batches);
  await PouchDB.replicate(tickets, remote, batches);
  return { ms: performance.now() - begin };
}

async function change({ id, field, value }) {
  await tickets.put({ ...(await tickets.get(id)), [field]: value });
}

/** Both ways, until told otherwise. Resolves when it has caught up. */
async function goLive() {
  live = PouchDB.sync(tickets, remote, { live: true, retry: true, ...batches });
  await once(live, 'paused');
}

serveSteps({
  open({ folder, url }) {
    tickets = new PouchDB(join(folder, 'tickets'));
    remote = new PouchDB(`${url}/tickets`);
  },
  sync,
  async push() {
    const begin = performance.now();
    await PouchDB.replicate(tickets, remote, batches);
    return { ms: performance.now() - begin };
  },
  async pull() {
    const begin = performance.now();
    await PouchDB.replicate(remote, tickets, batches);
    return { ms: performance.now() - begin };
  },
  count: async () => (await tickets.info()).doc_count,
  async edit({ edits }) {
    const { rows } = await tickets.allDocs({ keys: edits.map(({ id }) => id), include_docs: true });
    await tickets.bulkDocs(rows.map(({ doc }, at) => ({ ...doc, [edits[at].field]: edits[at].value })));
  },
  async roundTrips({ edits }) {
    const samples = [];
    for (const edit of edits) {
      const begin = performance.now();
      await change(edit);
      await PouchDB.replicate(tickets, remote, batches);
      samples.push(performance.now() - begin);
    }
    return samples;
  },
  async read({ id }) {
    const { subject, priority } = await tickets.get(id);
    return { subject, priority };
  },
  goLive,
  async idle({ count, url, folder }) {
    const server = new PouchDB(`${url}/tickets`);
    const { update_seq: since } = await server.info();
    for (let n = 0; n < count; n++) {
      const local = new PouchDB(join(folder, `idle${n}`));
      PouchDB.replicate(server, local, { live: true, retry: true, since });
    }
  },
  liveEdit: ({ edits, everyMs }) => atPace(edits, everyMs, change),
  watch() {
    tickets
      .changes({ live: true, since: 'now', include_docs: true })
      .on('change', ({ doc }) => sightings.note(doc.subject));
  },
  sightings: ({ subjects }) => sightings.of(subjects),
});
