import { z } from 'zod';
import { articleKinds, definitionKinds, languages } from '../../model/choices.ts';
import { contactPoint } from '../../model/customer-fields.ts';
import { articleId, caseId, customerId, organisationId } from '../../model/ids.ts';
import { archiveFindRequest } from '../wire/archive.ts';
import { password } from '../wire/people.ts';
import { type AppointmentReminder, appointmentProcedures } from './appointment-views.ts';
import type { ArchiveHits } from './archive-views.ts';
import { attachmentProcedures } from './attachment-procedures.ts';
import { boardProcedures } from './board-procedures.ts';
import { callProcedures } from './call-procedures.ts';
import { careProcedures } from './care-views.ts';
import { caseProcedures } from './case-procedures.ts';
import type { ConflictPage } from './case-views.ts';
import type { Reminder } from './clock-views.ts';
import { nothing, page } from './common-input.ts';
import {
  type CaseCooperation,
  type CompensationView,
  type CooperationCounts,
  compensationsAsked,
  type DefinitionView,
  type EscalationView,
  escalationsAsked,
  type HandoffView,
  handoffsAsked,
} from './cooperation-views.ts';
import { customerFileProcedures } from './customer-file-views.ts';
import type { CustomerDetail, CustomerPage } from './customer-views.ts';
import { draftProcedures } from './draft-views.ts';
import type { AlikeCustomer, DuplicatePage, PhoneLookup } from './duplicate-views.ts';
import { erasureProcedures } from './erasure-procedures.ts';
import { followUpProcedures } from './follow-up-procedures.ts';
import type { FollowUpReminder } from './follow-up-views.ts';
import { goalProcedures } from './goal-procedures.ts';
import { longestHoldMs } from './held-message.ts';
import { holdingProcedures } from './holding-views.ts';
import { importProcedures } from './import-views.ts';
import { knowledgeAtWorkProcedures } from './knowledge-at-work.ts';
import { knowledgeExchangeProcedures } from './knowledge-exchange-procedures.ts';
import { knowledgeProcedures } from './knowledge-procedures.ts';
import { macroRun } from './macro-views.ts';
import { meaningProcedures } from './meaning-procedures.ts';
import type { NoticeView } from './notice-views.ts';
import { organisationProcedures } from './organisation-views.ts';
import { outboxProcedures } from './outbox-procedures.ts';
import { peopleProcedures } from './people-procedures.ts';
import { type CaseWithOthers, presenceHere } from './presence-views.ts';
import { command, query } from './procedure.ts';
import { productFeedbackProcedures } from './product-feedback-views.ts';
import { questionProcedures } from './question-views.ts';
import { type BulkProgress, type BulkResult, bulkCommand, mostInBulk, type UndoResult } from './queue-views.ts';
import { recommendationProcedures } from './recommendation-views.ts';
import { reportBuilderProcedures } from './report-builder-views.ts';
import { reportFileProcedures } from './report-file-procedures.ts';
import { reportScheduleProcedures } from './report-schedule-views.ts';
import { reportProcedures } from './report-views.ts';
import { rescueProcedures } from './rescue-procedures.ts';
import type { RuleLog } from './rule-views.ts';
import { runCommand, type Saved } from './run-command.ts';
import { searchProcedures } from './search-procedures.ts';
import type { ArticleView } from './search-views.ts';
import { type ImprovementReminder, serviceReviewProcedures } from './service-review-procedures.ts';
import type { SessionView } from './session-views.ts';
import { type Settings, settings } from './settings-views.ts';
import { staffingProcedures } from './staffing-procedures.ts';
import type { SyncView } from './sync-views.ts';
import { timelineProcedures } from './timeline-views.ts';
import { visitProcedures } from './visit-views.ts';

