import { hash, verify } from '@node-rs/argon2';
import { close } from '#db/connection/connection.ts';
import type { ProfileWriter } from '#db/connection/handle.ts';
import { outboxCounts } from '#db/outbox/commands.ts';
import { getMeta, setMeta } from '#db/outbox/meta.ts';
import { findAccount, listAccounts, type StoredAccount, saveAccount } from '#db/profile/accounts.ts';
import { getPreference, removePreference, setPreference } from '#db/profile/preferences.ts';
import { AppError, type Failure, type FailureKind, failureOf } from '#domain/contract/failure.ts';
import type { KnownAccount, SessionView } from '#domain/contract/ipc/session-views.ts';
import type { EraseOrder } from '#domain/contract/wire/erase.ts';
import type { Telephone } from '#domain/contract/wire/live.ts';
import type { SessionResponse } from '#domain/contract/wire/session.ts';
import type { DeviceId } from '#domain/model/ids.ts';
import type { Erasures } from '../orders/erasures.ts';
import type { Ports } from '../ports.ts';
import { createServerApi } from '../sync/server-api.ts';
import type { SyncTiming } from '../sync/timing.ts';
import { hasOutbox, openAccountOutbox } from './account-files.ts';
import type { AccountListener } from './account-listener.ts';
import { OpenAccount } from './open-account.ts';

export interface SessionParts {
  readonly folder: string;
  readonly key: Uint8Array;
  readonly troubled: (error: unknown) => void;
  readonly profile: ProfileWriter;
  readonly ports: Ports;
  readonly newId: () => string;
  readonly defaultServerUrl: string;
  readonly host: SessionView['host'];
  readonly version: string;
  readonly timing: SyncTiming;
  readonly fileQuota: () => number;
  readonly erasures: Erasures;
  readonly listener: AccountListener;
  /** What the telephone of this device does, by the device's clock. */
  readonly telephone: () => Telephone;
  readonly sessionChanged: () => void;
}

const openAccountPreference = 'open-account';
const mostReplaced = 3;
/** With these the server cannot say who somebody is; who was here before can go on working with what is here. */
const cannotServe: ReadonlySet<FailureKind> = new Set(['offline', 'not-holdfast', 'protocol-mismatch']);

