import { refOf } from '#core/overlay/ref-key.ts';
import { sql } from '#db/connection/connection.ts';
import type { OutboxReader, ReplicaReader } from '#db/connection/handle.ts';
import { commandByUid } from '#db/outbox/commands.ts';
import { permittedScopes } from '#db/replica/cursors.ts';
import { loadRecord } from '#db/replica/records.ts';
import { shadowOf } from '#db/replica/shadows.ts';
import { sameJson } from '#domain/model/json.ts';
import type { Actor } from '#domain/rules/rights.ts';
import type { Device } from '../device.ts';
import type { OpenFiles } from '../device-files.ts';
import { Violation } from './violation.ts';
import { say } from './visible-rows.ts';

interface Written {
  readonly uid: string;
  readonly key: string;
  readonly field: string;
  readonly value: unknown;
  /** Where the server had the record when the value was last seen. */
  scope: string;
  /** What the command looked at and changed, and the server's revision of each when it did. */
  readonly revs: ReadonlyMap<string, number>;
}

interface Changed {
  readonly key: string;
  /** Where the record was then, if it is not seen any more: one that moves is gone between the page that takes it away and the one that brings it. */
  readonly goneFrom: string | null;
  readonly violation: Violation;
}

function serverRev(replica: ReplicaReader, key: string): number {
  const ref = refOf(key);
  const shadow = shadowOf(replica, ref);
  return shadow ? (shadow.record?.rev ?? 0) : (loadRecord(replica, ref)?.rev ?? 0);
}

function serverScope(replica: ReplicaReader, key: string): string | undefined {
  const ref = refOf(key);
  const shadow = shadowOf(replica, ref);
  return shadow ? shadow.record?.scope : loadRecord(replica, ref)?.scope;
}

/** What the command moved to where this agent may not look is rightly gone once it is acknowledged. */
function hasLeft({ outbox, replica }: OpenFiles, uid: string): boolean {
  const permitted = permittedScopes(replica);
  const command = commandByUid(outbox, uid);
  return command?.state === 'acknowledged' && Object.keys(command.vers).some((scope) => !permitted.includes(scope));
}

/** I4, second half: what an agent wrote stays until a newer row of the server, a refusal or other rights say otherwise. */
export class Flicker {
  #written: Written[] = [];
  #refusals = 0;
  #rights = '';

  wrote({ peek: { replica }, store }: Device, uid: string): void {
    const command = store.overlay.commands.find(({ envelope }) => envelope.uid === uid);
    if (!command) throw new Violation('I4', `the command ${uid} just saved stands over no row`);
    const keys = new Set([...command.reads, ...command.writes]);
    const revs = new Map([...keys].map((key) => [key, serverRev(replica, key)]));
    for (const key of command.writes) {
      const record = loadRecord(replica, refOf(key));
      if (record?.collection !== 'case' && record?.collection !== 'customer') continue;
      // A record it made, or the fields it set and no others.
      const set = command.envelope.base[key]?.fields;
      for (const field of ['priority', 'subject', 'status', 'teamId', 'name'])
        if (field in (set ?? record.fields)) {
          this.#written = this.#written.filter((one) => one.key !== key || one.field !== field);
          this.#written.push({ uid, key, field, value: record.fields[field], scope: record.scope, revs });
        }
    }
  }

  /** The files are others, or the server is: nothing is known any more. */
  forget(): void {
    this.#written = [];
  }

  /** What changed without a reason that can be seen here; only that a row is not the server's any more explains it still. */
  check({ name, peek: files, actor }: Device): readonly Changed[] {
    if (this.#changedGround(files.outbox, actor)) {
      this.forget();
      return [];
    }
    const changed: Changed[] = [];
    this.#written = this.#written.filter((one) => {
      const record = loadRecord(files.replica, refOf(one.key));
      const shown = record?.fields[one.field];
      if (sameJson(shown, one.value)) {
        one.scope = serverScope(files.replica, one.key) ?? one.scope;
        return true;
      }
      const isNewer = [...one.revs].some(([key, rev]) => serverRev(files.replica, key) !== rev);
      if (!isNewer && !hasLeft(files, one.uid)) {
        const found = `${name} wrote ${one.field} = ${say(one.value)} in ${one.key} and shows ${say(shown)}, with no newer row of the server`;
        changed.push({ key: one.key, goneFrom: record ? null : one.scope, violation: new Violation('I4', found) });
      }
      return false;
    });
    return changed;
  }

  /** A refusal takes back what builds on it too; other rights let everything be decided again. */
  #changedGround(outbox: OutboxReader, actor: Actor): boolean {
    const { gone } = sql(
      outbox,
      "select count(*) as gone from command where state in ('refused', 'dismissed', 'cancelled')",
    ).get<{ gone: number }>() ?? { gone: 0 };
    const rights = say(actor);
    const changed = rights !== this.#rights || gone !== this.#refusals;
    this.#rights = rights;
    this.#refusals = gone;
    return changed;
  }
}
