import { verify } from '@node-rs/argon2';
import { transaction } from '#db/connection/connection.ts';
import type { ProfileReader } from '#db/connection/handle.ts';
import { addUnsent, type UnsentWork } from '#db/outbox/unsent.ts';
import { listAccounts, type StoredAccount } from '#db/profile/accounts.ts';
import { AppError } from '#domain/contract/failure.ts';
import type { RescueMade, RescueTaken } from '#domain/contract/ipc/rescue-views.ts';
import { localDay } from '../export/local-time.ts';
import { FileVault } from '../files/file-vault.ts';
import type { Ports } from '../ports.ts';
import { accountFile, type ProfileFiles } from '../session/account-files.ts';
import type { OpenAccount } from '../session/open-account.ts';
import { gatherClosed, gatherFrom } from './gather.ts';
import { openRescue, sealRescue } from './rescue-file.ts';
import { contentOf, takeInFile } from './unsent-files.ts';

/** A window sends and gets a rescue file in pieces of at most this many bytes. */
const pieceBytes = 1024 * 1024;
/** A file that nobody fetches or finishes is let go of. */
const keptMs = 10 * 60_000;

export interface RescueDeskParts {
  readonly files: ProfileFiles;
  readonly profile: ProfileReader;
  readonly ports: Ports;
  readonly newId: () => string;
  readonly open: () => OpenAccount | undefined;
  /** Work was taken in: views read again, and it is sent. */
  readonly tookIn: (open: OpenAccount, drafts: UnsentWork['drafts']) => void;
}

/** Makes rescue files of what is unsent here, and takes in those of another device. */
export class RescueDesk {
  readonly #parts: RescueDeskParts;
  readonly #made = new Map<string, Buffer>();
  readonly #coming = new Map<string, Buffer[]>();
  readonly #timers = new Set<() => void>();

  constructor(parts: RescueDeskParts) {
    this.#parts = parts;
  }

  /** Of the open account, or of one that is not, for who knows its password. */
  async make(
    passphrase: string,
    closed?: { readonly agentId: string; readonly password: string },
  ): Promise<RescueMade> {
    const { files, ports, newId } = this.#parts;
    const account = closed ? await this.#proven(closed) : this.#required().account;
    const open = this.#parts.open();
    const gathered =
      open?.account.agentId === account.agentId ? gatherFrom(open.store.outbox) : gatherClosed(files, account.agentId);
    const rescue = {
      commands: gathered.commands,
      drafts: gathered.drafts,
      files: await contentOf(this.#vaultOf(account.agentId), gathered.hashes),
      writtenAt: ports.clock.now(),
      workspace: { id: account.workspaceId, name: account.workspaceName },
      agent: { id: account.agentId, name: account.name },
      deviceId: gathered.deviceId,
    };
    const bytes = Buffer.from(await sealRescue(rescue, passphrase));
    const id = newId();
    this.#made.set(id, bytes);
    this.#later(() => this.#made.delete(id));
    return {
      id,
      fileName: `holdfast-rescue-${localDay(ports.clock.now())}.age`,
      size: bytes.length,
      commands: rescue.commands.length,
      drafts: rescue.drafts.length,
      files: rescue.files.length,
    };
  }

  /** A piece of a file that was made, in base64; empty behind its end. */
  piece(id: string, offset: number): string {
    const bytes = this.#made.get(id);
    if (!bytes) throw new AppError('not-found', 'There is no such rescue file any more.');
    return bytes.subarray(offset, offset + pieceBytes).toString('base64');
  }

  begin(): string {
    const id = this.#parts.newId();
    this.#coming.set(id, []);
    this.#later(() => this.#coming.delete(id));
    return id;
  }

  append(id: string, data: string): void {
    const pieces = this.#coming.get(id);
    if (!pieces) throw new AppError('not-found', 'There is no such rescue file any more.');
    pieces.push(Buffer.from(data, 'base64'));
  }

  /** Every command comes once, by its uid, however often the file is taken in. A wrong passphrase can be tried again. */
  async take(id: string, passphrase: string): Promise<RescueTaken> {
    const pieces = this.#coming.get(id);
    if (!pieces) throw new AppError('not-found', 'There is no such rescue file any more.');
    const rescue = await openRescue(Buffer.concat(pieces), passphrase);
    const open = this.#required();
    const { agentId, workspaceId } = open.account;
    if (rescue.agent.id !== agentId || rescue.workspace.id !== workspaceId)
      throw new AppError('rescue-of-another', "The rescue file holds another agent's work.", {
        name: rescue.agent.name,
        workspace: rescue.workspace.name,
      });
    const { outbox } = open.store;
    const vault = this.#vaultOf(agentId);
    let files = 0;
    // Content first: what a command says is there can be sent then, whatever happens in between.
    for (const file of rescue.files) if (await takeInFile(vault, outbox, file, open.engine.now())) files++;
    const added = transaction(outbox, () => addUnsent(outbox, rescue));
    this.#coming.delete(id);
    this.#parts.tookIn(open, rescue.drafts);
    return { ...added, files, known: added.known + rescue.files.length - files };
  }

  close(): void {
    for (const cancel of this.#timers) cancel();
  }

  #later(letGo: () => void): void {
    const cancel = this.#parts.ports.clock.after(keptMs, () => {
      this.#timers.delete(cancel);
      letGo();
    });
    this.#timers.add(cancel);
  }

  #required(): OpenAccount {
    const open = this.#parts.open();
    if (!open) throw new AppError('signed-out', 'Nobody is signed in.');
    return open;
  }

  async #proven({
    agentId,
    password,
  }: {
    readonly agentId: string;
    readonly password: string;
  }): Promise<StoredAccount> {
    const account = listAccounts(this.#parts.profile).find((known) => known.agentId === agentId);
    if (!account || !(await verify(account.passwordVerifier, password)))
      throw new AppError('wrong-password', 'This is not the password last used here.');
    return account;
  }

  #vaultOf(agentId: string): FileVault {
    const { files, ports, open } = this.#parts;
    // A second one would take what the first is just taking in for a leftover.
    const isOpen = open();
    if (isOpen?.account.agentId === agentId) return isOpen.attachments.vault;
    return new FileVault(accountFile(files, agentId, 'files'), files.key, ports.random);
  }
}
