import type { z } from 'zod';
import { acknowledgeArticle } from './acknowledge-article.ts';
import { addArticle } from './add-article.ts';
import { addAttachment } from './add-attachment.ts';
import { addCustomer } from './add-customer.ts';
import { addHolding } from './add-holding.ts';
import { addImprovement } from './add-improvement.ts';
import { addNote } from './add-note.ts';
import { addOrganisation } from './add-organisation.ts';
import { addProductFeedback } from './add-product-feedback.ts';
import { addReportSchedule } from './add-report-schedule.ts';
import { answerHandoff } from './answer-handoff.ts';
import { askCompensation } from './ask-compensation.ts';
import { askHandoff } from './ask-handoff.ts';
import { assignCase } from './assign-case.ts';
import { attemptFollowUp } from './attempt-follow-up.ts';
import { beginArticleDraft } from './begin-article-draft.ts';
import { bookAppointment } from './book-appointment.ts';
import { cancelFollowUp } from './cancel-follow-up.ts';
import { changeGoal, endGoal } from './change-goal.ts';
import { changeHandoff } from './change-handoff.ts';
import { changeStatus } from './change-status.ts';
import { closeServiceReview, reopenServiceReview } from './close-service-review.ts';
import { completeFollowUp } from './complete-follow-up.ts';
import { confirmAppointment } from './confirm-appointment.ts';
import { continueCase } from './continue-case.ts';
import { declareIncident } from './declare-incident.ts';
import type { CommandDefinition } from './definition.ts';
import { editArticle } from './edit-article.ts';
import { editArticleDraft } from './edit-article-draft.ts';
import { editCase } from './edit-case.ts';
import { editCustomer } from './edit-customer.ts';
import { editHolding } from './edit-holding.ts';
import { editImprovement } from './edit-improvement.ts';
import { editOrganisation } from './edit-organisation.ts';
import { editProductFeedback, setFeedbackCases } from './edit-product-feedback.ts';
import { editReportSchedule } from './edit-report-schedule.ts';
import { editServiceReview } from './edit-service-review.ts';
import { editVisit } from './edit-visit.ts';
import { cancelAppointment, settleAppointment } from './end-appointment.ts';
import { followUpHolding } from './follow-up-holding.ts';
import { giveRecognition, takeBackRecognition } from './give-recognition.ts';
import { handOverFollowUp } from './hand-over-follow-up.ts';
import { importArticle } from './import-article.ts';
import { importCustomers } from './import-customers.ts';
import { linkCases } from './link-cases.ts';
import { linkVariant } from './link-variant.ts';
import { mergeCases } from './merge-cases.ts';
import { mergeCustomers } from './merge-customers.ts';
import { moveAppointment } from './move-appointment.ts';
import { moveArticleDraft } from './move-article-draft.ts';
import { moveReportSchedule, sendReportSchedule } from './move-report-schedule.ts';
import { noteExport } from './note-export.ts';
import { noteKnowledgeExport } from './note-knowledge-export.ts';
import { noteMiss } from './note-miss.ts';
import { noteReportExport } from './note-report-export.ts';
import { openCase } from './open-case.ts';
import { planCare } from './plan-care.ts';
import { answerProposal, proposeArticle } from './propose-article.ts';
import { publishArticleDraft } from './publish-article-draft.ts';
import { putChecklist } from './put-checklist.ts';
import { raiseEscalation } from './raise-escalation.ts';
import { receiveMessage } from './receive-message.ts';
import { recordCall } from './record-call.ts';
import { recordSurvey } from './record-survey.ts';
import { recordVisit } from './record-visit.ts';
import { removeAttachment } from './remove-attachment.ts';
import { reply } from './reply.ts';
import { rescheduleFollowUp } from './reschedule-follow-up.ts';
import { resolveConflict } from './resolve-conflict.ts';
import { retireHolding } from './retire-holding.ts';
import { revealIdentity } from './reveal-identity.ts';
import { revertStatus } from './revert-status.ts';
import { saveCategory } from './save-category.ts';
import { saveDefinition } from './save-definition.ts';
import { scheduleFollowUp } from './schedule-follow-up.ts';
import { setArticleState } from './set-article-state.ts';
import { setCustom } from './set-custom.ts';
import { setGoal } from './set-goal.ts';
import { setIdentity } from './set-identity.ts';
import { setParent } from './set-parent.ts';
import { settleArticleDraft } from './settle-article-draft.ts';
import { settleCompensation } from './settle-compensation.ts';
import { acknowledgeEscalation, endEscalation } from './settle-escalation.ts';
import { settleImprovement } from './settle-improvement.ts';
import { answerProductFeedback, moveProductFeedback } from './settle-product-feedback.ts';
import { answerRecommendation, tellRecommendation, withdrawRecommendation } from './settle-recommendation.ts';
import { signVisit } from './sign-visit.ts';
import { splitCase } from './split-case.ts';
import { startProcedure } from './start-procedure.ts';
import { startServiceReview } from './start-service-review.ts';
import { suggestRecommendation } from './suggest-recommendation.ts';
import { tagCase } from './tag-case.ts';
import { takeStep, undoStep } from './take-step.ts';
import { tellCustomersApart } from './tell-customers-apart.ts';
import { tellFeedback } from './tell-feedback.ts';
import { tickItem } from './tick-item.ts';
import { unlinkCases } from './unlink-cases.ts';
import { unmergeCase } from './unmerge-case.ts';
import { unmergeCustomer } from './unmerge-customer.ts';
import { judgeArticle, useArticle } from './use-article.ts';
import { withdrawHandoff } from './withdraw-handoff.ts';

