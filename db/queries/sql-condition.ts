import type { SqlValue } from '../connection/statement.ts';

/** SQL that a case `c` must fulfil, with the values it asks for. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

export function plain(sql: string, ...values: readonly SqlValue[]): Condition {
  return { sql, values };
}

export function allOf(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.map((condition) => condition.sql).join(' and '),
    values: conditions.flatMap((condition) => condition.values),
  };
}

export function anyOf(conditions: readonly Condition[]): Condition {
  return { ...allOf(conditions), sql: `(${conditions.map((condition) => condition.sql).join(' or ')})` };
}

/** Holds where the condition does not, also where a value is missing. */
export function not({ sql, values }: Condition): Condition {
  return { sql: `(${sql}) is not true`, values };
}

export function oneOf(column: string, values: readonly string[]): Condition {
  if (values.length === 1) return plain(`${column} = ?`, ...values);
  return plain(`${column} in (${values.map(() => '?').join(', ')})`, ...values);
}
