import type { ImportCase, ImportResponse } from '#domain/contract/wire/import.ts';
import type { AgentId, TeamId } from '#domain/model/ids.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { newId } from '../clock.ts';
import type { ServerContext } from '../context.ts';
import { nextCaseNumbers } from '../records/case-numbers.ts';
import { loadRecords } from '../records/load-records.ts';
import { writeRecords } from '../records/write-records.ts';
import { isCollision, isDuplicate } from '../sql/errors.ts';
import type { Sql } from '../sql/statement.ts';
import { transact } from '../sql/transaction.ts';
import { addTeam } from '../workspace/people.ts';
import { ImportKeys } from './import-keys.ts';
import { assigneeFinder, teamNamed } from './import-targets.ts';
import { caseRecord, continuedCase, customerRecord, entryRecord, withMessages } from './imported-records.ts';
import type { ReadImport } from './read-import.ts';

type Result = ImportResponse['results'][number];

/**
 * Writes cases from another system with their customers and timelines, each row once, whatever is sent again. A case that
 * is there already only gets the entries it does not have; a dry run goes the same way and writes nothing.
 */
export async function importCases(context: ServerContext, request: ReadImport): Promise<ImportResponse> {
  const run = (tx: Sql) => importInto(context, tx, request);
  // Another run of the same source may have written the same rows meanwhile: looked at again, they are there.
  return await transact(context.store.db, run, (error) => isCollision(error) || isDuplicate(error));
}

async function importInto(context: ServerContext, tx: Sql, request: ReadImport): Promise<ImportResponse> {
  const { workspace, clock } = context;
  const keys = new ImportKeys(tx, workspace.id, request.source);
  await keys.look(request.cases.flatMap((each) => ('value' in each ? digestsOf(keys, each.value) : [])));
  const held = await heldCases(tx, workspace.id, request, keys);
  const intake = new Intake(context, keys, held, await target(context, tx, request));
  const results = request.cases.map((each): Result => {
    if ('value' in each) return intake.take(each.value);
    return { externalId: each.externalId, outcome: 'refused', entries: 0, message: each.message };
  });
  if (!request.dryRun) {
    await keys.write();
    const numbers = [...(await nextCaseNumbers(tx, workspace.id, intake.created))];
    await writeRecords(tx, workspace.id, intake.records(clock.now(), numbers));
  }
  return { results };
}

function digestsOf(keys: ImportKeys, given: ImportCase): readonly string[] {
  const customer = given.customer ? [keys.digest('customer', given.customer.externalId)] : [];
  const entries = given.entries.map((entry) => keys.digest('entry', given.externalId, entry.externalId));
  return [keys.digest('case', given.externalId), ...customer, ...entries];
}

async function heldCases(
  tx: Sql,
  workspaceId: string,
  request: ReadImport,
  keys: ImportKeys,
): Promise<ReadonlyMap<string, AnyRecord>> {
  const ids = request.cases.flatMap(({ externalId }) => keys.recordOf(keys.digest('case', externalId)) ?? []);
  const found = await loadRecords(tx, workspaceId, 'case', [...new Set(ids)].sort(), 'changeable');
  return new Map(found.map(({ record }) => [record.id, record]));
}

interface Target {
  readonly teamId: TeamId;
  readonly assignee: (name: string | null) => AgentId | null;
}

async function target({ workspace, clock }: ServerContext, tx: Sql, request: ReadImport): Promise<Target> {
  const held = await teamNamed(tx, workspace.id, request.team);
  const people = { workspaceId: workspace.id, clock };
  const teamId =
    held ?? (request.dryRun ? (newId(clock) as TeamId) : await addTeam(tx, people, request.team ?? 'Support'));
  return { teamId, assignee: await assigneeFinder(tx, workspace.id, teamId) };
}

interface NewCase {
  readonly id: string;
  readonly given: ImportCase;
  readonly customerId: string | null;
}

/** What an import is going to write, collected case by case. */
class Intake {
  readonly #context: ServerContext;
  readonly #keys: ImportKeys;
  readonly #held: ReadonlyMap<string, AnyRecord>;
  readonly #target: Target;
  readonly #customers: AnyRecord[] = [];
  readonly #cases: NewCase[] = [];
  readonly #continued = new Map<string, AnyRecord>();
  readonly #entries: { readonly id: string; readonly caseId: string; readonly given: ImportCase['entries'][number] }[] =
    [];

  constructor(context: ServerContext, keys: ImportKeys, held: ReadonlyMap<string, AnyRecord>, into: Target) {
    this.#context = context;
    this.#keys = keys;
    this.#held = held;
    this.#target = into;
  }

  get created(): number {
    return this.#cases.length;
  }

  take(given: ImportCase): Result {
    const { externalId } = given;
    const digest = this.#keys.digest('case', externalId);
    const known = this.#keys.recordOf(digest);
    const id = known ?? newId(this.#context.clock);
    if (known === undefined) {
      this.#keys.add('case', digest, externalId, id);
      this.#cases.push({ id, given, customerId: this.#takeCustomer(given) });
    }
    const added = this.#takeEntries(id, given);
    const held = this.#continued.get(id) ?? this.#held.get(id);
    if (held && added.length > 0) this.#continued.set(id, continuedCase(held, added));
    const outcome = known === undefined ? 'created' : added.length > 0 ? 'completed' : 'unchanged';
    return { externalId, outcome, entries: added.length };
  }

  records(now: number, numbers: string[]): readonly AnyRecord[] {
    const { teamId, assignee } = this.#target;
    const cases = this.#cases.map(({ id, given, customerId }) => {
      const number = numbers.shift() ?? '';
      return caseRecord(id, given, { number, customerId, teamId, assigneeId: assignee(given.assignee) }, now);
    });
    const linesOf = Map.groupBy(this.#entries, ({ caseId }) => caseId);
    const all = new Map(
      [...this.#continued.values(), ...cases].map((record) => [
        record.id,
        withMessages(record, linesOf.get(record.id) ?? []),
      ]),
    );
    const entries = this.#entries.flatMap(({ id, caseId, given }) => {
      const scope = (all.get(caseId) ?? this.#held.get(caseId))?.scope;
      return scope ? [entryRecord(id, given, caseId, scope, now)] : [];
    });
    return [...this.#customers, ...all.values(), ...entries];
  }

  #takeCustomer({ customer, openedAt }: ImportCase): string | null {
    if (!customer) return null;
    const digest = this.#keys.digest('customer', customer.externalId);
    const known = this.#keys.recordOf(digest);
    if (known !== undefined) return known;
    const { clock } = this.#context;
    const id = newId(clock);
    this.#keys.add('customer', digest, customer.externalId, id);
    this.#customers.push(customerRecord(id, customer, openedAt, clock.now()));
    return id;
  }

  #takeEntries(caseId: string, { externalId, entries }: ImportCase): ImportCase['entries'] {
    return entries.filter((given) => {
      const digest = this.#keys.digest('entry', externalId, given.externalId);
      if (this.#keys.recordOf(digest) !== undefined) return false;
      const id = newId(this.#context.clock);
      this.#keys.add('entry', digest, given.externalId, id);
      this.#entries.push({ id, caseId, given });
      return true;
    });
  }
}
