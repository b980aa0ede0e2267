import type { OutboxWriter, ReplicaReader } from '#db/connection/handle.ts';
import {
  commandNames,
  fileFailed,
  filesToMove,
  fileUnclaimed,
  findFile,
  forgetFile,
  keepFile,
  keptBytes,
  listFiles,
  readyFiles,
  wishForFile,
} from '#db/outbox/files.ts';
import { attachmentsWith, picturesOfArticles } from '#db/queries/attachments.ts';
import { megabyte } from '#domain/rules/file-limits.ts';
import type { FileVault } from './file-vault.ts';

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;
/** Content that no record speaks of: a server put back from a backup may want it from us, so it is not dropped at once. */
const unclaimedForMs = 3 * dayMs;

/** A picture that is larger waits until somebody looks at it. */
const aheadBytes = 5 * megabyte;

export interface ShelfParts {
  readonly outbox: OutboxWriter;
  readonly replica: ReplicaReader;
  readonly vault: FileVault;
  /** How many bytes of content may lie on this device. */
  readonly quota: () => number;
  readonly changed: (sha256: string) => void;
}

/** Which content lies on this device, and for how long. */
export class Shelf {
  readonly #parts: ShelfParts;
  #tidiedAt = Number.NEGATIVE_INFINITY;
  #tail: Promise<unknown> = Promise.resolve();
  /** What was wished for unasked, each once: what could not be had, or was let go of since, is not asked for for ever. */
  readonly #ahead = new Set<string>();

  constructor(parts: ShelfParts) {
    this.#parts = parts;
  }

  /** Runs `work` while nothing is let go of: content that is found here stays until it is noted. */
  async exclusively<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#tail.then(work);
    this.#tail = done.catch(() => undefined);
    return await done;
  }

  /** Brings the list in line with what lies on the disk, whatever happened to either. What is taken in meanwhile waits for it. */
  async reconcile(now: number): Promise<void> {
    await this.exclusively(() => this.#reconcile(now));
  }

  async #reconcile(now: number): Promise<void> {
    const { outbox, vault } = this.#parts;
    const found = new Map((await vault.list()).map(({ sha256, size }) => [sha256, size]));
    for (const { sha256, here, state } of listFiles(outbox)) {
      const lies = found.has(sha256);
      if (lies === here) found.delete(sha256);
      else if (here && state === 'ready') forgetFile(outbox, sha256);
      else if (here) fileFailed(outbox, sha256, { kind: 'damaged', message: 'A file on this device is missing.' });
    }
    // Whether the server has it, it says when it is offered.
    for (const [sha256, size] of found) keepFile(outbox, sha256, size, now);
  }

  /**
   * Lets go of content that the server has, the least recently used first, until `coming` bytes more have room. What the server may not
   * have is never let go of; rather there is more than there should be.
   */
  async makeRoom(except: string, coming = 0): Promise<void> {
    const { outbox, vault, quota, changed } = this.#parts;
    let over = keptBytes(outbox) + coming - quota();
    if (over <= 0) return;
    for (const { sha256, size } of readyFiles(outbox)) {
      if (over <= 0) return;
      if (sha256 === except || !this.#serverHas(sha256)) continue;
      // In this order: content that is on no list is found again at the next start.
      forgetFile(outbox, sha256);
      await vault.remove(sha256);
      over -= size;
      changed(sha256);
    }
  }

  /**
   * Wishes for the pictures in articles, so that these can be read whole when the network is gone; as long as half of the room stays
   * free for what is asked for. True when there is something to fetch now.
   */
  wishAhead(now: number): boolean {
    const { outbox, replica, quota } = this.#parts;
    const coming = filesToMove(outbox).filter(({ here }) => !here);
    let room = quota() / 2 - keptBytes(outbox) - coming.reduce((sum, { size }) => sum + size, 0);
    let wished = false;
    for (const { sha256, size } of picturesOfArticles(replica, aheadBytes)) {
      if (size > room || this.#ahead.has(sha256) || findFile(outbox, sha256)) continue;
      this.#ahead.add(sha256);
      wishForFile(outbox, sha256, size, now);
      room -= size;
      wished = true;
    }
    return wished;
  }

  /** Drops content that nothing has spoken of for days. Looks once an hour at most. */
  async tidy(now: number): Promise<void> {
    if (now - this.#tidiedAt < hourMs) return;
    this.#tidiedAt = now;
    const { outbox, replica, vault } = this.#parts;
    for (const { sha256, unclaimedSince } of listFiles(outbox)) {
      const isClaimed = attachmentsWith(replica, sha256).length > 0 || commandNames(outbox, sha256);
      if (isClaimed && unclaimedSince !== null) fileUnclaimed(outbox, sha256, null);
      if (isClaimed) continue;
      if (unclaimedSince === null) fileUnclaimed(outbox, sha256, now);
      else if (now - unclaimedSince > unclaimedForMs) {
        forgetFile(outbox, sha256);
        await vault.remove(sha256);
      }
    }
  }

  /** Lets go of these at once, those that are still spoken of left out. */
  async forget(hashes: readonly string[]): Promise<void> {
    const { outbox, replica, vault } = this.#parts;
    await this.exclusively(async () => {
      for (const sha256 of hashes) {
        if (attachmentsWith(replica, sha256).length > 0 || commandNames(outbox, sha256)) continue;
        forgetFile(outbox, sha256);
        await vault.remove(sha256);
      }
    });
  }

  /** Content of ours that turned out to be damaged; the server's takes its place where there is one. True when it does. */
  async drop(sha256: string): Promise<boolean> {
    const { outbox, vault } = this.#parts;
    if (findFile(outbox, sha256)?.state !== 'ready' || !this.#serverHas(sha256)) return false;
    forgetFile(outbox, sha256);
    await vault.remove(sha256);
    return true;
  }

  #serverHas(sha256: string): boolean {
    const records = attachmentsWith(this.#parts.replica, sha256);
    return records.length > 0 && records.every(({ state, unsent }) => state === 'ready' && unsent === 0);
  }
}
