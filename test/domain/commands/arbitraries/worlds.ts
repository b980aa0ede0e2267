import fc from 'fast-check';
import type { CommandName } from '#domain/commands/registry.ts';
import {
  appointmentStates,
  caseStatuses,
  caseTypes,
  compensationStates,
  complaintSteps,
  entryKinds,
  escalationStates,
  followUpOutcomes,
  followUpStatuses,
  handoffStates,
  roles,
} from '#domain/model/choices.ts';
import type { Json } from '#domain/model/json.ts';
import { productFeedbackStates } from '#domain/model/product-feedback-fields.ts';
import { recognitionStates } from '#domain/model/recognition-fields.ts';
import { recommendationStates } from '#domain/model/recommendation-fields.ts';
import { type AnyRecord, refKey } from '#domain/model/record.ts';
import { reportScheduleStates } from '#domain/model/report-schedule-fields.ts';
import { consentChannels } from '#domain/model/service-file-fields.ts';
import { actionStates, reviewStates } from '#domain/model/service-review-fields.ts';
import { checklistKey } from '#domain/rules/checklist-key.ts';
import { approvalLimitsId } from '#domain/rules/definitions/approval-limits.ts';
import { followUpRulesId, unsatisfiedSteps } from '#domain/rules/definitions/follow-up-rules.ts';
import { statusRulesId } from '#domain/rules/definitions/status-rules.ts';
import { usualFollowUpRules } from '#domain/rules/follow-up-rules.ts';
import { buildGoal, buildRecognition } from '../../../builders/goals.ts';
import { ids } from '../../../builders/ids.ts';
import { buildAnsweredFeedback, buildProductFeedback } from '../../../builders/product-feedback.ts';
import {
  buildAgent,
  buildArticle,
  buildAttachment,
  buildCall,
  buildCase,
  buildCompensation,
  buildConflict,
  buildCustomer,
  buildDefinition,
  buildEntry,
  buildEscalation,
  buildFollowUp,
  buildHandoff,
  buildOrganisation,
  buildTeam,
} from '../../../builders/records.ts';
import { buildReportSchedule } from '../../../builders/report-schedules.ts';
import {
  buildAppointment,
  buildCustomerSecret,
  buildHolding,
  buildRecommendation,
  buildVisit,
} from '../../../builders/service.ts';
import { buildImprovementAction, buildServiceReview } from '../../../builders/service-reviews.ts';
import type { World } from '../deciding.ts';
import { knowledgeRecords } from './article-inputs.ts';
import { heldFiles } from './file-inputs.ts';
import { begins, dayOf, distinctTags, few, maybe, one, repeat, seldom, time } from './values.ts';

const casePart = fc.record({
  status: one(caseStatuses),
  teamId: few(ids.team),
  assigneeId: maybe(few(ids.agent)),
  customerId: maybe(few(ids.customer)),
  tags: distinctTags,
  lastActivityAt: time,
  lastMessageId: maybe(few(ids.entry)),
  firstRepliedAt: maybe(time),
  solvedAt: maybe(time),
  type: one([...caseTypes, ...Array<'complaint'>(8).fill('complaint')]),
  steps: fc
    .uniqueArray(one(complaintSteps), { maxLength: 7 })
    .map((steps) =>
      steps.map((key) => ({ key, by: ids.agent(1), at: 0, evidence: { kind: 'text' as const, text: '已完成' } })),
    ),
  checklist: maybe(time).map((doneAt) => {
    const doneBy = doneAt === null ? null : ids.agent(2);
    return [{ key: checklistKey(ids.definition(1), 0), list: '退货', text: '核对单号', position: 0, doneBy, doneAt }];
  }),
  escalationLevel: fc.integer({ min: 0, max: 3 }),
  parentId: seldom(few(ids.case)),
  mergedIntoId: seldom(few(ids.case)),
  relatedIds: fc.uniqueArray(few(ids.case), { maxLength: 2 }),
  awaitingSince: maybe(time),
});
const defined = fc
  .tuple(
    one([
      { kind: 'emergency-plan', content: { steps: ['x'], tell: [], updates: [] } },
      { kind: 'checklist', content: { types: [], items: ['核对单号', '拍照'] } },
      { kind: 'checklist', content: {} },
      { kind: 'report', content: {} },
    ] as const),
    one([true, true, false]),
  )
  .map(([of, active]) => ({ ...of, active, content: of.content as Json }));
