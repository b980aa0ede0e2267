import { z } from 'zod';
import { commandNamed } from '../../commands/registry.ts';
import {
  articleKinds,
  type CaseType,
  caseStatuses,
  definitionKinds,
  languages,
  priorities,
  roles,
} from '../../model/choices.ts';
import { type Collection, collectionNames } from '../../model/collections.ts';
import { contactPoint } from '../../model/customer-fields.ts';
import {
  agentId,
  articleId,
  attachmentId,
  type CaseId,
  caseId,
  commandUid,
  customerId,
  definitionId,
  type EntryId,
  entryId,
  followUpId,
  organisationId,
  teamId,
} from '../../model/ids.ts';
import { json } from '../../model/json.ts';
import { isZone } from '../../rules/calendar/zone-offsets.ts';
import { handMoves } from '../../rules/call-phase.ts';
import { conditions } from '../../rules/case-query/condition.ts';
import { caseGroups, caseSorts, listLayout } from '../../rules/case-query/list-shape.ts';
import { timelineKinds } from '../../rules/timeline-kinds.ts';
import { archiveFindRequest } from '../wire/archive.ts';
import { password } from '../wire/people.ts';
import { type AppointmentReminder, appointmentProcedures } from './appointment-views.ts';
import type { ArchiveHits } from './archive-views.ts';
import type { AttachmentView, FilePiece } from './attachment-views.ts';
import type { CallPage } from './call-views.ts';
import { careProcedures } from './care-views.ts';
import type { CaseRow } from './case-row.ts';
import type { CaseDetail, CasePage, ConflictPage, QueueCounts, TeamSummary, TimelineEntry } from './case-views.ts';
import type { CaseClocks, Reminder } from './clock-views.ts';
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
import type { AlikeCustomer, DuplicatePage, PhoneLookup } from './duplicate-views.ts';
import {
  type EmergencySheet,
  type FollowUpReminder,
  type FollowUpView,
  followUpsAsked,
  followUpsHandedOver,
  type SurveyView,
  surveysAsked,
} from './follow-up-views.ts';
import { type HeldMessage, longestHoldMs, undoChoices } from './held-message.ts';
import { holdingProcedures } from './holding-views.ts';
import { importProcedures } from './import-views.ts';
import { macroRun } from './macro-views.ts';
import type { NoticeView } from './notice-views.ts';
import { organisationProcedures } from './organisation-views.ts';
import { type CaseWithOthers, presenceHere } from './presence-views.ts';
import { command, query } from './procedure.ts';
import {
  type BulkProgress,
  type BulkResult,
  bulkCommand,
  type GroupCount,
  mostInBulk,
  type QueueCount,
  type SavedQueue,
  type UndoResult,
  type UndoToken,
} from './queue-views.ts';
import type { CaseRelations, RelatedCase, SimilarCase } from './relation-views.ts';
import type { RescueMade, RescueTaken } from './rescue-views.ts';
import type { Ring } from './ring-views.ts';
import type { RuleLog } from './rule-views.ts';
import type { ArticleView, SearchHits } from './search-views.ts';
import type { SessionView, SignedInAgent } from './session-views.ts';
import { type OutboxPage, type OutboxRow, outboxGroups, type SyncView } from './sync-views.ts';
import { timelineProcedures } from './timeline-views.ts';
import { visitProcedures } from './visit-views.ts';

const nothing = z.strictObject({});
/** Base64 of 256 KiB. */
const filePiece = 349_528;
const page = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) };

const zone = z.string().max(60).refine(isZone, 'no such time zone').default('UTC');

export const queues = ['mine', 'unassigned', 'team', 'all', 'finished'] as const;
export type Queue = (typeof queues)[number];