/** Who is signed in on this workstation. An account that was here before opens without a network, against its own verifier. */
export class Session {
  readonly #parts: SessionParts;
  #open: OpenAccount | undefined;
  #replaced = 0;
  /** Accounts that could not be opened, and why. */
  readonly #failed = new Map<string, Failure>();
  #erased = false;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  get open(): OpenAccount | undefined {
    return this.#open;
  }

  /** The open account; throws `signed-out` when there is none. */
  required(): OpenAccount {
    if (!this.#open) throw new AppError('signed-out', 'Nobody is signed in.');
    return this.#open;
  }

  /** Opens the account that was open when the program last ended, however it ended. */
  resume(): boolean {
    const agentId = getPreference(this.#parts.profile, openAccountPreference);
    const account = listAccounts(this.#parts.profile).find((known) => known.agentId === agentId);
    if (!account) return false;
    try {
      this.#enter(account);
      return true;
    } catch (error) {
      // Where one account cannot be opened, others can, and what it holds unsent can be saved as a rescue file.
      if (!(error instanceof AppError)) throw error;
      this.#parts.ports.log.error('the account cannot be opened', { kind: error.kind });
      return false;
    }
  }

  async signIn(serverUrl: string | undefined, login: string, password: string): Promise<void> {
    const asked = serverUrl === undefined ? null : originOf(serverUrl);
    const known = findAccount(this.#parts.profile, asked, login);
    const url = asked ?? known?.serverUrl ?? originOf(this.#parts.defaultServerUrl);
    let account: StoredAccount;
    try {
      account = await this.#signInOnline(url, known, login, password);
    } catch (error) {
      const unreachable = error instanceof AppError && cannotServe.has(error.kind);
      if (!unreachable || !known || !hasOutbox(this.#parts, known.agentId)) throw error;
      if (!(await verify(known.passwordVerifier, password)))
        throw new AppError('wrong-password', 'This is not the password last used here.');
      account = { ...known, lastUsedAt: this.#parts.ports.clock.now() };
      saveAccount(this.#parts.profile, account);
    }
    this.#erased = false;
    setPreference(this.#parts.profile, openAccountPreference, account.agentId);
    this.#enter(account);
  }

  /** Leaves the account closed; what waits in its outbox stays and is sent when it, or another account here, is next online. */
  async signOut(): Promise<void> {
    removePreference(this.#parts.profile, openAccountPreference);
    await this.#leave();
    this.#parts.sessionChanged();
  }

  /**
   * A page of the open account's replica turned out to be unreadable: the file is put aside and filled again from the server, with what
   * waits here over it. A disk that spoils every new file is given up on after a few.
   */
  async replaceReplica(): Promise<void> {
    const damaged = this.#open;
    if (!damaged || this.#replaced >= mostReplaced) return;
    this.#replaced += 1;
    await this.#leave();
    try {
      if (!this.#open) this.#enter(damaged.account, true);
    } catch (error) {
      this.#wentWrong('the account cannot be opened anew', error);
    }
  }

  /** Everything of the open account goes from this device, by order of the server. Noted first: a kill only delays it. */
  async #eraseOpen(order: EraseOrder, token: string): Promise<void> {
    const leaving = this.#open;
    if (!leaving) return;
    const { agentId, serverUrl } = leaving.account;
    const { profile, erasures, sessionChanged } = this.#parts;
    erasures.note({ agentId, serverUrl, token, orderId: order.id });
    removePreference(profile, openAccountPreference);
    await this.#leave();
    erasures.removeFiles();
    this.#erased = true;
    sessionChanged();
    await erasures.tell();
  }

  async changePassword(current: string, next: string): Promise<void> {
    const { api, token, account } = this.required();
    await api.changePassword(token, { current, next });
    saveAccount(this.#parts.profile, { ...account, passwordVerifier: await hash(next) });
  }

  async close(): Promise<void> {
    await this.#leave();
  }

  view(): SessionView {
    const { profile, defaultServerUrl, host, version, folder } = this.#parts;
    return {
      phase: this.#open ? 'ready' : 'signed-out',
      agent: this.#open?.agent ?? null,
      workspaceName: this.#open?.account.workspaceName ?? null,
      serverUrl: this.#open?.account.serverUrl ?? defaultServerUrl,
      accounts: listAccounts(profile).map((account) => this.#known(account)),
      host,
      version,
      dataFolder: folder,
      ...(this.#erased ? { ended: 'erased' as const } : {}),
    };
  }

  async #signInOnline(
    serverUrl: string,
    known: StoredAccount | undefined,
    login: string,
    password: string,
  ): Promise<StoredAccount> {
    const { ports, profile, host } = this.#parts;
    const api = createServerApi(serverUrl, ports.network, ports.clock, undefined, this.#parts.timing);
    await api.hello();
    const device = { id: known ? this.#deviceOf(known) : null, name: `Holdfast ${host}` };
    const answer = await api.signIn({ login, password, device });
    if (known && known.agentId === answer.agent.id && known.workspaceId !== answer.workspace.id)
      throw new AppError('other-workspace', 'This server holds another workspace than the account used here before.');
    const account: StoredAccount = {
      agentId: answer.agent.id,
      login: answer.agent.login,
      name: answer.agent.name,
      role: answer.agent.role,
      teamIds: answer.agent.teamIds,
      serverUrl,
      workspaceId: answer.workspace.id,
      workspaceName: answer.workspace.name,
      passwordVerifier: await hash(password),
      lastUsedAt: ports.clock.now(),
    };
    if (this.#open?.account.agentId === account.agentId) keepCredentials(this.#open.store.outbox, answer);
    else {
      const outbox = openAccountOutbox(this.#parts, account.agentId);
      keepCredentials(outbox, answer);
      close(outbox);
    }
    saveAccount(profile, account);
    return account;
  }

  #deviceOf(account: StoredAccount): DeviceId | null {
    const files = this.#parts;
    const read = (outbox: Parameters<typeof getMeta>[0]) => (getMeta(outbox, 'device-id') || null) as DeviceId | null;
    if (this.#open?.account.agentId === account.agentId) return read(this.#open.store.outbox);
    if (!hasOutbox(files, account.agentId)) return null;
    const outbox = openAccountOutbox(files, account.agentId);
    try {
      return read(outbox);
    } finally {
      close(outbox);
    }
  }

  #enter(account: StoredAccount, startOver = false): void {
    if (this.#open?.account.agentId === account.agentId) {
      this.#open.engine.hurry();
      this.#parts.sessionChanged();
      return;
    }
    const { ports, newId, timing, fileQuota, listener, telephone, sessionChanged } = this.#parts;
    const leaving = this.#open;
    const damaged = () => void this.replaceReplica();
    try {
      this.#open = new OpenAccount({
        files: this.#parts,
        account,
        ports,
        newId,
        timing,
        fileQuota,
        listener,
        telephone,
        damaged,
        erase: (order, token) =>
          void this.#eraseOpen(order, token).catch((error: unknown) =>
            this.#wentWrong('an account could not be erased yet', error),
          ),
        startOver,
      });
    } catch (error) {
      this.#failed.set(account.agentId, failureOf(error));
      throw error;
    }
    this.#failed.delete(account.agentId);
    this.#open.engine.start();
    this.#open.attachments.start();
    void leaving?.close();
    sessionChanged();
  }

  /** Nobody waits for what failed, so it is told here, and ends no program. */
  #wentWrong(what: string, error: unknown): void {
    const { ports, troubled, sessionChanged } = this.#parts;
    ports.log.error(what, { kind: failureOf(error).kind });
    troubled(error);
    sessionChanged();
  }

  async #leave(): Promise<void> {
    const leaving = this.#open;
    this.#open = undefined;
    await leaving?.close();
  }

  #known(account: StoredAccount): KnownAccount {
    const { agentId, login, name, serverUrl, workspaceName, lastUsedAt } = account;
    const known = { agentId, login, name, serverUrl, workspaceName, lastUsedAt };
    const failure = this.#failed.get(agentId);
    try {
      return { ...known, waiting: this.#waitingOf(account), ...(failure ? { failure } : {}) };
    } catch (error) {
      return { ...known, waiting: 0, failure: failureOf(error) };
    }
  }

  #waitingOf(account: StoredAccount): number {
    const files = this.#parts;
    if (this.#open?.account.agentId === account.agentId) return outboxCounts(this.#open.store.outbox).waiting;
    if (!hasOutbox(files, account.agentId)) return 0;
    const outbox = openAccountOutbox(files, account.agentId);
    try {
      return outboxCounts(outbox).waiting;
    } finally {
      close(outbox);
    }
  }
}

function keepCredentials(outbox: Parameters<typeof setMeta>[0], answer: SessionResponse): void {
  setMeta(outbox, 'device-id', answer.device.id);
  setMeta(outbox, 'token', answer.token);
  if (answer.limits) setMeta(outbox, 'file-limit', String(answer.limits.fileBytes));
  if (getMeta(outbox, 'epoch') === undefined) setMeta(outbox, 'epoch', String(answer.epoch));
}

function originOf(url: string): string {
  if (!URL.canParse(url))
    throw new AppError('bad-request', 'The address of the server is missing.', { field: 'serverUrl' });
  return new URL(url).origin;
}
