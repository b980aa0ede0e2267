// WatermelonDB on SQLite in Node, with the driver the product uses too (the same prebuilt SQLite, here without encryption).

import { Agent, request } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { serveSteps } from '../steps/serve-steps.ts';

const require = createRequire(import.meta.url);
const { Database, Model, appSchema, tableSchema } = require('@nozbe/watermelondb');
const { default: SQLiteAdapter } = require('@nozbe/watermelondb/adapters/sqlite');
const { synchronize } = require('@nozbe/watermelondb/sync');
const { logger } = require('@nozbe/watermelondb/utils/common');
logger.silence();

const texts = ['number', 'aliases', 'subject', 'description', 'type', 'priority', 'channel', 'customerId', 'teamId'];
const moreTexts = ['tags', 'openedBy', 'externalId', 'lastMessageId'];
const instants = ['openedAt', 'recordedAt', 'lastActivityAt', 'firstRepliedAt', 'solvedAt'];
const column = (type) => (name) => ({ name, type, isOptional: true });
const columns = [
  ...[...texts, ...moreTexts].map(column('string')),
  ...instants.map(column('number')),
  { name: 'status', type: 'string', isIndexed: true },
  { name: 'assigneeId', type: 'string', isOptional: true, isIndexed: true },
];
const schema = appSchema({ version: 1, tables: [tableSchema({ name: 'tickets', columns })] });

class Ticket extends Model {
  static table = 'tickets';
}

const agent = new Agent({ keepAlive: true });
let address = '';
let database;

function call(path, body) {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, address), { method: body ? 'POST' : 'GET', agent }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks))));
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.end(body && JSON.stringify(body));
  });
}

function synced() {
  return synchronize({
    database,
    pullChanges: ({ lastPulledAt }) => call(`/pull?since=${lastPulledAt ?? 0}`),
    pushChanges: ({ changes }) => call('/push', { changes }),
  });
}

async function sync() {
  const begin = performance.now();
  await synced();
  return { ms: performance.now() - begin };
}

const tickets = () => database.get('tickets');

async function edit({ edits }) {
  const found = await Promise.all(edits.map(({ id }) => tickets().find(id)));
  const updates = found.map((ticket, at) =>
    ticket.prepareUpdate((each) => each._setRaw(edits[at].field, edits[at].value)),
  );
  await database.write(() => database.batch(updates));
}

serveSteps({
  open({ folder, url }) {
    address = url;
    const adapter = new SQLiteAdapter({ schema, dbName: join(folder, 'tickets.db'), jsi: false });
    database = new Database({ adapter, modelClasses: [Ticket] });
  },
  sync,
  count: () => tickets().query().fetchCount(),
  edit,
  async roundTrips({ edits }) {
    const samples = [];
    for (const one of edits) {
      const begin = performance.now();
      await edit({ edits: [one] });
      await synced();
      samples.push(performance.now() - begin);
    }
    return samples;
  },
  async read({ id }) {
    const { subject, priority } = (await tickets().find(id))._raw;
    return { subject, priority };
  },
});
