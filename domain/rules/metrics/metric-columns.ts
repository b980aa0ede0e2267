import type { Condition, Metric } from './metric.ts';

/** The fields of a fact that a metric looks at, whatever it is asked for by. */
export function columnsOf({ at, value, where }: Metric): readonly string[] {
  return [
    ...('time' in at ? [at.time] : [at.from, at.to]),
    ...fieldsIn(where),
    ...('field' in value ? [value.field] : []),
    ...('since' in value ? [value.since] : []),
    ...('where' in value ? fieldsIn(value.where) : []),
  ];
}

function fieldsIn(conditions: readonly Condition[]): readonly string[] {
  return conditions.map(({ field }) => field);
}
