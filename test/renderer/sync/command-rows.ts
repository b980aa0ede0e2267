import { type CommandArgs, type CommandInput, type CommandName, commands } from '#domain/commands/registry.ts';
import type { OutboxRow } from '#domain/contract/ipc/sync-views.ts';
import { ids } from '../../builders/ids.ts';
import { anOutboxRow } from '../harness/area-views.ts';
import { aCustomer, idOf } from '../harness/case-views.ts';
import { ada } from '../harness/test-core.ts';

const caseId = idOf(1);
const customerId = aCustomer().id;
const teamId = ada.teamIds[0];
const due = new Date(2026, 10, 23, 9).getTime();

/** What somebody might have asked of each command there is. */
export const asked: { readonly [N in CommandName]: CommandInput<N> } = {
  'case.open': { subject: '门锁没电', teamId, description: '每周提示更换电池', customerId },
  'case.edit': { caseId, set: { priority: 'high', subject: '退款未到账' } },
  'case.custom': { caseId, set: [{ key: ids.definition(1), value: '楼上机房' }] },
  'case.tag': { caseId, add: ['备件'], remove: ['vip'] },
  'case.note': { caseId, body: '客户愿意\n配合抓日志' },
  'case.reply': { caseId, body: '您好，退款已到账。' },
  'case.receive': { caseId, body: '门锁又没电了。', channel: 'wechat', saidAt: due },
  'case.continue': { caseId },
  'case.status': { caseId, to: 'on-hold', reason: '等备件' },
  'case.revert': { caseId, entryId: idOf(7) },
  'case.assign': { caseId, assigneeId: ada.id },
  'case.link': { caseId, otherId: idOf(6) },
  'case.unlink': { caseId, otherId: idOf(6) },
  'case.set-parent': { caseId, parentId: idOf(6) },
  'case.merge': { caseId, intoId: idOf(6) },
  'case.unmerge': { caseId },
  'case.split': { caseId, entryIds: [idOf(7)], subject: '另一件事', description: '> 还有一件事' },
  'case.incident': { caseId, planId: null },
  'call.record': {
    caseId,
    teamId,
    direction: 'in',
    phone: '138 0000 1234',
    startedAt: due,
    durationMs: 187_000,
    outcome: 'resolved',
    mood: 'calm',
    need: '退款',
  },
  'customer.add': { name: '韩梅梅', contactPoints: [{ kind: 'phone', value: '139', label: '' }] },
  'customer.edit': {
    customerId,
    set: { tier: 'vip' },
    add: { contactPoints: [{ kind: 'phone', value: '138 0013 8000', label: '单位' }] },
    remove: { tags: ['old'], importantDates: [{ kind: 'birthday', label: '', month: 5, day: 12, year: null }] },
    consents: [{ key: 'sms', state: 'refused', how: '来电时说的' }],
  },
  'customer.merge': { customerId, intoId: idOf(8), choose: { name: 'from' } },
  'customer.unmerge': { customerId },
  'customer.tell-apart': { customerId, otherId: idOf(8) },
  'customer.import': {
    rows: ['王小明', '李晓华', '陈静', '赵云'].map((name, at) => ({
      ...{ kind: 'customer', customerId: idOf(20 + at), externalId: null, name, organisation: null },
      ...{ tier: 'standard', language: 'zh-CN', notes: '' },
    })),
  },
  'organisation.add': { name: '晨星学校' },
  'organisation.edit': {
    organisationId: idOf(8),
    set: { notes: '大客户' },
    add: { contactPoints: [{ kind: 'phone', value: '010-62345678', label: '总机' }] },
    points: [{ kind: 'email', value: 'info@morning.example', verified: true }],
  },
  'holding.add': { kind: 'asset', customerId, name: '智能门锁', number: 'SN-001' },
  'holding.edit': { holdingId: idOf(12), set: { endsOn: '2027-03-31', place: '前门' } },
  'holding.retire': { holdingId: idOf(12), retired: true, reason: '已退回' },
  'holding.follow-up': {
    ...{ holdingId: idOf(12), endsOn: '2026-12-01', teamId, ownerId: ada.id, dueAt: due, promise: '沟通续保' },
  },
  'care.plan': {
    ...{
      customerId,
      date: '2026-12-01',
      channel: 'phone',
      teamId,
      ownerId: ada.id,
      dueAt: due,
      promise: '祝您生日快乐',
    },
  },
  'follow-up.schedule': { caseId, teamId, ownerId: ada.id, dueAt: due, promise: '确认到账' },
  'follow-up.complete': { followUpId: idOf(2), outcome: 'reached', note: '已确认' },
  'follow-up.attempt': { followUpId: idOf(2), note: '没人接', nextAt: due },
  'follow-up.reschedule': { followUpId: idOf(2), dueAt: due, reason: '在开会' },
  'follow-up.cancel': { followUpId: idOf(2), reason: '客户自己来电' },
  'follow-up.hand-over': { followUpId: idOf(2), toAgentId: ada.id },
  'customer.set-identity': { customerId, number: 'E12345678' },
  'customer.reveal-identity': { customerId, reason: '退款前核实' },
  'customer.export': { customerId, reason: '本人要求', internal: false, identity: false },
  'survey.record': { caseId, score: 4, reason: '很快' },
  'visit.record': {
    ...{ caseId, customerId, teamId, kind: 'on-site', arrivedAt: due, leftAt: due, outcome: 'to-return' },
    ...{ place: '晨光路一号', need: '门锁没电', done: '换了电池', parts: '电池四节', metWith: '李老师' },
  },
  'visit.edit': { visitId: idOf(5), set: { done: '换了锁芯', outcome: 'resolved' } },
  'visit.sign': { visitId: idOf(5), name: '李老师', strokes: 'M10 10l5 5', reportHash: 'a'.repeat(64) },
  'recommendation.suggest': { customerId, text: '备用电池', reason: '常常没电' },
  'recommendation.tell': { recommendationId: idOf(12), way: 'phone', asked: true, answer: 'accepted' },
  'recommendation.answer': { recommendationId: idOf(12), to: 'declined', note: '太贵' },
  'recommendation.withdraw': { recommendationId: idOf(12), reason: '已停产' },
  'appointment.book': {
    ...{ caseId, customerId, teamId, kind: 'visit', agentId: ada.id, startsAt: due, minutes: 60 },
    ...{ place: '解放路 1 号', note: '带备件' },
  },
  'appointment.reschedule': {
    ...{ appointmentId: idOf(12), startsAt: due, minutes: 30, agentId: ada.id, place: '前台', reason: '客户出差' },
  },
  'appointment.confirm': { appointmentId: idOf(12), startsAt: due },
  'appointment.cancel': { appointmentId: idOf(12), reason: '客户已自行解决' },
  'appointment.settle': { appointmentId: idOf(12), to: 'no-show', remark: '没人开门' },
  'product-feedback.add': { problem: '夜里会断电', evidence: '三天内十次', product: '门锁', ownerId: ada.id },
  'product-feedback.edit': { feedbackId: ids.productFeedback(1), set: { problem: '夜里断电', answer: '下版本修好' } },
  'product-feedback.cases': { feedbackId: ids.productFeedback(1), added: [caseId] },
  'product-feedback.move': { feedbackId: ids.productFeedback(1), to: 'with-product-team', note: '周会已提' },
  'product-feedback.answer': { feedbackId: ids.productFeedback(1), to: 'answered', answer: '下个版本修好' },
  'product-feedback.tell': {
    ...{ feedbackId: ids.productFeedback(1), round: 1, customerId, caseId, channel: 'phone', ownerId: ada.id },
    ...{ dueAt: due, promise: '告知下个版本修好' },
  },
  'goal.set': {
    ...{ subject: 'team', teamId, metric: 'first-contact', period: 'month', target: 9000 },
    ...{ startsOn: '2026-11-01', endsOn: null, note: '' },
  },
  'goal.change': { goalId: ids.goal(1), target: 8500, from: '2026-12-01', note: '旺季' },
  'goal.end': { goalId: ids.goal(1), endsOn: '2026-12-31' },
  'recognition.give': { toId: ada.id, reason: 'taught', text: '教会了我处理退款' },
  'recognition.take-back': { recognitionId: ids.recognition(1) },
  'conflict.resolve': { conflictId: idOf(3), value: '新的主题' },
  'article.add': { title: '换电池', body: '# 步骤', kind: 'how-to', language: 'zh-CN' },
  'article.edit': {
    articleId: idOf(4),
    set: { title: '更换电池' },
    add: { tags: ['门锁'] },
    remove: { tags: ['old'] },
  },
  'article.import': {
    ...{ articleId: idOf(4), externalId: 'a.md', variantOf: null, categories: [], files: [], before: null },
    face: {
      ...{ title: '换电池', body: '# 步骤', kind: 'how-to', language: 'zh-CN', tags: [], categoryId: null },
      ...{ audience: 'internal', teamId: null },
    },
  },
  'article.set-state': { articleId: idOf(4), state: 'retired', note: '已停产' },
  'article.link-variant': { articleId: idOf(4), otherId: idOf(5) },
  'article.acknowledge': { articleId: idOf(4), revision: 2 },
  'article.propose': { articleId: idOf(4), text: '第三步的图片已经旧了' },
  'article.answer-proposal': { proposalId: ids.articleProposal(1), state: 'taken', answer: '已更新图片' },
  'article-category.save': { names: [{ key: 'zh-CN', name: '门锁' }], parentId: null, position: 1 },
  'article-draft.begin': { title: '蓝牙配网', body: '1. 打开 App', kind: 'sop', language: 'zh-CN' },
  'article-draft.edit': { draftId: ids.articleDraft(1), set: { audience: 'public' }, add: { tags: ['门锁'] } },
  'article-draft.move': { draftId: ids.articleDraft(1), to: 'draft', saves: 2, note: '缺第二步' },
  'article-draft.settle': { draftId: ids.articleDraft(1), saves: 2, revision: 3, set: { title: '配网' } },
  'article-draft.publish': { draftId: ids.articleDraft(1), saves: 2 },
  'definition.save': {
    definitionId: ids.definition(1),
    kind: 'queue',
    name: '今日到期',
    personal: false,
    position: 0,
    active: true,
    content: {},
  },
  'handoff.ask': { caseId, partner: '顺丰速运', toName: '王强', asked: '请查件', dueAt: due },
  'handoff.answer': { handoffId: idOf(8), to: 'returned', answer: '已找到' },
  'handoff.change': { handoffId: idOf(8), set: { toName: '李强', expectedAt: due } },
  'handoff.withdraw': { handoffId: idOf(8), reason: '客户自己找到了' },
  'complaint.step': { caseId, step: 'confirm', evidence: { kind: 'text', text: '客户要求退款' } },
  'complaint.undo-step': { caseId, step: 'confirm' },
  'knowledge.use': { caseId, articleId: idOf(4), way: 'inserted' },
  'knowledge.judge': { caseId, articleId: idOf(4), verdict: 'not-helped' },
  'knowledge.start': { caseId, articleId: idOf(4) },
  'knowledge.export': { format: 'site', reader: 'public', articles: 12 },
  'report.export': { format: 'xlsx', title: '业务量', rows: 1200 },
  'report-schedule.add': {
    ...{ title: '业务周报', formats: ['pdf'], language: 'zh-CN', recipients: ['lead@example.com'], toFolder: false },
    content: { page: 'volume', clock: 'wall', side: 'teamId', period: 'last-week', comparison: 'none', filters: {} },
    timing: { every: 'week', weekday: 0, monthDay: 1, time: '08:00', zone: 'Asia/Shanghai' },
  },
  'report-schedule.edit': { scheduleId: ids.reportSchedule(1), set: { recipients: [], toFolder: true } },
  'report-schedule.move': { scheduleId: ids.reportSchedule(1), to: 'paused' },
  'report-schedule.send': { scheduleId: ids.reportSchedule(1) },
  'service-review.start': { title: '十月复盘', firstDay: '2025-10-01', lastDay: '2025-10-31', zone: 'Asia/Shanghai' },
  'service-review.edit': { reviewId: ids.serviceReview(1), set: { summary: '首次解决率下降' } },
  'service-review.close': { reviewId: ids.serviceReview(1), figures: [], examples: [] },
  'service-review.reopen': { reviewId: ids.serviceReview(1) },
  'improvement.add': { reviewId: ids.serviceReview(1), text: '补充话术', ownerId: ada.id, dueOn: '2025-11-30' },
  'improvement.edit': { actionId: ids.improvementAction(1), set: { dueOn: '2025-12-15' } },
  'improvement.settle': { actionId: ids.improvementAction(1), to: 'done', outcome: '已发布' },
  'knowledge.miss': { text: '发票抬头', place: 'knowledge' },
  'checklist.put': { caseId, definitionId: ids.definition(1) },
  'checklist.tick': { caseId, key: idOf(9), done: false },
  'escalation.raise': { caseId, level: 2, reason: '客户要求主管回电', toAgentId: ada.id },
  'escalation.acknowledge': { escalationId: idOf(10) },
  'escalation.end': { escalationId: idOf(10), note: '已回电' },
  'compensation.ask': { caseId, kind: 'refund', amount: 12_000, currency: 'CNY', item: '耳机', reason: '破损' },
  'compensation.settle': { compensationId: idOf(11), to: 'declined', note: '不符合政策' },
  'attachment.add': { caseId, sha256: 'a'.repeat(64), name: '发票.pdf', mediaType: 'application/pdf', size: 1200 },
  'attachment.remove': { attachmentId: idOf(12) },
};

/** The same as it stands in the outbox, its new ids and number minted. */
export function rowFor<N extends CommandName>(name: N, some: Partial<OutboxRow> = {}, input = asked[name]): OutboxRow {
  const command = commands[name] as unknown as {
    readonly input: { parse(value: unknown): unknown };
    mint(input: unknown, minter: { id(): string; caseNumber(): string }): CommandArgs<N>;
  };
  let last = 90;
  const args = command.mint(command.input.parse(input), { id: () => idOf(++last), caseNumber: () => '10041' });
  return anOutboxRow(Object.keys(asked).indexOf(name) + 1, name, args, some);
}
