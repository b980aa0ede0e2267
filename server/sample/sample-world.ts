import { randomBytes } from 'node:crypto';
import { type CommandInput, type CommandName, commands } from '#domain/commands/registry.ts';
import { decideWith } from '#domain/commands/run.ts';
import { applyChange, type Change } from '#domain/model/change.ts';
import type { Collection, FieldsOf } from '#domain/model/collections.ts';
import type { AgentId, CommandUid } from '#domain/model/ids.ts';
import type { Json } from '#domain/model/json.ts';
import { type AnyRecord, refKey, type StoredRecord } from '#domain/model/record.ts';
import { uuidV7 } from '#domain/model/uuid.ts';
import { caseFieldsId, caseFieldsRecord } from '#domain/rules/case-fields.ts';
import { dayAt, instantOf } from './sample-time.ts';

export interface Act {
  /** Key of the agent who acts. */
  readonly by: string;
  readonly at: string;
}

/**
 * The sample's records while they come into being. Everything agents do goes through the same commands as in the product, so
 * a timeline, a status or a first answer cannot contradict one another.
 */
export class SampleWorld {
  readonly now: number;
  readonly #records = new Map<string, AnyRecord>();
  readonly #ids = new Map<string, string>();

  constructor(now: number) {
    this.now = now;
  }

  instant(written: string): number {
    return instantOf(written, this.now);
  }

  /** The day of a written time, as days are kept. */
  day(written: string): string {
    return dayAt(this.instant(written));
  }

  newId(at: number): string {
    return uuidV7(at, randomBytes(10));
  }

  /** The id a key stands for; `kind` keeps a customer and a case of the same key apart. Throws for a key never named. */
  id<Id extends string>(kind: string, key: string): Id {
    const id = this.#ids.get(`${kind} ${key}`);
    if (id === undefined) throw new Error(`the sample names no ${kind} "${key}"`);
    return id as Id;
  }

  name(kind: string, key: string, id: string): void {
    if (this.#ids.has(`${kind} ${key}`)) throw new Error(`the sample names the ${kind} "${key}" twice`);
    this.#ids.set(`${kind} ${key}`, id);
  }

  put(record: AnyRecord): void {
    this.#records.set(refKey(record), record);
  }

  get<C extends Collection>(collection: C, id: string): StoredRecord<C> {
    const found = this.#records.get(refKey({ collection, id }));
    if (!found) throw new Error(`the sample has no ${collection} ${id}`);
    return found as StoredRecord<Collection> as StoredRecord<C>;
  }

  records(): readonly AnyRecord[] {
    return [...this.#records.values()];
  }

  apply(change: Change): void {
    this.put(applyChange(this.#records.get(refKey(change)), change));
  }

  /** Carries a command out; returns the first id it minted. Throws when it is refused: then the sample contradicts itself. */
  run<N extends CommandName>(name: N, act: Act, input: CommandInput<N>, caseNumber = ''): string {
    const at = this.instant(act.at);
    const minted: string[] = [];
    const mint = (): string => {
      minted.push(this.newId(at));
      return minted.at(-1) ?? '';
    };
    const command = commands[name] as unknown as UntypedCommand;
    const args = command.mint(command.input.parse(input), { id: mint, caseNumber: () => caseNumber });
    const id = this.id<AgentId>('agent', act.by);
    const { role, teamIds, knowledgeRole } = this.get('agent', id).fields;
    const { decision } = decideWith(
      { name, version: command.version, args: args as Json },
      (ref) => {
        const record = ref.id === caseFieldsId ? this.#allCaseFields() : this.#records.get(refKey(ref));
        return record ? { state: 'present', record: record as StoredRecord } : { state: 'absent' };
      },
      { uid: this.newId(at) as CommandUid, actor: { id, role, teamIds, knowledgeRole }, happenedAt: at },
    );
    if (!decision.ok) throw new Error(`${name} at ${act.at}: ${decision.refusal.message}`);
    for (const change of decision.changes) this.apply(change);
    return minted[0] ?? '';
  }

  #allCaseFields(): AnyRecord {
    const found = this.records().filter(({ fields }) => fields.kind === 'case-field');
    return caseFieldsRecord(found.map(({ id, fields }) => ({ id, ...(fields as unknown as FieldsOf<'definition'>) })));
  }

  /** Adds a record that no command makes, with its fields checked by the caller. */
  insert<C extends Collection>(collection: C, id: string, scope: AnyRecord['scope'], fields: FieldsOf<C>): void {
    this.put({ collection, id, scope, rev: 0, fields });
  }
}

interface UntypedCommand {
  readonly version: number;
  readonly input: { parse(value: unknown): unknown };
  mint(input: unknown, minter: { id(): string; caseNumber(): string }): unknown;
}
