import { transaction } from '#db/connection/connection.ts';
import type { OutboxWriter, ReplicaReader } from '#db/connection/handle.ts';
import type { OutboxCommand } from '#db/outbox/command-rows.ts';
import { commandByUid } from '#db/outbox/commands.ts';
import {
  countNotices,
  forgetNotices,
  type KeptNotice,
  keepNotice,
  listNotices,
  type NoticeCause,
} from '#db/outbox/notices.ts';
import { loadRecord } from '#db/replica/records.ts';
import { fieldsOf } from '#domain/model/collections.ts';
import { type Json, sameJson } from '#domain/model/json.ts';
import { refKey } from '#domain/model/record.ts';
import { mergeText } from '#domain/rules/text-merge.ts';
import { FieldWatch, type LostWish } from './field-watch.ts';
import { type Wish, wishesOf } from './own-wishes.ts';
import { refOf } from './ref-key.ts';

/**
 * Keeps a notice where the server's word replaces a value this device's own command set and showed: nothing is swapped under
 * somebody's eyes without a word. The notice is durable before the rows are: at worst it is kept twice, never lost.
 */
export class Noticing {
  readonly #outbox: OutboxWriter;
  readonly #replica: ReplicaReader;

  constructor(outbox: OutboxWriter, replica: ReplicaReader) {
    this.#outbox = outbox;
    this.#replica = replica;
  }

  /** Does `work`, which rebuilds rows under these commands and shows the watch which. */
  during<T>(commands: readonly OutboxCommand[], work: (watch: FieldWatch) => T): T {
    const watch = new FieldWatch(this.#replica, commands);
    const done = work(watch);
    const lost = watch.lost();
    if (lost.length > 0)
      transaction(this.#outbox, () => {
        for (const one of lost) this.#keep(one);
      });
    this.#forgetMet(watch);
    return done;
  }

  /** The person set these fields anew: what became of the former values is of no use any more. */
  superseded(command: OutboxCommand): void {
    if (countNotices(this.#outbox) > 0) forgetNotices(this.#outbox, wishesOf(command, this.#replica).map(placeOf));
  }

  /** The field shows again what the notice says was set: the server's word has changed once more. */
  #forgetMet(watch: FieldWatch): void {
    const notices = listNotices(this.#outbox, null);
    if (notices.length === 0) return;
    const met = watch.met();
    const isMet = ({ collection, recordId, field, mine }: KeptNotice) =>
      met.some(
        (wish) =>
          wish.key === refKey({ collection, id: recordId }) && wish.field === field && sameJson(wish.mine, mine),
      );
    forgetNotices(this.#outbox, notices.filter(isMet));
  }

  #keep({ wish, now }: LostWish): void {
    const { key, field, mine, command } = wish;
    const { uid } = command.envelope;
    const state = commandByUid(this.#outbox, uid)?.state;
    // Taken back or put aside by the person: they know. Put aside because it is so already: the value comes with the next rows.
    if (state === undefined || state === 'cancelled' || state === 'dismissed') return;
    const { collection, id } = refOf(key);
    const cause = state === 'refused' ? 'refused' : causeOf(wish, now);
    keepNotice(this.#outbox, {
      collection,
      recordId: id,
      field,
      caseId: this.#caseOf(key),
      commandUid: uid,
      cause,
      mine,
      now,
    });
  }

  #caseOf(key: string): string | null {
    const ref = refOf(key);
    if (ref.collection === 'case') return ref.id;
    const caseId = loadRecord(this.#replica, ref)?.fields.caseId;
    return typeof caseId === 'string' ? caseId : null;
  }
}

function placeOf({ key, field }: Wish) {
  const { collection, id } = refOf(key);
  return { collection, recordId: id, field };
}

function causeOf({ key, field, mine, command }: Wish, now: Json): NoticeCause {
  const { policy } = fieldsOf(refOf(key).collection)[field] ?? {};
  if (policy === 'server-only') return 'renumbered';
  const base = command.envelope.base[key]?.fields[field];
  const isText = policy === 'text-merge' && [base, mine, now].every((text) => typeof text === 'string');
  // Merging this text in once more changes nothing: it is part of what stands.
  return isText && mergeText(String(base), String(mine), String(now)) === now ? 'merged' : 'changed';
}
