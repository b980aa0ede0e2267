import { createStore, type StoreApi } from 'zustand/vanilla';
import type { UndoResult, UndoToken } from '#domain/contract/ipc/queue-views.ts';
import type { CoreLink } from '../bridge/core-link.ts';

/** The last thing done that can be undone. */
interface UndoOffer {
  readonly token: UndoToken;
  /** The command that was run. */
  readonly name: string;
  /** For how many cases. */
  readonly count: number;
}

/** Remembers what was done last, wherever that was; one step back, as everywhere. */
export interface UndoDesk {
  readonly offer: StoreApi<UndoOffer | null>;
  /** Called with the answer to whatever was done: it may be one that can be undone. */
  made(name: string, token: UndoToken | null | undefined, count?: number): void;
  /** Rejects as any call; undefined when there is nothing to undo. */
  undo(): Promise<UndoResult | undefined>;
}

export function createUndoDesk(link: Pick<CoreLink, 'call'>): UndoDesk {
  const offer = createStore<UndoOffer | null>(() => null);
  return {
    offer,
    made(name, token, count = 1) {
      if (token) offer.setState({ token, name, count }, true);
    },
    async undo() {
      const last = offer.getState();
      if (!last) return undefined;
      offer.setState(null, true);
      return await link.call('undo.run', { token: last.token, id: crypto.randomUUID() });
    },
  };
}