export const caseFilter = z.strictObject({
  queue: z.enum(queues).default('all'),
  statuses: z.array(z.enum(caseStatuses)).default([]),
  priorities: z.array(z.enum(priorities)).default([]),
  assigneeId: agentId.nullable().default(null),
  teamId: teamId.nullable().default(null),
  customerId: customerId.nullable().default(null),
  tag: z.string().nullable().default(null),
  /** Free text, a case number, or part of a customer's name or phone. */
  text: z.string().max(200).default(''),
  sort: z.enum(caseSorts).default('lastActivityAt'),
  descending: z.boolean().default(true),
  conditions: conditions.default([]),
  /** Cases that share its value stand together. */
  group: z.enum(caseGroups).nullable().default(null),
  /** Whose days "today" and the like mean. */
  zone,
});
export type CaseFilter = z.input<typeof caseFilter>;

export const draftKinds = [
  'reply',
  'note',
  'received',
  'call',
  'visit',
  'signature',
  'new-case',
  'customer',
  'organisation',
  'follow-up',
  'article',
] as const;
/** One draft per subject and kind; `subject` is a case's or customer's id, or '' where there is none yet. */
const draftKey = { kind: z.enum(draftKinds), subject: z.string().max(80) };
export interface Draft {
  readonly kind: (typeof draftKinds)[number];
  readonly subject: string;
  readonly content: z.infer<typeof json>;
  readonly savedAt: number;
}

const caseLook = z.strictObject({
  timeline: z.enum(timelineKinds).default('all'),
  /** Cards beside the case that are shown as their title alone. */
  folded: z.array(z.string().max(40)).max(40).default([]),
});
export type CaseLook = z.infer<typeof caseLook>;

export const settings = z.strictObject({
  locale: z.enum(['system', ...languages]),
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['compact', 'comfortable']),
  /** How much of this device's disk the content of files may take, in MB. */
  fileMegabytes: z.int().min(64).max(1_000_000),
  /** The key chosen for an action, null for none; what is not named here keeps its usual one. */
  shortcuts: z.record(z.string().max(80), z.string().max(40).nullable()),
  /** Whether keys without Ctrl, Cmd or Alt run actions: letters spoken or hit by accident may do harm (WCAG 2.1.4). */
  singleKeys: z.boolean(),
  /** How long a message can be undone after it was sent, in seconds. */
  undoSeconds: z.literal(undoChoices),
  /** How the list of a queue is laid out here, by the queue's name or id. */
  lists: z.record(z.string().max(80), listLayout),
  /** Texts are written with the signs of Markdown in sight. */
  plainText: z.boolean(),
  /** What an agent wants to see of a case, by their id. */
  caseLooks: z.record(z.uuid(), caseLook),
});
export type Settings = z.infer<typeof settings>;

export interface People {
  readonly agents: readonly (SignedInAgent & { readonly active: boolean })[];
  readonly teams: readonly TeamSummary[];
}

/** Answer to a saved command: it is durable on this device. */
export interface Saved {
  readonly uid: string;
  /** The id of the record it made, when it made one; the number of a new case. */
  readonly made: { readonly id: string; readonly number: string | null } | null;
  /** Names it for `undo.run`, while it can be undone. */
  readonly undo?: UndoToken;
}

/**
 * What a form had before its eyes when the person began to write. A colleague's change that arrives while they write is not overwritten
 * unseen then, but kept as a conflict.
 */
export const seenRecord = z.strictObject({
  collection: z.enum(collectionNames as [Collection, ...Collection[]]),
  id: z.uuid(),
  rev: z.int().min(0),
  fields: z.record(z.string(), json),
});
export type SeenRecord = z.input<typeof seenRecord>;