/** Everything the renderer can ask of the core. Router and client are derived from this. */
export const contract = {
  'session.get': query<SessionView>()(nothing),
  'session.signIn': command<SessionView>()(
    z.strictObject({
      serverUrl: z.url().optional(),
      login: z.string().trim().min(1).max(100),
      password: z.string().min(1).max(1000),
    }),
  ),
  'session.signOut': command<SessionView>()(nothing),
  'session.changePassword': command<null>()(z.strictObject({ current: z.string().min(1), next: password })),

  'settings.get': query<Settings>()(nothing),
  'settings.set': command<Settings>()(settings.partial()),
  ...caseProcedures,
  'cases.cooperation': query<CaseCooperation>()(z.strictObject({ caseId })),

  'handoffs.list': query<readonly HandoffView[]>()(handoffsAsked),
  'escalations.list': query<readonly EscalationView[]>()(escalationsAsked),
  'compensations.list': query<readonly CompensationView[]>()(compensationsAsked),
  'cooperation.counts': query<CooperationCounts>()(nothing),
  /** Everybody's of a kind and the agent's own, in their order; those that are switched off as well. */
  'definitions.list': query<readonly DefinitionView[]>()(z.strictObject({ kind: z.enum(definitionKinds) })),
  /** What rules did by themselves lately, on the cases of this device. */
  'rules.log': query<RuleLog>()(nothing),

  /** Asks the server for cases closed long ago, by words or number or by customer. */
  'archive.find': query<ArchiveHits>()(archiveFindRequest),
  /** Brings such a case to this device, or brings it up to date there. */
  'archive.open': command<null>()(z.strictObject({ caseId })),

  'customers.list': query<CustomerPage>()(z.strictObject({ text: z.string().max(200).default(''), ...page })),
  'customers.get': query<CustomerDetail>()(z.strictObject({ customerId })),
  /** Who may be calling from this number, with what is open for them. */
  'customers.byPhone': query<PhoneLookup>()(z.strictObject({ phone: z.string().max(300) })),
  /** Pairs of service files that are likely one person's, the likeliest first. */
  'customers.duplicates': query<DuplicatePage>()(z.strictObject(page)),
  /** Who may be the customer that is being written down. */
  'customers.alike': query<readonly AlikeCustomer[]>()(
    z.strictObject({
      name: z.string().max(200),
      organisationId: organisationId.nullable(),
      contactPoints: z.array(contactPoint).max(30),
      exceptId: customerId.nullable(),
    }),
  ),
  ...customerFileProcedures,
  ...timelineProcedures,
  ...organisationProcedures,
  ...importProcedures,
  'organisations.list': query<readonly { readonly id: string; readonly name: string }[]>()(
    z.strictObject({ text: z.string().max(200).default('') }),
  ),
  ...careProcedures,
  ...questionProcedures,
  ...reportProcedures,
  ...reportFileProcedures,
  ...reportScheduleProcedures,
  ...reportBuilderProcedures,
  ...staffingProcedures,
  ...serviceReviewProcedures,
  ...goalProcedures,
  ...boardProcedures,
  ...holdingProcedures,
  ...recommendationProcedures,
  ...productFeedbackProcedures,
  ...callProcedures,
  ...followUpProcedures,
  ...visitProcedures,
  ...appointmentProcedures,
  /** The newest first; of those that are settled, the last settled first. */
  'conflicts.list': query<ConflictPage>()(
    z.strictObject({ state: z.enum(['open', 'resolved']).default('open'), ...page }),
  ),
  'articles.list': query<readonly ArticleView[]>()(
    z.strictObject({
      text: z.string().max(200).default(''),
      language: z.enum(languages).nullable().default(null),
      kinds: z.array(z.enum(articleKinds)).default([...articleKinds]),
      limit: z.int().min(1).max(1000).optional(),
    }),
  ),
  ...knowledgeAtWorkProcedures,
  'articles.get': query<ArticleView>()(z.strictObject({ articleId })),
  ...knowledgeProcedures,
  ...meaningProcedures,
  ...knowledgeExchangeProcedures,
  ...searchProcedures,
  ...attachmentProcedures,
  ...erasureProcedures,
  ...peopleProcedures,
  'command.run': command<Saved>()(runCommand),

  /** The same command for many cases, as one step that can be undone. `id` names it for `bulk.cancel` and the event `bulk`. */
  'bulk.run': command<BulkResult>()(
    z.strictObject({
      id: z.uuid(),
      caseIds: z.array(caseId).min(1).max(mostInBulk),
      command: bulkCommand,
      /** Messages leave only after this long. */
      holdMs: z.int().min(0).max(longestHoldMs).optional(),
    }),
  ),
  /** A macro on one case or many, as one step that can be undone. */
  'macros.run': command<BulkResult>()(macroRun),
  'bulk.cancel': command<null>()(z.strictObject({ id: z.uuid() })),
  /** Takes a step back; `id` names it for the event `bulk`. */
  'undo.run': command<UndoResult>()(z.strictObject({ token: z.string().max(80), id: z.uuid() })),
  ...draftProcedures,
  ...outboxProcedures,
  /** Which cases colleagues have open now; watched under `presence`. */
  'presence.list': query<readonly CaseWithOthers[]>()(nothing),
  /** What this window shows; for the colleagues, and stored nowhere. */
  'presence.here': command<null>()(presenceHere),
  /** Values set here that are not what shows, the newest first; of one case or of all. */
  'notices.list': query<readonly NoticeView[]>()(z.strictObject({ caseId: caseId.nullable().default(null) })),
  'notices.dismiss': command<null>()(z.strictObject({ id: z.int() })),
  ...rescueProcedures,
} as const;

export type Contract = typeof contract;
export type ProcedureName = keyof Contract;

/** What the core pushes without being asked. */
export interface Events {
  /** Records changed; views that show one of these collections read again. `ids` is empty for "many". */
  readonly changed: { readonly collection: string; readonly ids: readonly string[] }[];
  readonly sync: SyncView;
  readonly session: SessionView;
  readonly settings: Settings;
  readonly outbox: null;
  /** Something is due, or soon: each is told once. */
  readonly reminder: Reminder;
  /** A promise is due, will be or was: each is told once. */
  readonly followUpReminder: FollowUpReminder;
  /** An appointment is about to begin: each time is told once. */
  readonly appointmentReminder: AppointmentReminder;
  /** An improvement action is due soon, or was: each is told once. */
  readonly improvementReminder: ImprovementReminder;
  /** How far a change of many cases has come. */
  readonly bulk: BulkProgress;
  /** The host's menu asks this window for an action, by its id. */
  readonly action: string;
}
export type EventName = keyof Events;
