// express-pouchdb over PouchDB's LevelDB store, as its documentation sets it up.

import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { serveSteps } from '../steps/serve-steps.ts';
import { folder, listening, readRows } from './options.mjs';

const require = createRequire(import.meta.url);
const express = require('express');
const PouchDB = require('pouchdb-node').defaults({ prefix: `${folder}/` });
const handle = require('express-pouchdb')(PouchDB, {
  mode: 'minimumForPouchDB',
  logPath: join(folder, 'log.txt'),
  configPath: join(folder, 'config.json'),
});

const atOnce = 2000;
const tickets = new PouchDB('tickets');
const app = express();
app.use('/', handle);

async function fill() {
  const batch = [];
  const save = () => tickets.bulkDocs(batch.splice(0));
  for await (const { id, ...row } of readRows()) {
    batch.push({ _id: id, ...row });
    if (batch.length === atOnce) await save();
  }
  await save();
}

serveSteps({
  async start() {
    await fill();
    return { url: await listening(createServer(app)) };
  },
  async change({ edits }) {
    const { rows } = await tickets.allDocs({ keys: edits.map(({ id }) => id), include_docs: true });
    await tickets.bulkDocs(rows.map(({ doc }, at) => ({ ...doc, [edits[at].field]: edits[at].value })));
  },
});