const conflictOn = one([
  ...['subject', 'status', 'priority', 'teamId', 'assigneeId', 'customerId', 'description', 'parentId'].map(
    (field) => ({
      collection: 'case',
      recordId: ids.case(1),
      field,
    }),
  ),
  { collection: 'customer', recordId: ids.customer(1), field: 'name' },
  { collection: 'customer', recordId: ids.customer(1), field: 'organisationId' },
  { collection: 'customer', recordId: ids.customer(1), field: 'accountManagerId' },
  { collection: 'followUp', recordId: ids.followUp(1), field: 'ownerId' },
  { collection: 'visit', recordId: ids.visit(1), field: 'done' },
  { collection: 'article', recordId: ids.article(1), field: 'title' },
]);

/** Each record is there in some state, or absent, or unknown. */
const aMerge = {
  ...{ by: ids.agent(1), at: 1, droppedPoints: [], addedTags: ['vip'], addedApart: [] },
  set: [{ field: 'name', from: 'before', to: 'Customer 1' } as const],
  addedPoints: [{ kind: 'phone', value: '13800000001', label: '' } as const],
};
const records: fc.Arbitrary<AnyRecord>[] = [1, 2].flatMap((n): fc.Arbitrary<AnyRecord>[] => [
  fc.constant(buildTeam(n)),
  fc
    .record({ role: one(roles), active: fc.boolean(), teamIds: fc.uniqueArray(few(ids.team), { maxLength: 2 }) })
    .map((set) => buildAgent(n, set)),
  fc.constant(buildOrganisation(n)),
  fc
    .record({
      tags: distinctTags,
      organisationId: maybe(few(ids.organisation)),
      mergedIntoId: seldom(few(ids.customer)),
      merge: one([null, aMerge]),
      apartFromIds: fc.uniqueArray(few(ids.customer), { maxLength: 2 }),
      consents: one([[], consentChannels.map((key) => ({ key, state: 'granted', since: 0, how: '' }) as const)]),
    })
    .map((set) => buildCustomer(n, set)),
  fc.record({ number: one(['', 'E12345678']) }).map((set) => buildCustomerSecret(n, set)),
  casePart.map((set) => buildCase(n, set)),
  fc
    .record({
      caseId: maybe(few(ids.case)),
      status: one(['open', 'open', ...followUpStatuses] as const),
      outcome: maybe(one(followUpOutcomes)),
      repeat: maybe(repeat),
    })
    .map((set) => buildFollowUp(n, set)),
  fc
    .record({
      caseId: maybe(few(ids.case)),
      agentId: few(ids.agent),
      state: one(['proposed', 'confirmed', ...appointmentStates] as const),
      startsAt: begins,
    })
    .map((set) => buildAppointment(n, set)),
  fc.tuple(conflictOn, one(['open', 'resolved'] as const)).map(([on, state]) => buildConflict(n, { ...on, state })),
  fc.constant({ ...buildCall(), id: ids.command(77) }),
  fc.record({ caseId: maybe(few(ids.case)), agentId: few(ids.agent) }).map((set) => buildVisit(n, set)),
  fc.constant({ ...buildVisit(), id: ids.command(77) }),
  fc
    .record({
      ...{ customerId: maybe(few(ids.customer)), startsOn: dayOf, endsOn: dayOf, retiredAt: maybe(time) },
    })
    .map((set) => buildHolding(n, set)),
  fc.record({ caseId: few(ids.case), kind: one(entryKinds) }).map((set) => buildEntry(n, set)),
  fc
    .record({
      state: one(handoffStates),
      toTeamId: maybe(few(ids.team)),
      fromTeamId: few(ids.team),
      toAgentId: few(ids.agent),
      sourceCaseId: few(ids.case),
    })
    .map((set) => buildHandoff(n, set)),
  fc
    .record({ state: one(escalationStates), level: fc.integer({ min: 1, max: 3 }), caseId: few(ids.case) })
    .map((set) => buildEscalation(n, set)),
  fc
    .record({ state: one(compensationStates), caseId: few(ids.case), amount: one([0, 5000]) })
    .map((set) => buildCompensation(n, set)),
  fc.constant(
    buildDefinition(
      1,
      { kind: 'approval-limits', content: { limits: [{ currency: 'CNY', agent: 1000, lead: 10_000 }] } },
      { id: approvalLimitsId },
    ),
  ),
  fc
    .record({
      reasons: fc.uniqueArray(
        fc.record({ to: one(['on-hold', 'solved', 'reopened'] as const), types: fc.subarray([...caseTypes]) }),
        { selector: ({ to }) => to },
      ),
      reopenWithinDays: maybe(fc.constant(1)),
    })
    .map((content) => buildDefinition(1, { kind: 'status-rules', content }, { id: statusRulesId })),
  one(unsatisfiedSteps).map((step) => {
    const unsatisfied = { ...usualFollowUpRules.unsatisfied, step };
    const content = { ...usualFollowUpRules, unsatisfied };
    return buildDefinition(1, { kind: 'follow-up-rules', content }, { id: followUpRulesId });
  }),
  defined.map((set) => buildDefinition(n, set)),
  fc.constant({ ...buildAttachment(), id: ids.command(77) }),
  heldFiles(1),
  heldFiles(2),
]);

