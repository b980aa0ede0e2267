import type { FieldsOf } from '#domain/model/collections.ts';
import type { AnyFact } from '#domain/rules/metrics/fact-fields.ts';
import type { Zoned } from '#domain/rules/metrics/zone-clock.ts';
import type { RawValue } from '#domain/rules/report-builder/arrange.ts';
import type { BuilderColumn } from '#domain/rules/report-builder/columns.ts';
import type { Subject } from '#domain/rules/report-builder/subjects.ts';
import { valueReader } from '#domain/rules/report-builder/value-reader.ts';
import { livingCustomers } from '../../records/living-customers.ts';
import { rows, type Sql } from '../../sql/statement.ts';

type Reading = Zoned & {
  readonly subject: Subject;
  /** Which time of the facts the rows are counted by. */
  readonly time: string;
};

type Beside = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly customerId: string | null;
  readonly custom: FieldsOf<'case'>['custom'] | null;
};

const ofCase = 'c.number, c.subject, c.status, c.tags, c.custom';
const ofWhom = 'coalesce(r.customer_id, c.customer_id) as "customerId"';
const itsCase = 'left join "case" c on c.workspace_id = r.workspace_id and c.id = r.case_id';

/** The record that a fact is of, its case, and the customer. */
const texts: Readonly<Record<Subject, string>> = {
  cases: `select c.id, c.customer_id as "customerId", ${ofCase} from "case" c
    where c.workspace_id = $1 and c.id = any($2::uuid[])`,
  calls: `select r.id, ${ofWhom}, ${ofCase} from "call" r ${itsCase}
    where r.workspace_id = $1 and r.id = any($2::uuid[])`,
  'follow-ups': `select r.id, ${ofWhom}, ${ofCase} from "follow_up" r ${itsCase}
    where r.workspace_id = $1 and r.id = any($2::uuid[])`,
  answers: `select r.id, r.reason, r.comment, ${ofWhom}, ${ofCase} from "survey" r ${itsCase}
    where r.workspace_id = $1 and r.id = any($2::uuid[])`,
};

/** Reads what facts and the records beside them say for columns: a list of values for each fact. */
export function valuesReader(tx: Sql, workspaceId: string, { subject, time, ...zoned }: Reading) {
  const valueIn = valueReader(zoned);
  return async (facts: readonly AnyFact[], columns: readonly BuilderColumn[]): Promise<readonly RawValue[][]> => {
    const isBeside = columns.some(({ source: { from } }) => from !== 'fact' && from !== 'time');
    const ids = isBeside ? facts.map(({ id }) => id as string) : [];
    const found = ids.length > 0 ? await rows<Beside>(tx, texts[subject], [workspaceId, ids]) : [];
    const beside = new Map(found.map((each) => [each.id, each]));
    const customers = columns.some(({ source: { from } }) => from === 'customer')
      ? await livingCustomers(tx, workspaceId, [...new Set(found.flatMap(({ customerId }) => customerId ?? []))])
      : new Map<string, { readonly name: string }>();
    const held = (fact: AnyFact, { source }: BuilderColumn): unknown => {
      const its = beside.get(fact.id as string);
      switch (source.from) {
        case 'fact':
          return fact[source.field];
        case 'time':
          return fact[time];
        case 'case':
        case 'survey':
          return its?.[source.field];
        case 'customer':
          return customers.get(its?.customerId ?? '')?.name;
        case 'custom':
          return its?.custom?.find(({ key }) => key === source.field.key)?.value;
      }
    };
    return facts.map((fact) => columns.map((column) => valueIn(column, held(fact, column))));
  };
}
