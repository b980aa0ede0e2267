import { appointmentFields } from './appointment-fields.ts';
import {
  articleCategoryFields,
  articleDraftFields,
  articleFields,
  articleProposalFields,
  articleReceiptFields,
  articleRevisionFields,
} from './article-fields.ts';
import { articleUseFields } from './article-use-fields.ts';
import { attachmentFields } from './attachment-fields.ts';
import { callFields } from './call-fields.ts';
import { caseFields } from './case-fields.ts';
import { conflictFields } from './conflict-fields.ts';
import { compensationFields, escalationFields, handoffFields } from './cooperation-fields.ts';
import { customerChangeFields } from './customer-change-fields.ts';
import { customerFields, organisationFields } from './customer-fields.ts';
import { customerSecretFields } from './customer-secret-fields.ts';
import { definitionFields } from './definition-fields.ts';
import { entryFields } from './entry-fields.ts';
import type { Field } from './fields.ts';
import { followUpFields, surveyFields } from './follow-up-fields.ts';
import { goalFields } from './goal-fields.ts';
import { holdingFields } from './holding-fields.ts';
import { knowledgeExportFields } from './knowledge-export-fields.ts';
import { agentFields, deviceFields, teamFields } from './people-fields.ts';
import { productFeedbackFields } from './product-feedback-fields.ts';
import { recognitionFields } from './recognition-fields.ts';
import { recommendationFields } from './recommendation-fields.ts';
import { reportExportFields } from './report-export-fields.ts';
import { reportRunFields } from './report-run-fields.ts';
import { reportScheduleFields } from './report-schedule-fields.ts';
import { searchMissFields } from './search-miss-fields.ts';
import { improvementActionFields, serviceReviewFields } from './service-review-fields.ts';
import { visitFields } from './visit-fields.ts';

/** The schema of every collection: its fields, their types and merge policies. Tables, codecs and checks follow it. */
export const collections = {
  agent: agentFields,
  team: teamFields,
  device: deviceFields,
  organisation: organisationFields,
  customer: customerFields,
  article: articleFields,
  case: caseFields,
  entry: entryFields,
  call: callFields,
  followUp: followUpFields,
  conflict: conflictFields,
  attachment: attachmentFields,
  definition: definitionFields,
  handoff: handoffFields,
  escalation: escalationFields,
  compensation: compensationFields,
  survey: surveyFields,
  visit: visitFields,
  customerChange: customerChangeFields,
  customerSecret: customerSecretFields,
  holding: holdingFields,
  appointment: appointmentFields,
  articleUse: articleUseFields,
  searchMiss: searchMissFields,
  recommendation: recommendationFields,
  articleCategory: articleCategoryFields,
  articleDraft: articleDraftFields,
  articleRevision: articleRevisionFields,
  articleReceipt: articleReceiptFields,
  articleProposal: articleProposalFields,
  knowledgeExport: knowledgeExportFields,
  reportExport: reportExportFields,
  productFeedback: productFeedbackFields,
  serviceReview: serviceReviewFields,
  improvementAction: improvementActionFields,
  goal: goalFields,
  recognition: recognitionFields,
  reportSchedule: reportScheduleFields,
  reportRun: reportRunFields,
} as const;

export type Collection = keyof typeof collections;
export const collectionNames = Object.keys(collections) as Collection[];

type ValueOf<F> = F extends Field<infer T> ? T : never;
export type FieldsOf<C extends Collection> = {
  readonly [K in keyof (typeof collections)[C]]: ValueOf<(typeof collections)[C][K]>;
};

/** A collection's fields without their precise types, for code that serves all collections alike. */
export function fieldsOf(collection: Collection): Readonly<Record<string, Field<unknown>>> {
  return collections[collection];
}
