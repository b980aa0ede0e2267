export const caseTypes = [
  'inquiry',
  'complaint',
  'service-request',
  'return-exchange',
  'repair',
  'suggestion',
  'praise',
  'incident',
] as const;
export type CaseType = (typeof caseTypes)[number];

export const caseStatuses = [
  'new',
  'open',
  'pending-customer',
  'pending-third-party',
  'on-hold',
  'solved',
  'closed',
  'reopened',
] as const;
export type CaseStatus = (typeof caseStatuses)[number];

export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof priorities)[number];

export const channels = ['phone', 'email', 'chat', 'web', 'visit', 'import'] as const;
export type Channel = (typeof channels)[number];

/** Where a customer says something that is written down by an agent. */
export const messageChannels = ['counter', 'wechat', 'letter', 'sms', 'email', 'phone', 'other'] as const;
export type MessageChannel = (typeof messageChannels)[number];

export const entryKinds = [
  'message-in',
  'message-out',
  'note',
  'call',
  'status',
  'assignment',
  'fields',
  'follow-up',
  'conflict',
  'attachment',
  'handoff',
  'escalation',
  'link',
  'step',
  'checklist',
  'compensation',
  'rule',
  'survey',
  'visit',
  'appointment',
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** A reply's way to the customer. `no-channel`: it is on the server, but no channel is set up that could deliver it. */
export const deliveries = ['queued', 'no-channel', 'delivered'] as const;
export type Delivery = (typeof deliveries)[number];

export const roles = ['agent', 'lead', 'admin'] as const;
export type Role = (typeof roles)[number];

/** What an agent does in the knowledge base beside reading it; leads and admins approve without it. */
export const knowledgeRoles = ['none', 'editor', 'approver'] as const;
export type KnowledgeRole = (typeof knowledgeRoles)[number];

export const tiers = ['standard', 'vip'] as const;
export type Tier = (typeof tiers)[number];

export const languages = ['zh-CN', 'zh-TW', 'en'] as const;
export type Language = (typeof languages)[number];

export const contactKinds = ['phone', 'email', 'chat', 'address'] as const;
export type ContactKind = (typeof contactKinds)[number];

export const callDirections = ['in', 'out'] as const;
export type CallDirection = (typeof callDirections)[number];

export const callOutcomes = ['resolved', 'informed', 'call-back', 'escalated', 'no-answer'] as const;
export type CallOutcome = (typeof callOutcomes)[number];

export const moods = ['calm', 'worried', 'upset', 'angry'] as const;
export type Mood = (typeof moods)[number];

export const visitKinds = ['at-counter', 'on-site'] as const;
export type VisitKind = (typeof visitKinds)[number];

export const visitOutcomes = ['resolved', 'informed', 'to-return', 'escalated', 'not-met'] as const;
export type VisitOutcome = (typeof visitOutcomes)[number];

export const followUpKinds = ['call-back', 'visit', 'satisfaction', 'care'] as const;
export type FollowUpKind = (typeof followUpKinds)[number];

export const followUpStatuses = ['open', 'done', 'cancelled'] as const;
export type FollowUpStatus = (typeof followUpStatuses)[number];

export const followUpOutcomes = ['reached', 'no-answer', 'refused', 'rescheduled', 'satisfied', 'unsatisfied'] as const;
export type FollowUpOutcome = (typeof followUpOutcomes)[number];

export const articleKinds = ['faq', 'how-to', 'sop', 'script', 'announcement'] as const;
export type ArticleKind = (typeof articleKinds)[number];

/** Who may read it: everybody of the house, customers as well, or one team alone. */
export const articleAudiences = ['internal', 'public', 'team'] as const;
export type ArticleAudience = (typeof articleAudiences)[number];

export const articleStates = ['published', 'retired'] as const;
export type ArticleState = (typeof articleStates)[number];

export const articleDraftStates = ['draft', 'in-review', 'approved', 'scheduled', 'published', 'discarded'] as const;
export type ArticleDraftState = (typeof articleDraftStates)[number];

/** What left a revision of an article behind. */
export const revisionKinds = ['published', 'saved', 'retired', 'brought-back'] as const;
export type RevisionKind = (typeof revisionKinds)[number];

export const articleProposalStates = ['open', 'taken', 'declined'] as const;
export type ArticleProposalState = (typeof articleProposalStates)[number];

/** How articles leave the program: as files that come in again, or as pages for a browser. */
export const exportFormats = ['markdown', 'site'] as const;

/** For whom: customers, who see what is public and nothing internal of it, or the house. */
export const exportReaders = ['public', 'house'] as const;

/** How a report leaves the program. */
export const reportFileFormats = ['csv', 'json', 'xlsx', 'pdf', 'svg', 'png'] as const;

/** How an article served on a case: its words or a link in a message, its steps on the case, or only read from. */
export const articleWays = ['inserted', 'linked', 'procedure', 'shown'] as const;
export type ArticleWay = (typeof articleWays)[number];

export const articleVerdicts = ['helped', 'not-helped'] as const;
export type ArticleVerdict = (typeof articleVerdicts)[number];

/** Where somebody looked for an article. */
export const missPlaces = ['knowledge', 'call'] as const;
export type MissPlace = (typeof missPlaces)[number];

export const conflictStates = ['open', 'resolved'] as const;
export type ConflictState = (typeof conflictStates)[number];

/** Whether the server holds a file's content; it says so itself. */
export const attachmentStates = ['awaiting-bytes', 'ready'] as const;
export type AttachmentState = (typeof attachmentStates)[number];

/** What a workspace defines for itself; each kind has a schema of its own for its content. */
export const definitionKinds = [
  'queue',
  'calendar',
  'service-level',
  'escalation-rule',
  'emergency-plan',
  'checklist',
  'macro',
  'trigger',
  'case-field',
  'approval-limits',
  'status-rules',
  'workspace-settings',
  'follow-up-rules',
  'on-call',
  'care-rules',
  'appointment-rules',
  'synonyms',
  'meaning-rules',
  'league-rules',
  'report',
] as const;
export type DefinitionKind = (typeof definitionKinds)[number];

export const handoffStates = ['asked', 'accepted', 'declined', 'returned', 'withdrawn'] as const;
export type HandoffState = (typeof handoffStates)[number];

export const escalationStates = ['raised', 'acknowledged', 'ended'] as const;
export type EscalationState = (typeof escalationStates)[number];

export const compensationKinds = ['return', 'exchange', 'refund', 'compensation'] as const;
export type CompensationKind = (typeof compensationKinds)[number];

export const compensationStates = ['asked', 'approved', 'declined', 'done', 'withdrawn'] as const;
export type CompensationState = (typeof compensationStates)[number];

/** The seven steps of a complaint (客诉七步), in their order. */
export const complaintSteps = ['listen', 'apologise', 'confirm', 'solve', 'follow-up', 'prevent', 'archive'] as const;
export type ComplaintStep = (typeof complaintSteps)[number];

/** What a customer has from us: 资产, 订单, 合同, and the 服务计划 of an organisation. */
export const holdingKinds = ['asset', 'order', 'contract', 'plan'] as const;
export type HoldingKind = (typeof holdingKinds)[number];
export const appointmentKinds = ['visit', 'call'] as const;
export type AppointmentKind = (typeof appointmentKinds)[number];

/** `proposed`: the customer has not said yes yet. */
export const appointmentStates = ['proposed', 'confirmed', 'done', 'no-show', 'cancelled'] as const;
export type AppointmentState = (typeof appointmentStates)[number];

/** What a timeline line of these kinds tells was done: its `data.to`. */
export const entryActions = {
  handoff: handoffStates,
  escalation: escalationStates,
  link: ['related', 'unrelated', 'parent', 'no-parent', 'merged', 'absorbed', 'unmerged', 'split', 'continued'],
  step: ['done', 'waived', 'undone'],
  checklist: ['added', 'done', 'undone'],
  compensation: compensationStates,
  rule: ['fired', 'refused'],
  survey: ['recorded'],
  visit: ['recorded', 'corrected', 'signed'],
  appointment: ['booked', 'moved', 'confirmed', 'done', 'no-show', 'cancelled'],
} as const satisfies Partial<Readonly<Record<EntryKind, readonly string[]>>>;
