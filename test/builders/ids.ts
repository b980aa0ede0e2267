import type { Collection } from '#domain/model/collections.ts';

const kinds = [
  'agent',
  'team',
  'device',
  'organisation',
  'customer',
  'article',
  'case',
  'entry',
  'call',
  'followUp',
  'conflict',
  'command',
  'workspace',
] as const satisfies readonly (Collection | 'command' | 'workspace')[];

/** The nth id of a kind: a well-formed UUIDv7, the same in every run, that sorts by n. */
export function testId<Id extends string = string>(kind: (typeof kinds)[number], n: number): Id {
  const high = n.toString(16).padStart(12, '0');
  const low = (kinds.indexOf(kind) + 1).toString(16).padStart(12, '0');
  return `${high.slice(0, 8)}-${high.slice(8)}-7000-8000-${low}` as Id;
}