const runCommand = z.strictObject({
  name: z.string().refine((name) => commandNamed(name) !== undefined, 'no such command'),
  input: json,
  /** Left out, the author saw what this device holds now. */
  seen: seenRecord.optional(),
  /** A refused command that this one stands in for: it is put aside in the same commit, so that both or neither happen. */
  replaces: commandUid.optional(),
  /** An earlier command that this one makes no sense without: they are taken back together, and refused together. */
  after: commandUid.optional(),
  /** It is saved at once, but leaves only after this long: until then it can be undone. */
  holdMs: z.int().min(0).max(longestHoldMs).optional(),
  /** The draft that it was until now: it goes in the same commit, so that nothing is offered to be sent twice. */
  draft: z.strictObject(draftKey).optional(),
});
/** How a command that was just made leaves. */
export type Leaving = Pick<z.input<typeof runCommand>, 'after' | 'holdMs' | 'draft'>;

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

  ...holdingProcedures,

  /** Calls that a telephone told of and nobody has dealt with, the newest first. */
  'calls.ringing': query<readonly Ring[]>()(nothing),
  /** What the agent does with it here, in place of the telephone. */
  'calls.move': command<null>()(z.strictObject({ id: z.string().max(80), move: z.enum(handMoves) })),
  'calls.dismiss': command<null>()(z.strictObject({ id: z.string().max(80) })),
  'calls.list': query<CallPage>()(z.strictObject({ agentId: agentId.nullable().default(null), ...page })),
  'followUps.list': query<readonly FollowUpView[]>()(followUpsAsked),
  /** What of a shift is left, as one step that can be undone. */
  'followUps.handOver': command<BulkResult>()(followUpsHandedOver.extend({ id: z.uuid() })),
  /** Reminders of it are put off, on this device. */
  'followUps.snooze': command<null>()(
    z.strictObject({
      followUpId,
      minutes: z
        .int()
        .min(1)
        .max(60 * 24 * 7),
    }),
  ),
  /** For paper: what was promised, who waits, and who can be called. */
  'followUps.sheet': query<EmergencySheet>()(z.strictObject({ owner: z.enum(['me', 'everyone']).default('me') })),
  /** What customers thought, the newest first. */
  'surveys.list': query<readonly SurveyView[]>()(surveysAsked),
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
  'articles.get': query<ArticleView>()(z.strictObject({ articleId })),
  'search.find': query<SearchHits>()(
    z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(50).default(8) }),
  ),

  'attachments.list': query<readonly AttachmentView[]>()(z.strictObject({ caseId })),
  /** A window hands over a file: announced, then piece by piece, then put on the case. Until that is done nothing is kept. */
  'attachments.begin': command<{ readonly fileId: string }>()(
    z.strictObject({ caseId, name: z.string().max(1000), mediaType: z.string().max(300), size: z.int().min(0) }),
  ),
  'attachments.append': command<{ readonly received: number }>()(
    z.strictObject({ fileId: z.uuid(), offset: z.int().min(0), data: z.base64().max(filePiece) }),
  ),
  'attachments.finish': command<Saved>()(
    z.strictObject({ fileId: z.uuid(), entryId: entryId.nullable().default(null) }),
  ),
  'attachments.abandon': command<null>()(z.strictObject({ fileId: z.uuid() })),
  /** Brings the content to this device, or tries again to send it. */
  'attachments.fetch': command<null>()(z.strictObject({ attachmentId })),
  /** The content from `offset` on, a piece at a time. */
  'attachments.get': query<FilePiece>()(z.strictObject({ attachmentId, offset: z.int().min(0) })),

  /** By an admin, and only online: the customer with everything that hangs on them, everywhere. */
  'customers.erase': command<{ readonly records: number; readonly devices: number }>()(z.strictObject({ customerId })),

  'people.list': query<People>()(nothing),
  'people.add': command<{ readonly agentId: string }>()(
    z.strictObject({
      login: z.string().trim().min(1).max(100),
      name: z.string().trim().min(1).max(200),
      role: z.enum(roles),
      teamIds: z.array(teamId),
      password,
    }),
  ),
  'teams.add': command<{ readonly teamId: string }>()(z.strictObject({ name: z.string().trim().min(1).max(200) })),

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

  'drafts.get': query<Draft | null>()(z.strictObject(draftKey)),
  'drafts.list': query<readonly Draft[]>()(nothing),
  /**
   * With `basedOn` (when what the window knew was saved; null for no draft yet) nothing that another window wrote meanwhile is overwritten:
   * it is answered as `other`, and nothing is saved.
   */
  'drafts.save': command<{ readonly savedAt: number; readonly other?: Draft }>()(
    z.strictObject({ ...draftKey, content: json, basedOn: z.int().nullable().optional() }),
  ),
  'drafts.remove': command<null>()(z.strictObject(draftKey)),

  'sync.get': query<SyncView>()(nothing),
  'sync.setWorkOffline': command<SyncView>()(z.strictObject({ on: z.boolean() })),
  'sync.now': command<SyncView>()(nothing),
  /** Oldest first; what was sent, newest first. */
  'outbox.list': query<OutboxPage>()(
    z.strictObject({ group: z.enum(outboxGroups), caseId: caseId.nullable().default(null), ...page }),
  ),
  /** What its author can still undo, oldest first. */
  'outbox.held': query<readonly HeldMessage[]>()(nothing),
  /** Later commands that build on it and would go with it. */
  'outbox.dependents': query<readonly OutboxRow[]>()(z.strictObject({ uid: commandUid })),
  /** Takes back a command that has not left yet, with what builds on it; the uids that went. */
  'outbox.cancel': command<readonly string[]>()(z.strictObject({ uid: commandUid })),
  /**
   * Takes back a text that has not left yet, or was refused, with what builds on it; in the same commit it becomes a draft again,
   * before whatever stands in that draft. Answers with the draft's place.
   */
  'outbox.edit': command<Pick<Draft, 'kind' | 'subject'>>()(
    z.strictObject({
      uid: commandUid,
      /** The newest message the author has before their eyes now; left out, they saw what they saw when they wrote. */
      seenMessageId: z.uuid().nullable().optional(),
    }),
  ),
  /** Which cases colleagues have open now; watched under `presence`. */
  'presence.list': query<readonly CaseWithOthers[]>()(nothing),
  /** What this window shows; for the colleagues, and stored nowhere. */
  'presence.here': command<null>()(presenceHere),
  /** Values set here that are not what shows, the newest first; of one case or of all. */
  'notices.list': query<readonly NoticeView[]>()(z.strictObject({ caseId: caseId.nullable().default(null) })),
  'notices.dismiss': command<null>()(z.strictObject({ id: z.int() })),
  /**
   * Makes a rescue file of everything unsent, sealed with a passphrase: of the open account, or of another one used here for who knows
   * its password.
   */
  'rescue.export': command<RescueMade>()(
    z.strictObject({
      passphrase: z.string().min(8).max(1000),
      account: z.strictObject({ agentId, password: z.string().min(1).max(1000) }).optional(),
    }),
  ),
  /** A piece of a file that was made, in base64; empty behind its end. */
  'rescue.piece': query<{ readonly data: string }>()(z.strictObject({ id: z.uuid(), offset: z.int().min(0) })),
  /** Hands over a rescue file, piece by piece, to be taken in by `rescue.import`. */
  'rescue.begin': command<{ readonly id: string }>()(nothing),
  'rescue.append': command<null>()(z.strictObject({ id: z.uuid(), data: z.base64().max(4_000_000) })),
  'rescue.import': command<RescueTaken>()(z.strictObject({ id: z.uuid(), passphrase: z.string().min(1).max(1000) })),
  /** Puts a refused command aside after it was read; its content stays in the outbox file. */
  'outbox.dismiss': command<null>()(z.strictObject({ uid: commandUid })),
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
  /** How far a change of many cases has come. */
  /** Something is due, or soon: each is told once. */
  readonly reminder: Reminder;
  /** A promise is due, will be or was: each is told once. */
  readonly followUpReminder: FollowUpReminder;
  /** An appointment is about to begin: each time is told once. */
  readonly appointmentReminder: AppointmentReminder;
  readonly bulk: BulkProgress;
  /** The host's menu asks this window for an action, by its id. */
  readonly action: string;
}
export type EventName = keyof Events;
