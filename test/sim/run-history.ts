import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidV7 } from '#domain/model/uuid.ts';
import { day, noon } from '../builders/times.ts';
import type { Backend } from './backend.ts';
import { DiskFiles } from './disk-files.ts';
import { heal, judge } from './heal.ts';
import { History } from './history.ts';
import { MemoryFiles } from './memory-files.ts';
import { ModelBackend } from './model-backend.ts';
import { type Invariant, Violation } from './oracles/violation.ts';
import type { ClientBug } from './planted/client-bugs.ts';
import type { ServerBugs } from './planted/server-bugs.ts';
import { playStep } from './play-step.ts';
import { countedBytes } from './random.ts';
import type { Step } from './steps.ts';
import { StoreBackend } from './store-backend.ts';
import { Trace } from './trace.ts';
import { VirtualClock } from './virtual-clock.ts';

export type Level = 'model' | 'store';

export interface Planted {
  readonly server?: ServerBugs;
  readonly client?: ClientBug;
}

export interface Outcome {
  readonly hash: string;
  readonly failure: { readonly invariant: Invariant; readonly message: string; readonly step: number } | null;
}

/** Plays a history from its first step to the rest after it. */
export async function runHistory(
  steps: readonly Step[],
  level: Level = 'model',
  planted: Planted = {},
): Promise<Outcome> {
  const clock = new VirtualClock(noon + day);
  let minted = 0;
  const newBytes = () => countedBytes(++minted);
  const trace = new Trace();
  const now = () => clock.now;
  const bugs = planted.server ?? {};
  const backend: Backend =
    level === 'store'
      ? await StoreBackend.open({ now, newBytes, bugs })
      : new ModelBackend({ now, newId: () => uuidV7(clock.now, newBytes()), bugs });
  const files = level === 'model' ? () => new MemoryFiles() : (device: number) => new DiskFiles(temporary(device));
  const history = new History({ backend, clock, newBytes, trace, files, play: playStep, clientBug: planted.client });
  let step = 0;
  try {
    await history.begin();
    for (const one of steps) {
      await history.step(one);
      step += 1;
    }
    await heal(history);
    await judge(history);
    return { hash: trace.digest(), failure: null };
  } catch (error) {
    const invariant = error instanceof Violation ? error.invariant : 'I0';
    const message = error instanceof Violation ? error.message : `I0: ${error instanceof Error ? error.stack : error}`;
    return { hash: trace.digest(), failure: { invariant, message, step } };
  } finally {
    history.close();
    await backend.close();
  }
}

function temporary(device: number): string {
  return mkdtempSync(join(tmpdir(), `holdfast-sim-${device}-`));
}
