import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Json } from '#domain/model/json.ts';
import type { CoreLink } from '../bridge/core-link.ts';
import type { DraftKey } from './draft-key.ts';
import { type DraftLeftovers, draftRetry } from './draft-leftovers.ts';

export interface DraftState<T extends Json> {
  readonly content: T;
  /** False until the stored draft was read; what is typed before that wins over it. */
  readonly loaded: boolean;
  /** When the content last became durable on this device; null while it is not. */
  readonly savedAt: number | null;
}

/** One text in the making: durable within a second of the last key, whatever happens to the window. */
export interface DraftKeeper<T extends Json> {
  readonly store: StoreApi<DraftState<T>>;
  change(content: T): void;
  /** Saves now what is not saved yet. */
  flush(): Promise<void>;
  /** The text has become something else (a reply, a case): the draft is removed. */
  finish(): Promise<void>;
  /**
   * Saves what could not be saved once the core is back, and takes in what the core puts into the draft (a message taken back to be
   * written on); the returned function saves the rest and stops.
   */
  follow(): () => void;
}

/** Save this long after the last key, but never later than `longest` after the first unsaved one. */
export const draftPause = 300;
export const draftLongest = 1000;

/**
 * `join` makes one of the stored text and what was typed here since; left out, what was typed here wins. What cannot be saved when the
 * view goes away is handed to `leftovers`.
 */
export function createDraftKeeper<T extends Json>(
  link: CoreLink,
  key: DraftKey,
  initial: T,
  join: (stored: T, typed: T) => T = (_stored, typed) => typed,
  leftovers?: DraftLeftovers,
): DraftKeeper<T> {
  const store = createStore<DraftState<T>>(() => ({ content: initial, loaded: false, savedAt: null }));
  let unsaved = false;
  let firstUnsavedAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  /** When what this window knows of the stored draft was saved; null for none. Another window's words bear another time. */
  let known: number | null = null;
  /** Saves and removals follow one another in the order they were asked for. */
  let last: Promise<void> = Promise.resolve();

  const inOrder = (work: () => Promise<void>): Promise<void> => {
    last = last.then(work, work);
    return last;
  };

  const save = async (): Promise<void> => {
    if (!unsaved) return;
    unsaved = false;
    const { content } = store.getState();
    try {
      const { savedAt, other } = await link.call('drafts.save', { ...key, content, basedOn: known });
      known = savedAt;
      leftovers?.take(key);
      if (other) change(join(other.content as T, store.getState().content));
      else if (!unsaved) store.setState({ savedAt });
    } catch {
      // The core is away, or the disk is full: it is tried again, and until then the text is on the screen.
      unsaved = true;
      retry ??= setTimeout(() => {
        retry = undefined;
        void flush();
      }, draftRetry);
    }
  };

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    return unsaved ? inOrder(save) : last;
  };

  const change = (content: T): void => {
    store.setState({ content, savedAt: null });
    const now = performance.now();
    if (!unsaved || timer === undefined) firstUnsavedAt = now;
    unsaved = true;
    clearTimeout(timer);
    const wait = Math.max(0, Math.min(draftPause, firstUnsavedAt + draftLongest - now));
    timer = setTimeout(() => {
      timer = undefined;
      void flush();
    }, wait);
  };

  const left = leftovers?.take(key);
  const reading = link.call('drafts.get', key);
  // Nothing is saved before it is known what stands there.
  last = reading.then(
    () => undefined,
    () => undefined,
  );
  if (left?.content != null) {
    store.setState({ loaded: true });
    reading.then(
      // What could not be saved then goes over what stands there.
      (draft) => {
        known = draft?.savedAt ?? null;
      },
      () => undefined,
    );
    change(left.content as T);
  } else
    reading.then(
      (draft) => {
        // What has become something else is not offered again, though it could not be removed yet.
        const stored = left ? null : draft;
        known = draft?.savedAt ?? null;
        const untouched = store.getState().content === initial && !unsaved;
        store.setState(
          stored && untouched
            ? { content: stored.content as T, loaded: true, savedAt: stored.savedAt }
            : { loaded: true },
        );
        if (left && draft && untouched) leftovers?.keep(key, null);
      },
      () => store.setState({ loaded: true }),
    );

  const takeIn = async (): Promise<void> => {
    const draft = await link.call('drafts.get', key).catch(() => undefined);
    if (draft === undefined || (draft?.savedAt ?? null) === known) return;
    known = draft?.savedAt ?? null;
    if (unsaved) {
      if (draft) change(join(draft.content as T, store.getState().content));
    } else if (draft) store.setState({ content: draft.content as T, loaded: true, savedAt: draft.savedAt });
    // Sent or thrown away in another window: here too it is not offered again.
    else store.setState({ content: initial, savedAt: null });
  };

  return {
    store,
    change,
    flush,
    finish() {
      clearTimeout(timer);
      unsaved = false;
      store.setState({ content: initial, savedAt: null });
      return inOrder(async () => {
        // Until it is gone it would be offered again, and be sent twice.
        await link.call('drafts.remove', key).catch(() => leftovers?.keep(key, null));
        known = null;
      });
    },
    follow() {
      const stops = [
        link.status.subscribe((now, before) => {
          if (now.opened > before.opened && unsaved) void flush();
        }),
        link.on('changed', (changes) => {
          const mine = `${key.kind}/${key.subject}`;
          if (changes.some(({ collection, ids }) => collection === 'draft' && ids.includes(mine))) void inOrder(takeIn);
        }),
      ];
      return () => {
        for (const stop of stops) stop();
        void flush().then(() => {
          clearTimeout(retry);
          retry = undefined;
          if (unsaved) leftovers?.keep(key, store.getState().content);
        });
      };
    },
  };
}
