import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ProfileWriter } from '#db/connection/handle.ts';
import { forgetAccount } from '#db/profile/accounts.ts';
import { getPreference, removePreference, setPreference } from '#db/profile/preferences.ts';
import { failureOf } from '#domain/contract/failure.ts';
import { agentId } from '#domain/model/ids.ts';
import type { Ports } from '../ports.ts';
import { createServerApi } from '../sync/server-api.ts';
import type { SyncTiming } from '../sync/timing.ts';

const erasure = z.object({
  agentId,
  orderId: z.string(),
  serverUrl: z.string(),
  token: z.string(),
  /** The files are gone; only the server has not heard of it. */
  removed: z.boolean(),
});
type Erasure = z.infer<typeof erasure>;

const preference = 'erasures';
/** Its session is gone: the server has heard of it, and only its answer was lost. */
const heard: ReadonlySet<string> = new Set(['session-expired', 'not-found']);

export interface ErasureParts {
  readonly folder: string;
  readonly profile: ProfileWriter;
  readonly ports: Pick<Ports, 'network' | 'clock' | 'log'>;
  readonly timing: SyncTiming;
}

/** Accounts that are to go from this device. Noted in the profile first, so that a kill in between only delays it. */
export class Erasures {
  readonly #parts: ErasureParts;

  constructor(parts: ErasureParts) {
    this.#parts = parts;
  }

  note(begun: Omit<Erasure, 'removed'>): void {
    const others = this.#noted().filter((each) => each.orderId !== begun.orderId);
    this.#keep([...others, { ...begun, removed: false }]);
  }

  /** Removes every file of the noted accounts. Nobody may have them open. What cannot go is tried again at the next start. */
  removeFiles(): void {
    const noted = this.#noted();
    this.#keep(noted.map((each) => ({ ...each, removed: each.removed || this.#remove(each.agentId) })));
  }

  #remove(agentId: Erasure['agentId']): boolean {
    const { folder, profile, ports } = this.#parts;
    try {
      rmSync(join(folder, 'accounts', agentId), { recursive: true, force: true });
      forgetAccount(profile, agentId);
      return true;
    } catch (error) {
      ports.log.error('the files of an account could not be removed yet', { kind: failureOf(error).kind });
      return false;
    }
  }

  /** Tells the servers, as far as they can be reached; the others hear of it in another round. */
  async tell(stop?: AbortSignal): Promise<void> {
    const { ports, timing } = this.#parts;
    for (const each of this.#noted().filter(({ removed }) => removed)) {
      try {
        const api = createServerApi(each.serverUrl, ports.network, ports.clock, stop, timing);
        await api.ordersDone(each.token, { orderIds: [each.orderId] });
      } catch (error) {
        const { kind } = failureOf(error);
        if (!heard.has(kind)) {
          ports.log.info('a server could not be told yet that an account was erased', { kind });
          continue;
        }
      }
      this.#keep(this.#noted().filter(({ orderId }) => orderId !== each.orderId));
    }
  }

  #noted(): readonly Erasure[] {
    const held = getPreference(this.#parts.profile, preference);
    return held === undefined ? [] : z.array(erasure).parse(JSON.parse(held));
  }

  #keep(erasures: readonly Erasure[]): void {
    if (erasures.length > 0) setPreference(this.#parts.profile, preference, JSON.stringify(erasures));
    else removePreference(this.#parts.profile, preference);
  }
}

/** Damaged and rolled back files that were put aside: whatever could be read of them was taken over at the time. */
export function removePutAside(accountFolder: string): void {
  for (const name of readdirSync(accountFolder))
    if (name.includes('.put-aside-')) rmSync(join(accountFolder, name), { recursive: true, force: true });
}