const recommendations = [1, 2].map(
  (n): fc.Arbitrary<AnyRecord> => one(recommendationStates).map((state) => buildRecommendation(n, { state })),
);

const feedback = [1, 2].map(
  (n): fc.Arbitrary<AnyRecord> =>
    fc
      .record({
        state: one([...productFeedbackStates, 'answered', 'answered'] as const),
        answer: one(['', '下版本修好', '下版本修好']),
        ...{ round: one([0, 1, 1, 2]), ownerId: few(ids.agent) },
        caseIds: fc.uniqueArray(few(ids.case), { maxLength: 2 }),
      })
      .map((set) => buildProductFeedback(n, set)),
);

const goals = [1, 2].flatMap((n): fc.Arbitrary<AnyRecord>[] => [
  fc
    .record({ target: one([5, 9000]), endsOn: one([null, '2026-06-30']) })
    .map(({ target, endsOn }) =>
      buildGoal(n, { target, endsOn, steps: buildGoal(n).fields.steps.map((step) => ({ ...step, target, endsOn })) }),
    ),
  one(recognitionStates).map((state) => buildRecognition(n, { state })),
]);

const reviews = [1, 2].flatMap((n): fc.Arbitrary<AnyRecord>[] => [
  one(reviewStates).map((state) => buildServiceReview(n, { state })),
  fc.record({ state: one(actionStates), ownerId: few(ids.agent) }).map((set) => buildImprovementAction(n, set)),
]);

const schedules = [1, 2].map((n) =>
  fc
    .record({ state: one(reportScheduleStates), askedAt: one([null, 50_000]), since: one([0, 60_000]) })
    .map((set) => buildReportSchedule(n, set)),
);

const world: fc.Arbitrary<World> = fc
  .tuple(
    one(['absent', 'unknown'] as const),
    ...[...records, ...recommendations, ...feedback, ...reviews, ...goals, ...schedules, ...knowledgeRecords].map(
      (record) => fc.tuple(record, one(['present', 'present', 'absent', 'unknown'] as const)),
    ),
  )
  .map(([otherwise, ...drawn]) => ({
    otherwise,
    present: drawn.flatMap(([record, state]) => (state === 'present' ? [record] : [])),
    absent: drawn.flatMap(([record, state]) => (state === 'absent' ? [record] : [])),
  }));

/** The first case was just solved by agent 1: what seldom comes about by chance. */
function justSolved(there: World): World {
  const statusLog = [
    { status: 'open', at: 0 },
    { status: 'solved', at: 50 },
  ] as const;
  const data = { field: 'status', from: 'open', to: 'solved' };
  const moved: AnyRecord[] = [
    buildCase(1, { status: 'solved', statusLog }),
    buildEntry(1, { kind: 'status', happenedAt: 50, data }),
  ];
  const keys = new Set(moved.map(refKey));
  const others = (all: readonly AnyRecord[]) => all.filter((record) => !keys.has(refKey(record)));
  return { ...there, present: [...others(there.present), ...moved], absent: [] };
}

/** Both articles are there, with steps. */
function withSteps(there: World): World {
  const articles = [1, 2].map((n) => buildArticle(n, { body: '1. 核对单号\n2. 拍照留证' }));
  return { ...there, present: [...there.present.filter(({ collection }) => collection !== 'article'), ...articles] };
}

/** Both feedbacks are answered, and reported from both cases. */
function withAnswers(there: World): World {
  const caseIds = [ids.case(1), ids.case(2)];
  const answered = [1, 2].map((n) => buildAnsweredFeedback(n, { caseIds }));
  return {
    ...there,
    present: [...there.present.filter(({ collection }) => collection !== 'productFeedback'), ...answered],
  };
}

export const worldFor = (name: CommandName): fc.Arbitrary<World> =>
  name === 'case.revert'
    ? fc.oneof(world, world.map(justSolved))
    : name === 'knowledge.start'
      ? world.map(withSteps)
      : name === 'product-feedback.tell'
        ? fc.oneof(world, world.map(withAnswers))
        : world;
