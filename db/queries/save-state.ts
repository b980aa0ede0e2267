import type { SaveState } from '#domain/contract/ipc/save-state.ts';
import type { Collection } from '#domain/model/collections.ts';

/** SQL for whether the server still lacks the newest change of the record in `row`: 1 or 0. */
export function unsentSql(collection: Collection, row: string): string {
  return `exists (select 1 from unsent where unsent.collection = '${collection}' and unsent.id = ${row}.id)`;
}

export function saveStateOf(unsent: number): SaveState {
  return unsent === 0 ? 'on-server' : 'saved-here';
}
