import { describe, inject } from 'vitest';

// The server's own tests once more, on a real PostgreSQL.
const suites = [
  'exactly-once',
  'conflicts',
  'scope-moves',
  'rights',
  'case-numbers',
  'pull',
  'snapshot',
  'jobs',
  'archive',
  'job-runner',
  'scope-sums',
  'people',
  'live',
  'import-endpoint',
  'write-records',
  'schema',
  'erase',
  'compression',
  'sample-workspace',
  'files',
  'triggers',
  'timed-triggers',
  'escalation-rules',
];

describe.skipIf(inject('TEST_DATABASE_URL') === undefined)('on PostgreSQL', () => {
  for (const suite of suites) describe(suite, () => import(`../server/${suite}.test.ts`));
});
