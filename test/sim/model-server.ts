import type { Loaded } from '#domain/commands/definition.ts';
import { decideWith } from '#domain/commands/run.ts';
import type { ColumnValue, PullPage, PullResponse } from '#domain/contract/wire/pull.ts';
import type { PushedCommand, PushResult } from '#domain/contract/wire/push.ts';
import { applyChange, type Change } from '#domain/model/change.ts';
import { type Collection, collectionNames, fieldsOf } from '#domain/model/collections.ts';
import { type AnyRecord, refKey } from '#domain/model/record.ts';
import type { Scope } from '#domain/model/scope.ts';
import { type Actor, maySee } from '#domain/rules/rights.ts';

interface Row {
  record: AnyRecord;
  ver: number;
}

interface Tombstone {
  readonly collection: Collection;
  readonly id: string;
  readonly movedTo: Scope;
  readonly ver: number;
}

/** The server in memory, as simple as it can be and still right: one device pushes, colleagues change rows directly. */
export class ModelServer {
  readonly rows = new Map<string, Row>();
  readonly #vers = new Map<Scope, number>();
  readonly #tombstones = new Map<string, Tombstone & { readonly scope: Scope }>();
  readonly #results = new Map<string, PushResult>();
  #lastMid = 0;
  /** How often each command had effects; more than once is a defect. */
  readonly applied = new Map<string, number>();
  actor: Actor;

  constructor(actor: Actor, seeds: readonly AnyRecord[]) {
    this.actor = actor;
    for (const record of seeds) this.#store({ ...record, rev: 1 });
  }

  scopes(): Scope[] {
    return [...this.#vers.keys()].filter((scope) => maySee(this.actor, scope)).sort();
  }

  push(commands: readonly PushedCommand[]): PushResult[] {
    return commands.map((command) => {
      const known = this.#results.get(command.uid);
      if (known) return known;
      if (command.mid !== this.#lastMid + 1) throw new Error(`gap: ${command.mid} after ${this.#lastMid}`);
      this.#lastMid = command.mid;
      const result = this.#run(command);
      this.#results.set(command.uid, result);
      return result;
    });
  }

  pull(cursors: Readonly<Record<string, number>>, limit: number): PullResponse {
    const scopes = this.scopes();
    const pages = scopes.map((scope) => this.#page(scope, cursors[scope] ?? -1, limit));
    return {
      epoch: 1,
      generation: 0,
      base: { ...cursors },
      scopes,
      columns: Object.fromEntries(
        collectionNames.map((name) => [name, ['id', 'ver', 'rev', ...Object.keys(fieldsOf(name))]]),
      ),
      pages,
      done: pages.every((page) => page.final),
      serverTime: 0,
    };
  }

  /** A colleague's change. */
  change(change: Change): void {
    const before = this.rows.get(refKey(change))?.record;
    this.#store(applyChange(before, change), before);
  }

  #run(command: PushedCommand): PushResult {
    const load = (ref: { collection: Collection; id: string }) => {
      const row = this.rows.get(refKey(ref));
      return (row ? { state: 'present', record: row.record } : { state: 'absent' }) as Loaded;
    };
    const context = { uid: command.uid, actor: this.actor, happenedAt: command.happenedAt };
    const { decision } = decideWith(command, load, context);
    if (!decision.ok)
      return { uid: command.uid, mid: command.mid, status: 'refused', vers: {}, refusal: decision.refusal };
    const vers: Record<string, number> = {};
    for (const change of decision.changes) {
      const before = this.rows.get(refKey(change))?.record;
      Object.assign(vers, this.#store(applyChange(before, change), before));
    }
    this.applied.set(command.uid, (this.applied.get(command.uid) ?? 0) + 1);
    return { uid: command.uid, mid: command.mid, status: 'accepted', vers };
  }

  #bump(scope: Scope): number {
    const ver = (this.#vers.get(scope) ?? 0) + 1;
    this.#vers.set(scope, ver);
    return ver;
  }

  #store(record: AnyRecord, before?: AnyRecord): Record<string, number> {
    const key = refKey(record);
    const vers: Record<string, number> = {};
    if (before && before.scope !== record.scope) {
      const ver = this.#bump(before.scope);
      this.#tombstones.set(`${before.scope} ${key}`, {
        scope: before.scope,
        collection: record.collection,
        id: record.id,
        movedTo: record.scope,
        ver,
      });
      vers[before.scope] = ver;
    }
    this.#tombstones.delete(`${record.scope} ${key}`);
    const ver = this.#bump(record.scope);
    vers[record.scope] = ver;
    this.rows.set(key, { record: { ...record, rev: (before?.rev ?? 0) + 1 }, ver });
    return vers;
  }

  #page(scope: Scope, cursor: number, limit: number): PullPage {
    const reset = cursor < 0;
    const rows = [...this.rows.values()].filter((row) => row.record.scope === scope && row.ver > cursor);
    const gone = reset ? [] : [...this.#tombstones.values()].filter((one) => one.scope === scope && one.ver > cursor);
    const vers = [...new Set([...rows, ...gone].map((one) => one.ver))].sort((a, b) => a - b).slice(0, limit);
    const last = vers.at(-1) ?? cursor;
    const head = this.#vers.get(scope) ?? 0;
    const final = [...rows, ...gone].every((one) => one.ver <= last);
    const kept = rows.filter((row) => row.ver <= last);
    return {
      scope,
      reset,
      rows: collectionNames
        .map((collection) => ({
          collection,
          values: kept.filter((row) => row.record.collection === collection).map((row) => wireValues(row)),
        }))
        .filter((group) => group.values.length > 0),
      tombstones: gone
        .filter((one) => one.ver <= last)
        .map(({ collection, id, movedTo }) => ({ collection, id, movedTo })),
      cursor: final ? head : last,
      final,
    };
  }
}

function wireValues({ record, ver }: Row): ColumnValue[] {
  const values = Object.entries(fieldsOf(record.collection)).map(([name, field]): ColumnValue => {
    const value = record.fields[name];
    if (value === null || value === undefined) return null;
    if (field.column === 'json') return JSON.stringify(value);
    if (field.column === 'flag') return value ? 1 : 0;
    return value as ColumnValue;
  });
  return [record.id, ver, record.rev, ...values];
}