/** Every command there is: the only way anything changes. */
export const commands = {
  'case.open': openCase,
  'case.edit': editCase,
  'case.custom': setCustom,
  'case.tag': tagCase,
  'case.note': addNote,
  'case.reply': reply,
  'case.receive': receiveMessage,
  'case.status': changeStatus,
  'case.assign': assignCase,
  'case.revert': revertStatus,
  'case.link': linkCases,
  'case.unlink': unlinkCases,
  'case.set-parent': setParent,
  'case.merge': mergeCases,
  'case.unmerge': unmergeCase,
  'case.split': splitCase,
  'case.continue': continueCase,
  'case.incident': declareIncident,
  'call.record': recordCall,
  'customer.add': addCustomer,
  'customer.edit': editCustomer,
  'customer.merge': mergeCustomers,
  'customer.unmerge': unmergeCustomer,
  'customer.tell-apart': tellCustomersApart,
  'customer.set-identity': setIdentity,
  'customer.reveal-identity': revealIdentity,
  'customer.export': noteExport,
  'customer.import': importCustomers,
  'organisation.add': addOrganisation,
  'holding.add': addHolding,
  'holding.edit': editHolding,
  'holding.retire': retireHolding,
  'holding.follow-up': followUpHolding,
  'organisation.edit': editOrganisation,
  'care.plan': planCare,
  'follow-up.schedule': scheduleFollowUp,
  'follow-up.complete': completeFollowUp,
  'follow-up.attempt': attemptFollowUp,
  'follow-up.reschedule': rescheduleFollowUp,
  'follow-up.cancel': cancelFollowUp,
  'follow-up.hand-over': handOverFollowUp,
  'survey.record': recordSurvey,
  'visit.record': recordVisit,
  'visit.edit': editVisit,
  'visit.sign': signVisit,
  'appointment.book': bookAppointment,
  'appointment.reschedule': moveAppointment,
  'appointment.confirm': confirmAppointment,
  'appointment.cancel': cancelAppointment,
  'appointment.settle': settleAppointment,
  'recommendation.suggest': suggestRecommendation,
  'recommendation.tell': tellRecommendation,
  'recommendation.answer': answerRecommendation,
  'recommendation.withdraw': withdrawRecommendation,
  'product-feedback.add': addProductFeedback,
  'product-feedback.edit': editProductFeedback,
  'product-feedback.cases': setFeedbackCases,
  'product-feedback.move': moveProductFeedback,
  'product-feedback.answer': answerProductFeedback,
  'product-feedback.tell': tellFeedback,
  'conflict.resolve': resolveConflict,
  'article.add': addArticle,
  'article.edit': editArticle,
  'article.import': importArticle,
  'article.set-state': setArticleState,
  'article.link-variant': linkVariant,
  'article.acknowledge': acknowledgeArticle,
  'article.propose': proposeArticle,
  'article.answer-proposal': answerProposal,
  'article-category.save': saveCategory,
  'article-draft.begin': beginArticleDraft,
  'article-draft.edit': editArticleDraft,
  'article-draft.move': moveArticleDraft,
  'article-draft.settle': settleArticleDraft,
  'article-draft.publish': publishArticleDraft,
  'knowledge.use': useArticle,
  'knowledge.judge': judgeArticle,
  'knowledge.start': startProcedure,
  'knowledge.miss': noteMiss,
  'knowledge.export': noteKnowledgeExport,
  'report.export': noteReportExport,
  'service-review.start': startServiceReview,
  'service-review.edit': editServiceReview,
  'service-review.close': closeServiceReview,
  'service-review.reopen': reopenServiceReview,
  'improvement.add': addImprovement,
  'improvement.edit': editImprovement,
  'improvement.settle': settleImprovement,
  'report-schedule.add': addReportSchedule,
  'report-schedule.edit': editReportSchedule,
  'report-schedule.move': moveReportSchedule,
  'report-schedule.send': sendReportSchedule,
  'goal.set': setGoal,
  'goal.change': changeGoal,
  'goal.end': endGoal,
  'recognition.give': giveRecognition,
  'recognition.take-back': takeBackRecognition,
  'attachment.add': addAttachment,
  'attachment.remove': removeAttachment,
  'definition.save': saveDefinition,
  'handoff.ask': askHandoff,
  'handoff.answer': answerHandoff,
  'handoff.change': changeHandoff,
  'handoff.withdraw': withdrawHandoff,
  'complaint.step': takeStep,
  'complaint.undo-step': undoStep,
  'checklist.put': putChecklist,
  'checklist.tick': tickItem,
  'escalation.raise': raiseEscalation,
  'escalation.acknowledge': acknowledgeEscalation,
  'escalation.end': endEscalation,
  'compensation.ask': askCompensation,
  'compensation.settle': settleCompensation,
} as const;

export type CommandName = keyof typeof commands;
/** What the caller hands in: defaults may be left out. */
export type CommandInput<N extends CommandName> = Unchanging<z.input<(typeof commands)[N]['input']>>;
export type CommandArgs<N extends CommandName> = z.output<(typeof commands)[N]['args']>;

type Unchanging<T> = T extends readonly (infer Item)[]
  ? readonly Unchanging<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Unchanging<T[Key]> }
    : T;

/** A command known only at run time, with its types set aside; args must have passed its schema. */
export type AnyCommand = CommandDefinition<string, unknown, unknown>;

export function commandNamed(name: string): AnyCommand | undefined {
  return Object.hasOwn(commands, name) ? (commands[name as CommandName] as unknown as AnyCommand) : undefined;
}
