import { transaction } from '#db/connection/connection.ts';
import type { ReplicaWriter } from '#db/connection/handle.ts';
import {
  completeCursors,
  permittedScopes,
  readCursors,
  setCompleteCursors,
  writeSnapshot,
} from '#db/replica/cursors.ts';
import { raiseMark } from '#db/replica/mark.ts';
import type { PullResponse } from '#domain/contract/wire/pull.ts';
import { sameJson } from '#domain/model/json.ts';
import type { Actor } from '#domain/rules/rights.ts';
import type { FieldWatch } from '../overlay/field-watch.ts';
import type { Noticing } from '../overlay/noticing.ts';
import type { Overlay } from '../overlay/overlay.ts';
import { rebase } from '../overlay/rebase.ts';
import type { ChangedRows } from './changed-rows.ts';
import { ImageWriter } from './image-writer.ts';
import { writePage, writeSnapshotPage } from './page-writer.ts';

export interface PullContext {
  readonly replica: ReplicaWriter;
  readonly overlay: Overlay;
  readonly actor: () => Actor;
  readonly epoch: number;
  /** Points out own values that what was pulled replaces. */
  readonly noticing?: Noticing;
}

export interface Applied {
  readonly rows: number;
  readonly changed: ChangedRows;
}

/**
 * Writes one pull answer: rows and cursors in one transaction, then the commands that can be affected are replayed. Commands are
 * confirmed only when the answer saw every scope final in one snapshot.
 */
export function applyPull(context: PullContext, response: PullResponse): Applied {
  const { replica, overlay, epoch } = context;
  const before = overlay.commands;
  try {
    return transaction(replica, () => {
      const actorBefore = context.actor();
      const writer = new ImageWriter(replica, overlay.touched());
      writer.dropScopesExcept(response.scopes);
      for (const page of response.pages) writePage(replica, writer, page, response.columns);
      if (response.snapshot) writeSnapshotPage(replica, writer, response.snapshot, response);
      // None of the scopes that were being read may be held any more.
      else writeSnapshot(replica, null);
      writer.finish();
      if (response.pages.length > 0 || response.snapshot) raiseMark(replica);
      if (response.done) setCompleteCursors(replica, readCursors(replica), response.scopes);
      const confirmed = overlay.confirm({
        epoch,
        complete: completeCursors(replica),
        permitted: permittedScopes(replica),
      });
      const actor = context.actor();
      // Every decision looks at who acts: other rights mean deciding everything again.
      const again = sameJson(actor, actorBefore) ? confirmed : [...confirmed, ...overlay.commands];
      const dirty = new Set([...writer.dirty, ...again.flatMap((command) => command.writes)]);
      const replay = (watch?: FieldWatch) => rebase(replica, overlay.commands, dirty, actor, watch);
      if (dirty.size > 0) writer.changed.addKeys(context.noticing?.during(before, replay) ?? replay());
      return { rows: writer.rows, changed: writer.changed };
    });
  } catch (error) {
    // The rows were rolled back; the overlay follows them.
    overlay.restore(before);
    throw error;
  }
}
