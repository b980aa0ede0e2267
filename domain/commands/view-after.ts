import { applyChange, type Change } from '../model/change.ts';
import type { Collection } from '../model/collections.ts';
import { type AnyRecord, refKey } from '../model/record.ts';
import type { Loaded, View } from './definition.ts';

/** What a side holds once these changes are made: for a command that has another decided behind them. */
export function viewAfter(view: View, changes: readonly Change[]): View {
  return {
    get<C extends Collection>(collection: C, id: string): Loaded<C> {
      const before = view.get(collection, id);
      const key = refKey({ collection, id });
      let record: AnyRecord | undefined = before.state === 'present' ? before.record : undefined;
      for (const change of changes) if (refKey(change) === key) record = applyChange(record, change);
      return record ? ({ state: 'present', record } as Loaded<C>) : before;
    },
  };
}
