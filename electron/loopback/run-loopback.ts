import { randomBytes } from 'node:crypto';
import { createBundledRenderer } from '#core/adapters/bundled-renderer.ts';
import { openCallHook } from '#core/adapters/call-hook.ts';
import { createDevelopmentRenderer } from '#core/adapters/development-renderer.ts';
import type { FileLog } from '#core/adapters/file-log.ts';
import { createKeyFileVault } from '#core/adapters/key-file.ts';
import { watchNetwork } from '#core/adapters/network-watch.ts';
import { nodeNetwork } from '#core/adapters/node-network.ts';
import { nodeThreads } from '#core/adapters/node-threads.ts';
import { createOpenAiEmbeddings } from '#core/adapters/openai-embeddings.ts';
import { lockProfile } from '#core/adapters/profile-lock.ts';
import type { Core, CoreOptions } from '#core/create-core.ts';
import type { Clock } from '#core/ports.ts';
import { openBrowser } from './open-browser.ts';
import type { LoopbackArguments } from './options.ts';
import { startLoopback } from './start-loopback.ts';

export interface Surroundings {
  readonly createCore: (
    options: CoreOptions,
  ) => Promise<Pick<Core, 'connect' | 'wake' | 'ring' | 'searchIndex' | 'close'>>;
  readonly clock: Clock;
  readonly rendererFolder: string;
  readonly version: string;
  readonly env: NodeJS.ProcessEnv;
  readonly log: FileLog;
  readonly print: (line: string) => void;
  /** Another program took the folder over; nothing may be written any more. */
  readonly onLost: () => void;
}

/** Takes the folder, starts the core and serves it. Returns the function that stops all of it, in reverse. */
export async function runLoopback(args: LoopbackArguments, around: Surroundings): Promise<() => Promise<void>> {
  const { clock, env, log, print } = around;
  const folder = args.profileFolder;
  const undo: (() => unknown)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const lock = await lockProfile(folder, around.onLost);
    undo.push(lock.release);
    const core = await around.createCore({
      folder,
      serverUrl: args.serverUrl,
      host: 'loopback',
      version: around.version,
      ports: {
        clock,
        random: (bytes) => randomBytes(bytes),
        vault: createKeyFileVault(folder, (path) =>
          print(`The database key is in ${path}; KEY-README.txt beside it says what that protects and what not.`),
        ),
        network: nodeNetwork,
        embeddings: createOpenAiEmbeddings(nodeNetwork, clock),
        log,
        threads: nodeThreads,
      },
      ...(args.signIn ? { signIn: args.signIn } : {}),
    });
    undo.push(() => core.close());
    undo.push(watchNetwork({ clock, woke: () => core.wake() }));
    undo.push(await openCallHook(folder, log, core));
    const loopback = await startLoopback({
      core,
      renderer: args.developmentServer
        ? createDevelopmentRenderer(args.developmentServer)
        : createBundledRenderer(around.rendererFolder),
      log,
      profileFolder: folder,
      port: args.port,
    });
    undo.push(() => loopback.close());
    log.info('started', { host: 'loopback', port: loopback.port, version: around.version });
    print(`HOLDFAST_READY ${JSON.stringify({ url: loopback.address, pid: process.pid })}`);
    const opened = args.openBrowser && (await openBrowser(loopback.mintTicketAddress(), env));
    print(
      `${opened ? 'Holdfast is open in your browser. Its address' : 'Open Holdfast at this address'}: ${loopback.address}`,
    );
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}
