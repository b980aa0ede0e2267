import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchContext } from '../figures.ts';
import { type StepProgram, startSteps } from '../steps/step-program.ts';
import {
  type Contender,
  type ContestDevice,
  type ContestServer,
  deviceProcessor,
  type FieldEdit,
  serverProcessor,
  type Versions,
} from './contender.ts';

const packageFolder = fileURLToPath(import.meta.resolve('../peers/'));

/** What the programs in `peers` answer to. */
type ForeignServer = {
  readonly start: () => { readonly url: string };
  readonly change: (args: { readonly edits: readonly FieldEdit[] }) => null;
};
type ForeignDevice = {
  readonly open: (args: { readonly folder: string; readonly url: string }) => null;
  readonly sync: () => null;
  readonly count: () => number;
  readonly edit: (args: { readonly edits: readonly FieldEdit[] }) => null;
  readonly roundTrips: (args: { readonly edits: readonly FieldEdit[] }) => readonly number[];
  readonly read: (args: { readonly id: string }) => Versions;
  readonly goLive: () => null;
  readonly idle: (args: { readonly count: number; readonly url: string; readonly folder: string }) => null;
  readonly liveEdit: (args: { readonly edits: readonly FieldEdit[]; readonly everyMs: number }) => readonly number[];
  readonly watch: () => null;
  readonly sightings: (args: { readonly subjects: readonly string[] }) => readonly number[];
};

/** Installs the peers' packages, which are none of the product's, when they are not there yet. Nothing of them is compiled. */
export async function installPeers(context: BenchContext): Promise<void> {
  if (existsSync(join(packageFolder, 'node_modules/.package-lock.json'))) return;
  context.say('installing the peers’ packages');
  const npm = spawn('npm', ['ci', '--ignore-scripts'], { cwd: packageFolder, stdio: ['ignore', 'ignore', 'inherit'] });
  const code = await new Promise<number | null>((resolve, reject) => {
    npm.once('error', reject);
    npm.once('close', resolve);
  });
  if (code !== 0) throw new Error('The peers’ packages could not be installed (npm ci in test/bench/peers).');
}

export interface ForeignParts extends Pick<Contender, 'name' | 'what' | 'cannot'> {
  /** Of its programs: `<script>-server.mjs` and `<script>-client.mjs`. */
  readonly script: string;
  /** How many devices that only look on fit into one process. */
  readonly idleTogether: number;
}

/** A peer whose server and client are programs of `peers`. */
export function foreign(context: BenchContext, parts: ForeignParts, rowFile: (rows: number) => string): Contender {
  const program = (part: string): string => join(packageFolder, `${parts.script}-${part}.mjs`);
  return {
    ...parts,
    async serve(name, rows) {
      const folder = join(context.folder, `${parts.script}-server-${name}`);
      mkdirSync(folder);
      const args = ['--rows', rowFile(rows), '--folder', folder];
      const server = await startSteps<ForeignServer>(program('server'), { processor: serverProcessor, args });
      const { url } = await server.ask('start');
      return {
        url,
        change: (edits) => server.ask('change', { edits }).then(() => undefined),
        stop: () => server.stop(),
      };
    },
    device: (folder, url) => startDevice(program('client'), folder, url),
    async idle(count, server: ContestServer, folder) {
      const crowds: StepProgram<ForeignDevice>[] = [];
      for (let here = 0; here < count; here += parts.idleTogether) {
        const ownFolder = join(folder, String(here));
        mkdirSync(ownFolder, { recursive: true });
        const crowd = await startSteps<ForeignDevice>(program('client'), { processor: deviceProcessor });
        crowds.push(crowd);
        const some = Math.min(parts.idleTogether, count - here);
        await crowd.ask('idle', { count: some, url: server.url, folder: ownFolder });
      }
      return async () => {
        for (const crowd of crowds) await crowd.stop();
      };
    },
  };
}

async function startDevice(script: string, folder: string, url: string): Promise<ContestDevice> {
  mkdirSync(folder, { recursive: true });
  const device = await startSteps<ForeignDevice>(script, { processor: deviceProcessor });
  const sync = (): Promise<void> => device.ask('sync').then(() => undefined);
  const openAndSync = async (): Promise<void> => {
    await device.ask('open', { folder, url });
    await sync();
  };
  return {
    first: openAndSync,
    again: openAndSync,
    // It only syncs when it is told to.
    leave: async () => undefined,
    comeBack: sync,
    nothing: sync,
    edit: (edits) => device.ask('edit', { edits }).then(() => undefined),
    roundTrips: (edits) => device.ask('roundTrips', { edits }),
    read: (id) => device.ask('read', { id }),
    count: () => device.ask('count'),
    goLive: () => device.ask('goLive').then(() => undefined),
    liveEdits: (edits, everyMs) => device.ask('liveEdit', { edits, everyMs }),
    watch: () => device.ask('watch').then(() => undefined),
    sightings: (subjects) => device.ask('sightings', { subjects }),
    peakMiB: () => device.peakMiB(),
    kill9: () => device.kill9(),
    stop: () => device.stop(),
  };
}
