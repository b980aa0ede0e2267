import { z } from 'zod';
import type { CaseType } from '../../model/choices.ts';
import { type CaseId, caseId, customerId, definitionId, type EntryId } from '../../model/ids.ts';
import { caseFilter } from './case-filter.ts';
import type { CaseRow } from './case-row.ts';
import type { CaseDetail, CasePage, QueueCounts, TimelineEntry } from './case-views.ts';
import type { CaseClocks } from './clock-views.ts';
import { nothing, page, zone } from './common-input.ts';
import { command, query } from './procedure.ts';
import { type GroupCount, mostInBulk, type QueueCount, type SavedQueue } from './queue-views.ts';
import type { CaseRelations, RelatedCase, SimilarCase } from './relation-views.ts';

export const caseProcedures = {
  'cases.list': query<CasePage>()(caseFilter.extend(page)),
  /** The rows of these cases in this order; those this device does not hold are left out. */
  'cases.rows': query<readonly CaseRow[]>()(z.strictObject({ caseIds: z.array(caseId).max(50) })),
  'cases.counts': query<QueueCounts>()(nothing),
  /** The groups of a grouped list, in its order. */
  'cases.groups': query<readonly GroupCount[]>()(caseFilter),
  /** The cases of a list, in its order, for something to be done with all of them. */
  'cases.ids': query<readonly CaseId[]>()(caseFilter.extend({ limit: z.int().min(1).max(mostInBulk) })),
  /** The types that these cases are of, each once. */
  'cases.types': query<readonly CaseType[]>()(z.strictObject({ caseIds: z.array(caseId).max(mostInBulk) })),
  /** Saved queues: everybody's and the agent's own, in their order. */
  'queues.list': query<readonly SavedQueue[]>()(nothing),
  'queues.counts': query<readonly QueueCount[]>()(z.strictObject({ queueIds: z.array(definitionId).max(100), zone })),
  'cases.get': query<CaseDetail>()(z.strictObject({ caseId })),
  /** What hangs together with it: parent, parts, links, what was merged. */
  'cases.relations': query<CaseRelations>()(z.strictObject({ caseId })),
  /** About the like of it, wherever they come from: finished ones with their answers first. */
  'cases.similar': query<readonly SimilarCase[]>()(z.strictObject({ caseId })),
  /** Cases of this customer that a new one with this subject may double. */
  'cases.duplicates': query<readonly RelatedCase[]>()(z.strictObject({ customerId, subject: z.string().max(300) })),
  /** What was promised for the case and how it is kept by now; `minute` only has a view that shows running clocks ask anew. */
  'cases.clocks': query<CaseClocks>()(z.strictObject({ caseId, minute: z.int().optional() })),
  'cases.timeline': query<readonly TimelineEntry[]>()(z.strictObject({ caseId })),
  /**
   * The agent has the case before their eyes, with all that the server had recorded by `upTo`. Answers which lines others added since
   * they last had it on this device's screen, whether or not the window has them yet; none for a case never opened here.
   */
  'cases.look': command<{ readonly unread: readonly EntryId[] }>()(z.strictObject({ caseId, upTo: z.int().min(0) })),
  /** `labels` translates headers (`column.<name>`) and values (`status.<value>`, `priority.<value>` …); codes stand where one is missing. */
  'cases.export': query<{ readonly fileName: string; readonly csv: string; readonly rows: number }>()(
    caseFilter.extend({ labels: z.record(z.string(), z.string()).default({}) }),
  ),
};
