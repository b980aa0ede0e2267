// RxDB with its memory storage: nothing reaches the disk (its SQLite storage for trial takes 500 documents).
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';
import { createRxDatabase } from 'rxdb';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { Subject } from 'rxjs';
import { serveSteps } from '../steps/serve-steps.ts';
import { atPace, Sightings } from './sightings.mjs';

const batchSize = 1000;
const text = { type: ['string', 'null'] };
const instant = { type: ['number', 'null'] };
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 40 },
    number: text,
    aliases: text,
    subject: text,
    description: text,
    type: text,
    status: { type: 'string', maxLength: 40 },
    priority: text,
    channel: text,
    customerId: text,
    teamId: text,
    assigneeId: text,
    tags: text,
    openedBy: text,
    openedAt: instant,
    recordedAt: instant,
    lastActivityAt: instant,
    firstRepliedAt: instant,
    solvedAt: instant,
    externalId: text,
    lastMessageId: text,
    updatedAt: { type: 'number', minimum: 0, maximum: 1e12, multipleOf: 1 },
  },
  required: ['id', 'status', 'updatedAt'],
  indexes: ['status'],
};

const agent = new Agent({ keepAlive: true });
const sightings = new Sightings();
let address = '';
let tickets;
let live;

function open(path, body) {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, address), { method: body ? 'POST' : 'GET', agent }, resolve);
    asked.on('error', reject);
    asked.end(body && JSON.stringify(body));
  });
}

async function call(path, body) {
  const chunks = [];
  for await (const chunk of await open(path, body)) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks));
}

function newCollection(name) {
  const made = createRxDatabase({ name, storage: getRxStorageMemory(), multiInstance: false });
  return made.then((database) => database.addCollections({ tickets: { schema } })).then((all) => all.tickets);
}

function replicate(collection, more) {
  const replication = replicateRxCollection({
    collection,
    replicationIdentifier: 'bench',
    retryTime: 1000,
    push: { batchSize, handler: (rows) => call('/push', rows) },
    ...more,
    pull: {
      batchSize,
      handler: (checkpoint, limit) => call(`/pull?after=${checkpoint?.updatedAt ?? 0}&limit=${limit}`),
      ...more.pull,
    },
  });
  replication.error$.subscribe((error) => console.error(error.message));
  return replication;
}

async function liveReplication(collection, initialCheckpoint) {
  const stream$ = new Subject();
  createInterface({ input: await open('/stream') }).on('line', (line) => stream$.next(JSON.parse(line)));
  const replication = replicate(collection, {
    live: true,
    pull: { stream$, ...(initialCheckpoint ? { initialCheckpoint } : {}) },
  });
  await replication.awaitInitialReplication();
  return replication;
}

async function sync() {
  const begin = performance.now();
  const replication = replicate(tickets, { live: false });
  await replication.awaitInitialReplication();
  await replication.awaitInSync();
  const ms = performance.now() - begin;
  await replication.cancel();
  return { ms };
}

async function change({ id, field, value }) {
  const found = await tickets.findOne(id).exec();
  await found.incrementalPatch({ [field]: value });
}

serveSteps({
  async open({ url }) {
    address = url;
    tickets = await newCollection('bench');
  },
  sync,
  count: () => tickets.count().exec(),
  async edit({ edits }) {
    const found = await tickets.findByIds(edits.map(({ id }) => id)).exec();
    await tickets.bulkUpsert(edits.map(({ id, field, value }) => ({ ...found.get(id).toJSON(), [field]: value })));
  },
  async roundTrips({ edits }) {
    const replication = await liveReplication(tickets);
    const samples = [];
    for (const edit of edits) {
      const begin = performance.now();
      await change(edit);
      await replication.awaitInSync();
      samples.push(performance.now() - begin);
    }
    await replication.cancel();
    return samples;
  },
  async read({ id }) {
    const { subject, priority } = (await tickets.findOne(id).exec()).toJSON();
    return { subject, priority };
  },
  async goLive() {
    live = await liveReplication(tickets);
  },
  async idle({ count, url }) {
    address = url;
    const { checkpoint } = await call('/pull?after=0&limit=1000000');
    for (let n = 0; n < count; n++) await liveReplication(await newCollection(`idle${n}`), checkpoint);
  },
  liveEdit: ({ edits, everyMs }) => atPace(edits, everyMs, change),
  watch() {
    tickets.$.subscribe(({ documentData }) => sightings.note(documentData.subject));
  },
  sightings: ({ subjects }) => sightings.of(subjects),
  settled: () => live.awaitInSync(),
});
