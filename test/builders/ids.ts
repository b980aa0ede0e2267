import type {
  AgentId,
  AppointmentId,
  ArticleCategoryId,
  ArticleDraftId,
  ArticleId,
  ArticleProposalId,
  AttachmentId,
  CallId,
  CaseId,
  CommandUid,
  CompensationId,
  ConflictId,
  CustomerId,
  DefinitionId,
  DeviceId,
  EntryId,
  EscalationId,
  FollowUpId,
  GoalId,
  HandoffId,
  HoldingId,
  ImprovementActionId,
  OrganisationId,
  ProductFeedbackId,
  RecognitionId,
  RecommendationId,
  ReportScheduleId,
  ServiceReviewId,
  SurveyId,
  TeamId,
  VisitId,
  WorkspaceId,
} from '#domain/model/ids.ts';

/**
 * The nth id of each kind: a well-formed UUIDv7, the same in every run, that sorts by n. The mark stands in the last
 * digits, so that an id in a failing test tells what it names.
 */
export const ids = {
  agent: numbered<AgentId>(1),
  team: numbered<TeamId>(2),
  device: numbered<DeviceId>(3),
  organisation: numbered<OrganisationId>(4),
  customer: numbered<CustomerId>(5),
  article: numbered<ArticleId>(6),
  case: numbered<CaseId>(7),
  entry: numbered<EntryId>(8),
  call: numbered<CallId>(9),
  followUp: numbered<FollowUpId>(10),
  conflict: numbered<ConflictId>(11),
  command: numbered<CommandUid>(12),
  workspace: numbered<WorkspaceId>(13),
  attachment: numbered<AttachmentId>(14),
  definition: numbered<DefinitionId>(15),
  handoff: numbered<HandoffId>(16),
  escalation: numbered<EscalationId>(17),
  compensation: numbered<CompensationId>(18),
  survey: numbered<SurveyId>(19),
  visit: numbered<VisitId>(23),
  holding: numbered<HoldingId>(26),
  customerChange: numbered<string>(40),
  /** The customer's own. */
  customerSecret: numbered<CustomerId>(5),
  appointment: numbered<AppointmentId>(31),
  articleCategory: numbered<ArticleCategoryId>(50),
  articleDraft: numbered<ArticleDraftId>(51),
  articleRevision: numbered<string>(52),
  articleReceipt: numbered<string>(53),
  articleProposal: numbered<ArticleProposalId>(54),
  recommendation: numbered<RecommendationId>(45),
  articleUse: numbered<string>(61),
  searchMiss: numbered<string>(62),
  knowledgeExport: numbered<string>(63),
  productFeedback: numbered<ProductFeedbackId>(64),
  goal: numbered<GoalId>(71),
  recognition: numbered<RecognitionId>(72),
  reportExport: numbered<string>(66),
  serviceReview: numbered<ServiceReviewId>(67),
  improvementAction: numbered<ImprovementActionId>(68),
  reportSchedule: numbered<ReportScheduleId>(73),
  reportRun: numbered<string>(74),
} as const;

function numbered<Id extends string>(mark: number): (n: number) => Id {
  const low = mark.toString(16).padStart(12, '0');
  return (n) => {
    const high = n.toString(16).padStart(12, '0');
    return `${high.slice(0, 8)}-${high.slice(8)}-7000-8000-${low}` as Id;
  };
}
