import { completeCursors, readCursors } from '#db/replica/cursors.ts';
import type { PullResponse } from '#domain/contract/wire/pull.ts';
import type { Scope } from '#domain/model/scope.ts';
import type { Clock } from '../ports.ts';
import type { AccountStore } from './account-store.ts';
import { applyPull } from './apply-pull.ts';
import type { ChangedRows } from './changed-rows.ts';
import type { ServerApi } from './server-api.ts';

type Cursors = Readonly<Record<string, number>>;

export interface PullParts {
  readonly store: AccountStore;
  readonly api: Pick<ServerApi, 'pull'>;
  readonly token: string;
  readonly clock: Clock;
  readonly changed: (rows: ChangedRows) => void;
  /** Rows done of rows total; only while a first, large download runs. */
  readonly progress: (done: number, total: number) => void;
  readonly timed: (sentAt: number, receivedAt: number, serverTime: number) => void;
  readonly stopped: () => boolean;
}

const pageRows = 5000;

/**
 * Reads what is new, page by page, until every scope was seen final in one snapshot; true when it got there. The server reads the next page
 * while this one is written here. An answer to a question of another time (another server, from before a resync) is dropped, and the
 * next round asks afresh.
 */
export async function pullChanges(parts: PullParts): Promise<boolean> {
  const { store, api, token, clock } = parts;
  const { epoch, generation } = store;
  const first = Object.keys(completeCursors(store.replica)).length === 0;
  let done = 0;
  let total = 0;
  const ask = (cursors: Cursors) => {
    const answer = api.pull(token, { epoch, generation, cursors, limit: pageRows, count: first && total === 0 });
    // It is heard below, unless this pull ends before.
    answer.catch(() => undefined);
    return answer;
  };
  let asked = ask(readCursors(store.replica));
  while (!parts.stopped()) {
    const { value, sentAt, receivedAt } = await asked;
    parts.timed(sentAt, receivedAt, value.serverTime);
    if (parts.stopped()) return false;
    const cursors = readCursors(store.replica);
    if (value.epoch !== epoch || value.generation !== store.generation || !sameCursors(value.base, cursors))
      return false;
    if (value.behind !== undefined) total = value.behind;
    if (!value.done) {
      asked = ask(cursorsAfter(cursors, value));
      // A turn of the loop lets the request leave before the writing begins.
      await new Promise<void>((resolve) => clock.after(1, resolve));
      if (parts.stopped()) return false;
    }
    const context = { replica: store.replica, overlay: store.overlay, actor: () => store.actor, epoch };
    const applied = applyPull(context, value);
    parts.changed(applied.changed);
    done += applied.rows;
    if (first && total > pageRows) parts.progress(Math.min(done, total), total);
    if (value.done) return true;
  }
  return false;
}

/** Where a client with these cursors stands when it has written the answer. */
function cursorsAfter(cursors: Cursors, { scopes, pages }: PullResponse): Cursors {
  const kept = Object.entries(cursors).filter(([scope]) => scopes.includes(scope as Scope));
  return Object.fromEntries([...kept, ...pages.map(({ scope, cursor }) => [scope, cursor] as const)]);
}

function sameCursors(a: Cursors, b: Cursors): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
