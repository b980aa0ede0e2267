import type { Kysely } from 'kysely';
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration';
import { AppError } from '#domain/contract/failure.ts';
import { foundation } from './migrations/0001-foundation.ts';
import { records } from './migrations/0002-records.ts';
import { thread } from './migrations/0003-thread.ts';
import { scopeSums } from './migrations/0004-scope-sums.ts';
import { attachments } from './migrations/0005-attachments.ts';
import { jobs } from './migrations/0006-jobs.ts';
import { erase } from './migrations/0007-erase.ts';
import { versionGaps } from './migrations/0008-version-gaps.ts';
import { workspace } from './migrations/0009-workspace.ts';
import { mergedCustomers } from './migrations/0010-merged-customers.ts';
import { triggers } from './migrations/0011-triggers.ts';
import { followUps } from './migrations/0012-follow-ups.ts';
import { presence } from './migrations/0013-presence.ts';
import { serviceFiles } from './migrations/0014-service-files.ts';
import { callDesk } from './migrations/0015-call-desk.ts';
import { holdings } from './migrations/0016-holdings.ts';
import { visits } from './migrations/0017-visits.ts';
import { customerHistory } from './migrations/0018-customer-history.ts';
import { appointments } from './migrations/0019-appointments.ts';
import { recommendations } from './migrations/0020-recommendations.ts';
import { filesBeyondCases } from './migrations/0021-files-beyond-cases.ts';
import { knowledgeAtWork } from './migrations/0022-knowledge-at-work.ts';
import { knowledge } from './migrations/0023-knowledge.ts';
import { knowledgeExchange } from './migrations/0024-knowledge-exchange.ts';
import { productFeedback } from './migrations/0025-product-feedback.ts';
import { reportExports } from './migrations/0026-report-exports.ts';
import { serviceReviews } from './migrations/0027-service-reviews.ts';
import { goals } from './migrations/0028-goals.ts';
import { reportSchedules } from './migrations/0029-report-schedules.ts';
import { peopleHere } from './migrations/0030-people-here.ts';
import { rows } from './statement.ts';

/** A migration is what was published: later schemas get migrations of their own, these texts never change. */
const migrations: Readonly<Record<string, readonly string[]>> = {
  '0001-foundation': foundation,
  '0002-records': records,
  '0003-thread': thread,
  '0004-scope-sums': scopeSums,
  '0005-attachments': attachments,
  '0006-jobs': jobs,
  '0007-erase': erase,
  '0008-version-gaps': versionGaps,
  '0009-workspace': workspace,
  '0010-merged-customers': mergedCustomers,
  '0011-triggers': triggers,
  '0012-follow-ups': followUps,
  '0013-presence': presence,
  '0014-service-files': serviceFiles,
  '0015-call-desk': callDesk,
  '0016-holdings': holdings,
  '0017-visits': visits,
  '0018-customer-history': customerHistory,
  '0019-appointments': appointments,
  '0020-recommendations': recommendations,
  '0021-files-beyond-cases': filesBeyondCases,
  '0022-knowledge-at-work': knowledgeAtWork,
  '0023-knowledge': knowledge,
  '0024-knowledge-exchange': knowledgeExchange,
  '0025-product-feedback': productFeedback,
  '0026-report-exports': reportExports,
  '0027-service-reviews': serviceReviews,
  '0028-goals': goals,
  '0029-report-schedules': reportSchedules,
  '0030-people-here': peopleHere,
};

function migration(statements: readonly string[]): Migration {
  return {
    async up(db) {
      for (const statement of statements) await rows(db, statement);
    },
  };
}

const provider: MigrationProvider = {
  getMigrations: async () =>
    Object.fromEntries(Object.entries(migrations).map(([name, statements]) => [name, migration(statements)])),
};

/** Brings the schema up to date. Any number of processes may do so at once: one does the work, the others wait. */
export async function migrate(db: Kysely<unknown>): Promise<void> {
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error === undefined) return;
  if (error instanceof Error && /previously executed migration .* is missing/.test(error.message))
    throw new AppError('from-the-future', 'The database was written by a newer Holdfast server.', undefined, error);
  throw error;
}
