// `npm run bench`: what docs/bench.md tells about.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchContext, Outcome } from './figures.ts';
import { describeMachine } from './machine.ts';
import { type BenchOptions, parseOptions, usage } from './options.ts';
import { printed } from './report.ts';
import { benchCare } from './scenarios/care.ts';
import { benchCommit } from './scenarios/commit.ts';
import { benchCustomers } from './scenarios/customers.ts';
import { benchFirstSync, benchFirstSyncEntries } from './scenarios/first-sync.ts';
import { benchList } from './scenarios/list.ts';
import { benchLookUps } from './scenarios/look-ups.ts';
import { benchPeers } from './scenarios/peers.ts';
import { benchRelevance } from './scenarios/relevance.ts';
import { benchReports } from './scenarios/reports.ts';
import { benchSearch } from './scenarios/search.ts';
import { benchStart } from './scenarios/start.ts';
import { benchSyncChanges } from './scenarios/sync-changes.ts';
import { benchSyncDevices } from './scenarios/sync-devices.ts';
import { benchSyncHistory } from './scenarios/sync-history.ts';
import { benchSyncLive } from './scenarios/sync-live.ts';
import { benchWorkspace } from './scenarios/workspace.ts';
import { endPrograms } from './steps/step-program.ts';

const scenarios: Readonly<Record<string, (context: BenchContext) => Promise<Outcome>>> = {
  care: benchCare,
  commit: benchCommit,
  customers: benchCustomers,
  list: benchList,
  'look-ups': benchLookUps,
  relevance: benchRelevance,
  reports: benchReports,
  search: benchSearch,
  start: benchStart,
  workspace: benchWorkspace,
  'first-sync': benchFirstSync,
  'first-sync-entries': benchFirstSyncEntries,
  'sync-changes': benchSyncChanges,
  'sync-live': benchSyncLive,
  'sync-devices': benchSyncDevices,
  'sync-history': benchSyncHistory,
  peers: benchPeers,
};

/** Only when asked for: they want packages that are not the product's. */
const optional = new Set(['peers']);

/** Names for several scenarios at once. */
const groups: Readonly<Record<string, readonly string[]>> = {
  local: ['care', 'commit', 'customers', 'list', 'look-ups', 'start'],
  sync: ['first-sync', 'first-sync-entries', 'sync-changes', 'sync-live', 'sync-devices', 'sync-history'],
};

async function run(options: BenchOptions): Promise<void> {
  const names =
    options.only.length === 0
      ? Object.keys(scenarios).filter((name) => !optional.has(name))
      : options.only.flatMap((name) => groups[name] ?? [name]);
  const unknown = names.find((name) => !Object.hasOwn(scenarios, name));
  if (unknown !== undefined)
    throw new Error(`There is no scenario ${unknown}, only ${Object.keys(scenarios).join(', ')}.`);

  const folder = mkdtempSync(join(tmpdir(), 'holdfast-bench-'));
  const ends: (() => void | Promise<void>)[] = [];
  const context: BenchContext = {
    rows: options.rows,
    runs: options.runs,
    databases: options.databases,
    folder,
    say: (what) => console.error(`… ${what}`),
    atEnd: (undo) => ends.push(undo),
  };
  const machine = describeMachine();
  const outcomes: Outcome[] = [];
  try {
    console.log(JSON.stringify(machine));
    for (const name of names) {
      const outcome = await scenarios[name]?.(context);
      if (!outcome) continue;
      outcomes.push(outcome);
      console.log(printed(outcome));
    }
  } finally {
    endPrograms();
    for (const undo of ends.reverse()) await undo();
    if (options.keep) console.error(`… the data stays in ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  }
  if (options.json === undefined) return;
  const measured = {
    startedAt: new Date().toISOString(),
    machine,
    rows: options.rows,
    runs: options.runs,
    scenarios: outcomes,
  };
  writeFileSync(options.json, `${JSON.stringify(measured, null, 2)}\n`);
}

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) console.log(usage);
  else await run(options);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
