import { highestAnswered } from '#db/outbox/sending.ts';
import { completeCursors, readCursors, readSnapshot } from '#db/replica/cursors.ts';
import { readSums } from '#db/replica/scope-sums.ts';
import { keepStanding, standingToldAt } from '#db/replica/workspace-standing.ts';
import type { EraseOrder } from '#domain/contract/wire/erase.ts';
import type { PullResponse, ScopeCheck, SnapshotPosition } from '#domain/contract/wire/pull.ts';
import { sameJson } from '#domain/model/json.ts';
import type { Scope } from '#domain/model/scope.ts';
import type { Clock } from '../ports.ts';
import type { AccountStore } from './account-store.ts';
import { applyPull } from './apply-pull.ts';
import type { ChangedRows } from './changed-rows.ts';
import type { ServerApi } from './server-api.ts';
import { cursorsAfter, goesOnFrom, positionAfter } from './snapshot-position.ts';

/** How far this device has read. */
interface Standing {
  readonly cursors: Readonly<Record<string, number>>;
  readonly snapshot: SnapshotPosition | null;
}

export interface PullParts {
  readonly store: AccountStore;
  readonly api: Pick<ServerApi, 'pull'>;
  readonly token: string;
  readonly clock: Clock;
  readonly changed: (rows: ChangedRows) => void;
  /** Rows done of rows total; only while a first, large download runs. */
  readonly progress: (done: number, total: number) => void;
  readonly timed: (sentAt: number, receivedAt: number, serverTime: number) => void;
  /** What the server wants erased here, once everything else was read. */
  readonly ordered?: (orders: readonly EraseOrder[]) => void;
  readonly stopped: () => boolean;
}

/** A page is written in one go, and nothing else runs meanwhile: this many rows take a few tens of milliseconds. */
const pageRows = 700;

/** What others may still have unsent is no matter of seconds. */
const standingEveryMs = 60_000;

/** What the server says each scope holds, once everything was seen final in one of its snapshots. */
export type Checks = Readonly<Record<string, ScopeCheck>>;

/**
 * Reads what is new, page by page, until every scope was seen final in one snapshot; what the scopes hold then, when it got there. The
 * server reads the next page while this one is written here. An answer to a question of another time (another server, from before a
 * resync) is dropped, and the next round asks afresh.
 */
export async function pullChanges(parts: PullParts): Promise<Checks | undefined> {
  const { store, api, token, clock } = parts;
  const { epoch, generation } = store;
  const first = Object.keys(completeCursors(store.replica)).length === 0;
  let done = first ? rowsHeld(store) : 0;
  let total = 0;
  const standingAsked = asksForStanding(parts);
  const ask = (from: Standing) => {
    const acknowledged = highestAnswered(store.outbox, epoch);
    const limits = { limit: pageRows, count: first && total === 0, ...standingAsked };
    const answer = api.pull(token, { epoch, generation, acknowledged, ...from, ...limits });
    // It is heard below, unless this pull ends before.
    answer.catch(() => undefined);
    return { from, answer };
  };
  let asked = ask(standing(store));
  while (!parts.stopped()) {
    const { value, sentAt, receivedAt } = await asked.answer;
    parts.timed(sentAt, receivedAt, value.serverTime);
    if (parts.stopped()) return undefined;
    const now = standing(store);
    if (!isFor(value, { epoch, generation: store.generation, asked: asked.from, now })) return undefined;
    if (value.behind !== undefined) total = value.behind;
    if (!value.done) {
      asked = ask(standingAfter(now, value));
      // A turn of the loop lets the request leave before the writing begins.
      await new Promise<void>((resolve) => clock.after(1, resolve));
      if (parts.stopped()) return undefined;
    }
    const context = {
      replica: store.replica,
      overlay: store.overlay,
      actor: () => store.actor,
      epoch,
      noticing: store.noticing,
    };
    const applied = applyPull(context, value);
    keepStanding(store.replica, value.standing, clock.now());
    parts.changed(applied.changed);
    done += applied.rows;
    if (first && total > pageRows) parts.progress(Math.min(done, total), total);
    if (!value.done) continue;
    parts.ordered?.(value.orders ?? []);
    return value.checks ?? {};
  }
  return undefined;
}

function asksForStanding({ store, clock }: PullParts): { readonly standing?: true } {
  return Math.abs(clock.now() - standingToldAt(store.replica)) > standingEveryMs ? { standing: true } : {};
}

interface Question {
  readonly epoch: number;
  readonly generation: number;
  readonly asked: Standing;
  readonly now: Standing;
}

/** Whether an answer is to what this device asked, and this device still stands where it stood then. */
function isFor(answer: PullResponse, { epoch, generation, asked, now }: Question): boolean {
  if (answer.epoch !== epoch || answer.generation !== generation) return false;
  if (!sameJson(asked, now) || !sameJson(answer.base, now.cursors)) return false;
  return answer.snapshot === undefined || goesOnFrom(answer.snapshot, asked.snapshot);
}

function standing({ replica }: AccountStore): Standing {
  return { cursors: readCursors(replica), snapshot: readSnapshot(replica) };
}

/** Where a device that stood there stands when it has written the answer. */
function standingAfter({ cursors }: Standing, { scopes, pages, snapshot: page }: PullResponse): Standing {
  const kept = Object.entries(cursors).filter(([scope]) => scopes.includes(scope as Scope));
  const read = pages.map(({ scope, cursor }) => [scope, cursor] as const);
  const begun = page ? Object.entries(cursorsAfter(page, scopes)) : [];
  return {
    cursors: Object.fromEntries([...kept, ...read, ...begun]),
    snapshot: page ? positionAfter(page, scopes) : null,
  };
}

function rowsHeld({ replica }: AccountStore): number {
  return [...readSums(replica).values()].reduce((sum, { rows }) => sum + rows, 0);
}
