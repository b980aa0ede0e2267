import type { FieldsOf } from '#domain/model/collections.ts';
import type { StoredRecord } from '#domain/model/record.ts';
import type { CaseFacts } from '#domain/rules/case-query/fulfils.ts';
import { type Deadline, deadlines } from '#domain/rules/sla/next-deadline.ts';
import type { Promised, SlaBook } from '#domain/rules/sla/sla-book.ts';
import { factsOfRow } from '#domain/rules/sla/sla-facts.ts';
import type { TimedCase } from '#domain/rules/trigger.ts';
import { type LivingCustomer, livingCustomers } from '../records/living-customers.ts';
import { rows, type Sql } from '../sql/statement.ts';

/** What rules look at beside the cases' own fields, read for several cases at once. As on the devices, a customer is whose file theirs goes on in. */
export class FactReader {
  readonly #workspaceId: string;
  readonly #book: SlaBook;
  readonly #now: number;
  readonly #followUps = new Map<string, number[]>();
  #customers: ReadonlyMap<string, LivingCustomer> = new Map();
  #conflicts = new Set<string>();
  #parts = new Set<string>();

  constructor(workspaceId: string, book: SlaBook, now: number) {
    this.#workspaceId = workspaceId;
    this.#book = book;
    this.#now = now;
  }

  async read(db: Sql, cases: readonly StoredRecord<'case'>[]): Promise<void> {
    const ids = cases.map(({ id }) => id);
    const of = [this.#workspaceId, ids];
    const customers = cases.flatMap(({ fields }) => fields.customerId ?? []);
    this.#customers = await livingCustomers(db, this.#workspaceId, customers);
    const due = await rows<{ case_id: string; due_at: number }>(
      db,
      `select case_id, due_at from follow_up where workspace_id = $1 and case_id = any($2::uuid[]) and status = 'open'`,
      of,
    );
    for (const id of ids) this.#followUps.set(id, []);
    for (const { case_id: id, due_at: at } of due) this.#followUps.get(id)?.push(at);
    const conflicts = await rows<{ case_id: string }>(
      db,
      `select distinct case_id from conflict where workspace_id = $1 and case_id = any($2::uuid[]) and state = 'open'`,
      of,
    );
    this.#conflicts = new Set(conflicts.map(({ case_id: id }) => id));
    const parts = await rows<{ parent_id: string }>(
      db,
      'select distinct parent_id from "case" where workspace_id = $1 and parent_id = any($2::uuid[])',
      of,
    );
    this.#parts = new Set(parts.map(({ parent_id: id }) => id));
  }

  factsOf(id: string, fields: FieldsOf<'case'>): CaseFacts {
    const [next = null] = this.#deadlines(fields, this.#promised(fields));
    const customer = this.#customer(fields);
    return {
      fields: customer ? { ...fields, customerId: customer.id } : fields,
      customer,
      followUpsDue: this.#followUps.get(id) ?? [],
      hasConflict: this.#conflicts.has(id),
      hasParts: this.#parts.has(id),
      deadline: next,
    };
  }

  timesOf(fields: FieldsOf<'case'>): TimedCase {
    const promised = this.#promised(fields);
    return { fields, hours: promised?.hours, deadlines: this.#deadlines(fields, promised) };
  }

  #customer({ customerId }: FieldsOf<'case'>): LivingCustomer | null {
    return customerId === null ? null : (this.#customers.get(customerId) ?? null);
  }

  #promised(fields: FieldsOf<'case'>): Promised | undefined {
    const { type, priority, teamId } = fields;
    return this.#book.promisedTo({ type, priority, teamId, tier: this.#customer(fields)?.tier ?? 'standard' });
  }

  #deadlines(fields: FieldsOf<'case'>, promised: Promised | undefined): readonly Deadline[] {
    // As on the devices: nothing more is promised of what is finished, or goes on in another case.
    if (!promised || fields.mergedIntoId !== null || fields.status === 'solved' || fields.status === 'closed')
      return [];
    const { level, hours } = promised;
    return deadlines(factsOfRow(fields), { level, hours, now: this.#now, outages: [] });
  }
}
