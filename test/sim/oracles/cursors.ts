import type { OutboxReader, ReplicaReader } from '#db/connection/handle.ts';
import { getMeta } from '#db/outbox/meta.ts';
import { readCursors } from '#db/replica/cursors.ts';
import { listShadows } from '#db/replica/shadows.ts';
import { refKey } from '#domain/model/record.ts';
import { isArchive } from '#domain/model/scope.ts';
import { Violation } from './violation.ts';
import { visibleRows } from './visible-rows.ts';

/** I5: no cursor of a device goes back within an epoch and a generation. */
export class CursorsOnlyAdvance {
  #life = '';
  #highest = new Map<string, number>();

  /** Other files, or a server that was put back. */
  forget(): void {
    this.#highest = new Map();
  }

  check(device: string, files: { readonly outbox: OutboxReader; readonly replica: ReplicaReader }): void {
    const life = `${getMeta(files.outbox, 'epoch')} ${getMeta(files.outbox, 'generation')}`;
    if (life !== this.#life) this.forget();
    this.#life = life;
    for (const [scope, ver] of Object.entries(readCursors(files.replica))) {
      const before = this.#highest.get(scope) ?? -1;
      if (ver < before) throw new Violation('I5', `${device} goes back from ${before} to ${ver} in ${scope}`);
      this.#highest.set(scope, ver);
    }
  }
}

/** I6: right after a complete pull that named these scopes. Rows under the device's own commands are those commands' business. */
export function holdsOnlyPermitted(device: string, replica: ReplicaReader, scopes: readonly string[]): void {
  const own = new Set(listShadows(replica).map(refKey));
  for (const [key, { scope }] of visibleRows(replica))
    if (!own.has(key) && !scopes.includes(scope) && !isArchive(scope))
      throw new Violation('I6', `${device} holds ${key} of ${scope}, and may see ${scopes.join(', ')}`);
}
