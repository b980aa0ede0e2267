// Has the running Holdfast make its search index anew, and tells how far it is: `npm run reindex`.
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type CallHookAddress, readCallHook } from '#core/adapters/call-hook.ts';
import {
  type SearchIndexAsked,
  type SearchIndexState,
  searchIndexState,
} from '#domain/contract/ipc/search-procedures.ts';
import { parseArguments } from './options.ts';

const usage = `Usage: npm run reindex [-- --pause | --resume | --status] [--profile NAME] [--folder FOLDER]

Makes what records are found by anew while Holdfast goes on working. Ctrl+C ends the watching, not the work;
--pause lets the work rest, --resume goes on with it.`;

const lookMs = 1000;

function giveUp(sentence: string): undefined {
  console.error(sentence);
  process.exitCode = 1;
}

async function ask({ url, token }: CallHookAddress, what?: SearchIndexAsked): Promise<SearchIndexState | undefined> {
  const response = await fetch(new URL('/search-index', url), {
    headers: { authorization: `Bearer ${token}` },
    ...(what === undefined ? {} : { method: 'POST', body: what }),
  }).catch(() => undefined);
  if (!response) return giveUp('Holdfast does not run on this profile.');
  if (response.status === 409) return giveUp('Nobody is signed in.');
  if (!response.ok) return giveUp(`Holdfast refused it (${response.status}).`);
  return searchIndexState.parse(await response.json());
}

function tell({ behind, paused }: SearchIndexState): void {
  if (behind === 0) console.log('Everything can be found by its words.');
  else console.log(`About ${behind} records cannot be found by their words yet${paused ? '; indexing rests' : ''}.`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      pause: { type: 'boolean', default: false },
      resume: { type: 'boolean', default: false },
      status: { type: 'boolean', default: false },
      profile: { type: 'string' },
      folder: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(usage);
  if ([values.pause, values.resume, values.status].filter(Boolean).length > 1) return giveUp(usage);
  const where = (['profile', 'folder'] as const).flatMap((name) => (values[name] ? [`--${name}`, values[name]] : []));
  const hook = readCallHook(parseArguments(where, process.env).profileFolder);
  if (!hook) return giveUp('Holdfast has not run on this profile yet.');
  const what = values.pause ? 'pause' : values.resume ? 'resume' : values.status ? undefined : 'start';
  let state = await ask(hook, what);
  while (state) {
    tell(state);
    if (state.behind === 0 || state.paused || values.status) return;
    await pause(lookMs);
    state = await ask(hook);
  }
}

try {
  await main();
} catch (error) {
  giveUp(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
}
