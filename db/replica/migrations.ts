import type { Migration } from '../connection/migrate.ts';
import { people } from './migrations/0001-people.ts';
import { cases } from './migrations/0002-cases.ts';
import { calls } from './migrations/0003-calls.ts';
import { sync } from './migrations/0004-sync.ts';
import { search } from './migrations/0005-search.ts';
import { thread } from './migrations/0006-thread.ts';
import { snapshots } from './migrations/0007-snapshots.ts';
import { attachments } from './migrations/0008-attachments.ts';
import { fasterSearch } from './migrations/0009-faster-search.ts';
import { archivedCases } from './migrations/0010-archived-cases.ts';
import { workspace } from './migrations/0011-workspace.ts';
import { deadlines } from './migrations/0012-deadlines.ts';
import { mergedCustomers } from './migrations/0013-merged-customers.ts';
import { followUps } from './migrations/0014-follow-ups.ts';
import { ruleLog } from './migrations/0015-rule-log.ts';
import { groups } from './migrations/0016-groups.ts';
import { serviceFiles } from './migrations/0017-service-files.ts';
import { callDesk } from './migrations/0018-call-desk.ts';
import { holdings } from './migrations/0019-holdings.ts';
import { visits } from './migrations/0020-visits.ts';
import { customerHistory } from './migrations/0021-customer-history.ts';
import { appointments } from './migrations/0022-appointments.ts';
import { recommendations } from './migrations/0023-recommendations.ts';
import { filesBeyondCases } from './migrations/0024-files-beyond-cases.ts';
import { knowledgeAtWork } from './migrations/0025-knowledge-at-work.ts';
import { knowledge } from './migrations/0026-knowledge.ts';
import { searchInTalk } from './migrations/0027-search-in-talk.ts';
import { articlePassages } from './migrations/0028-article-passages.ts';
import { organisationNumbers } from './migrations/0029-organisation-numbers.ts';
import { knowledgeExchange } from './migrations/0030-knowledge-exchange.ts';
import { productFeedback } from './migrations/0031-product-feedback.ts';
import { facts } from './migrations/0032-facts.ts';
import { meaning } from './migrations/0033-meaning.ts';
import { reportExports } from './migrations/0034-report-exports.ts';
import { serviceReviews } from './migrations/0035-service-reviews.ts';
import { goals } from './migrations/0036-goals.ts';
import { reportSchedules } from './migrations/0037-report-schedules.ts';
import { improvementTold } from './migrations/0038-improvement-told.ts';

export const replicaMigrations: readonly Migration[] = [
  people,
  cases,
  calls,
  sync,
  search,
  thread,
  snapshots,
  attachments,
  fasterSearch,
  archivedCases,
  workspace,
  deadlines,
  mergedCustomers,
  followUps,
  ruleLog,
  groups,
  serviceFiles,
  callDesk,
  holdings,
  visits,
  customerHistory,
  appointments,
  recommendations,
  filesBeyondCases,
  knowledgeAtWork,
  knowledge,
  searchInTalk,
  articlePassages,
  organisationNumbers,
  knowledgeExchange,
  productFeedback,
  facts,
  meaning,
  reportExports,
  serviceReviews,
  goals,
  reportSchedules,
  improvementTold,
];
