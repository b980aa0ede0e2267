import type { BuilderColumn } from '#domain/rules/report-builder/columns.ts';
import { type Subject, subjectFacts } from '#domain/rules/report-builder/subjects.ts';
import type { SqlValue } from '../../connection/statement.ts';
import { factTable } from '../../facts/fact-tables.ts';
import { livingSql } from '../../search/goes-on.ts';

/** The record that a fact is of, beside its case. */
const records: Readonly<Record<Subject, string>> = {
  ...{ cases: '"case"', calls: 'call', 'follow-ups': 'followUp', answers: 'survey' },
};

/** Where rows of the subject are read from: a fact `f`, its record `r`, its case `c`, and the customer `u`. */
export function rowTables(subject: Subject): string {
  const customer = subject === 'cases' ? 'c.customerId' : 'coalesce(r.customerId, c.customerId)';
  return `${factTable(subjectFacts[subject].of)} f
    left join ${records[subject]} r on r.id = f.id
    left join "case" c on c.id = f.caseId
    left join customer u on u.id = ${livingSql(customer)}`;
}

interface Expression {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** What is read for a column. Tables of which nothing is read are not looked into. */
export function expressionOf({ source }: BuilderColumn, time: string): Expression {
  switch (source.from) {
    case 'fact':
      return { sql: `f."${source.field}"`, values: [] };
    case 'case':
      return { sql: `c."${source.field}"`, values: [] };
    case 'customer':
      return { sql: `u."${source.field}"`, values: [] };
    case 'survey':
      return { sql: `r."${source.field}"`, values: [] };
    case 'time':
      return { sql: `f."${time}"`, values: [] };
    case 'custom': {
      const value = `(select v.value -> 'value' from json_each(c.custom) v where v.value ->> 'key' = ?)`;
      return { sql: value, values: [source.field.key] };
    }
  }
}

/** What was read for a column, as it was kept before it became SQL. */
export function heldOf({ source }: BuilderColumn, read: SqlValue): unknown {
  const isText = source.from === 'custom' || (source.from === 'case' && source.field === 'tags');
  return isText && read !== null ? JSON.parse(String(read)) : read;
}
