import { describe, inject, it } from 'vitest';

// The server's own tests once more, on a real PostgreSQL.
const suites = ['exactly-once', 'conflicts', 'scope-moves', 'rights', 'case-numbers'];

if (inject('TEST_DATABASE_URL') === undefined) it('has no PostgreSQL here; test/server covers PGlite', () => {});
else for (const suite of suites) describe(suite, () => import(`../server/${suite}.test.ts`));
