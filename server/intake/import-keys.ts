import { createHash } from 'node:crypto';
import { jsonText } from '../sql/json-text.ts';
import { rows, type Sql } from '../sql/statement.ts';

export type KeyKind = 'case' | 'customer' | 'entry';

interface NewKey {
  readonly kind: KeyKind;
  readonly digest: string;
  readonly external_id: string;
  readonly record_id: string;
}

/** Which records came from which rows of one source, so that a second run finds them. */
export class ImportKeys {
  readonly #tx: Sql;
  readonly #workspaceId: string;
  readonly #source: string;
  readonly #known = new Map<string, string>();
  readonly #added: NewKey[] = [];

  constructor(tx: Sql, workspaceId: string, source: string) {
    this.#tx = tx;
    this.#workspaceId = workspaceId;
    this.#source = source;
  }

  /** A digest, for the ids of a source may be longer than a key can be. `path` ends with the row's own id. */
  digest(kind: KeyKind, ...path: readonly string[]): string {
    return createHash('sha256')
      .update(JSON.stringify([this.#source, kind, ...path]))
      .digest('hex');
  }

  async look(digests: readonly string[]): Promise<void> {
    const found = await rows<{ digest: string; recordId: string }>(
      this.#tx,
      `select digest, record_id as "recordId" from import_key
       where workspace_id = $1 and kind = any($2::text[]) and digest = any($3::text[])`,
      [this.#workspaceId, ['case', 'customer', 'entry'], [...digests]],
    );
    for (const { digest, recordId } of found) this.#known.set(digest, recordId);
  }

  recordOf(digest: string): string | undefined {
    return this.#known.get(digest);
  }

  add(kind: KeyKind, digest: string, externalId: string, recordId: string): void {
    this.#known.set(digest, recordId);
    this.#added.push({ kind, digest, external_id: externalId, record_id: recordId });
  }

  async write(): Promise<void> {
    await rows(
      this.#tx,
      `insert into import_key (workspace_id, kind, digest, source, external_id, record_id)
       select $1::uuid, given.kind, given.digest, $2, given.external_id, given.record_id
       from json_to_recordset($3::json) as given(kind text, digest text, external_id text, record_id uuid)`,
      [this.#workspaceId, this.#source, jsonText(this.#added)],
    );
  }
}
