import { useState } from 'react';
import type { CaseFilter } from '#domain/contract/ipc/case-filter.ts';
import { mostInBulk } from '#domain/contract/ipc/queue-views.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { useProcedure } from '../../state/use-command.ts';

export interface Selection {
  readonly ids: ReadonlySet<CaseId>;
  toggle(id: CaseId, place: number): void;
  /** From the case that was selected last up to this place, in the order of the list. */
  extendTo(place: number): Promise<void>;
  all(): Promise<void>;
  clear(): void;
}

interface Rows {
  rowAt(index: number): { readonly id: CaseId } | undefined;
}

interface Chosen {
  /** The list it was chosen from: in another one nothing is. */
  readonly of: string;
  readonly ids: ReadonlySet<CaseId>;
  readonly anchor: number;
  /** What was selected before the range that is being drawn. */
  readonly before: ReadonlySet<CaseId>;
}

const none: ReadonlySet<CaseId> = new Set();

/** Which cases of a list are selected, also such as are not on the page. `list` says which list it is. */
export function useSelection(list: string, filter: CaseFilter, rows: Rows): Selection {
  const { call } = useProcedure();
  const [chosen, setChosen] = useState<Chosen>({ of: list, ids: none, anchor: 0, before: none });
  const now = chosen.of === list ? chosen : { of: list, ids: none, anchor: 0, before: none };

  const upTo = async (count: number): Promise<readonly CaseId[]> => {
    const outcome = await call('cases.ids', { ...filter, limit: Math.min(count, mostInBulk) });
    return outcome.ok ? outcome.value : [];
  };
  const between = async (from: number, to: number): Promise<readonly CaseId[]> => {
    const held = Array.from({ length: to - from + 1 }, (_, index) => rows.rowAt(from + index)?.id);
    if (held.every((id) => id !== undefined)) return held;
    return (await upTo(to + 1)).slice(from);
  };
  return {
    ids: now.ids,
    toggle(id, place) {
      const ids = new Set(now.ids);
      if (!ids.delete(id)) ids.add(id);
      setChosen({ of: list, ids, anchor: place, before: ids });
    },
    async extendTo(place) {
      const range = await between(Math.min(now.anchor, place), Math.max(now.anchor, place));
      setChosen({ ...now, of: list, ids: new Set([...now.before, ...range]) });
    },
    async all() {
      const ids = new Set(await upTo(mostInBulk));
      setChosen({ of: list, ids, anchor: 0, before: ids });
    },
    clear: () => setChosen({ of: list, ids: none, anchor: 0, before: none }),
  };
}
