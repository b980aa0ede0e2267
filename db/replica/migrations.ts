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
];
