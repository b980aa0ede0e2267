import { z } from 'zod';

/** All ids are UUIDs; the brand keeps a case's id from being passed where a customer's belongs. */
function brandedId<Brand extends string>() {
  return z.uuid().brand<Brand>();
}

export const agentId = brandedId<'agent'>();
export const teamId = brandedId<'team'>();
export const customerId = brandedId<'customer'>();
export const organisationId = brandedId<'organisation'>();
export const caseId = brandedId<'case'>();
export const entryId = brandedId<'entry'>();
export const callId = brandedId<'call'>();
export const followUpId = brandedId<'followUp'>();
export const articleId = brandedId<'article'>();
export const articleCategoryId = brandedId<'articleCategory'>();
export const articleDraftId = brandedId<'articleDraft'>();
export const articleRevisionId = brandedId<'articleRevision'>();
export const articleReceiptId = brandedId<'articleReceipt'>();
export const articleProposalId = brandedId<'articleProposal'>();
export const conflictId = brandedId<'conflict'>();
export const attachmentId = brandedId<'attachment'>();
export const definitionId = brandedId<'definition'>();
export const handoffId = brandedId<'handoff'>();
export const escalationId = brandedId<'escalation'>();
export const compensationId = brandedId<'compensation'>();
export const surveyId = brandedId<'survey'>();
export const visitId = brandedId<'visit'>();
export const holdingId = brandedId<'holding'>();
export const appointmentId = brandedId<'appointment'>();
export const recommendationId = brandedId<'recommendation'>();
export const productFeedbackId = brandedId<'productFeedback'>();
export const serviceReviewId = brandedId<'serviceReview'>();
export const improvementActionId = brandedId<'improvementAction'>();
export const deviceId = brandedId<'device'>();
export const workspaceId = brandedId<'workspace'>();
export const commandUid = brandedId<'command'>();

export type AgentId = z.infer<typeof agentId>;
export type TeamId = z.infer<typeof teamId>;
export type CustomerId = z.infer<typeof customerId>;
export type OrganisationId = z.infer<typeof organisationId>;
export type CaseId = z.infer<typeof caseId>;
export type EntryId = z.infer<typeof entryId>;
export type CallId = z.infer<typeof callId>;
export type FollowUpId = z.infer<typeof followUpId>;
export type ArticleId = z.infer<typeof articleId>;
export type ArticleCategoryId = z.infer<typeof articleCategoryId>;
export type ArticleDraftId = z.infer<typeof articleDraftId>;
export type ArticleRevisionId = z.infer<typeof articleRevisionId>;
export type ArticleProposalId = z.infer<typeof articleProposalId>;
export type ConflictId = z.infer<typeof conflictId>;
export type AttachmentId = z.infer<typeof attachmentId>;
export type DefinitionId = z.infer<typeof definitionId>;
export type HandoffId = z.infer<typeof handoffId>;
export type EscalationId = z.infer<typeof escalationId>;
export type CompensationId = z.infer<typeof compensationId>;
export type SurveyId = z.infer<typeof surveyId>;
export type VisitId = z.infer<typeof visitId>;
export type HoldingId = z.infer<typeof holdingId>;
export type AppointmentId = z.infer<typeof appointmentId>;
export type RecommendationId = z.infer<typeof recommendationId>;
export type ProductFeedbackId = z.infer<typeof productFeedbackId>;
export type ServiceReviewId = z.infer<typeof serviceReviewId>;
export type ImprovementActionId = z.infer<typeof improvementActionId>;
export type DeviceId = z.infer<typeof deviceId>;
export type WorkspaceId = z.infer<typeof workspaceId>;
export type CommandUid = z.infer<typeof commandUid>;
