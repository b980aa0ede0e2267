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
  'conflict.resolve': { conflictId: idOf(3), value: '新的主题' },
  'article.add': { title: '换电池', body: '# 步骤', kind: 'how-to', language: 'zh-CN' },
  'article.edit': {
    articleId: idOf(4),
    set: { title: '更换电池' },
    add: { tags: ['门锁'] },
    remove: { tags: ['old'] },
  },
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
  'checklist.put': { caseId, definitionId: ids.definition(1) },
  'checklist.tick': { caseId, key: idOf(9), done: false },
  'escalation.raise': { caseId, level: 2, reason: '客户要求主管回电', toAgentId: ada.id },
  'escalation.acknowledge': { escalationId: idOf(10) },
  'escalation.end': { escalationId: idOf(10), note: '已回电' },
  'compensation.ask': { caseId, kind: 'refund', amount: 12_000, currency: 'CNY', item: '耳机', reason: '破损' },
  'compensation.settle': { compensationId: idOf(11), to: 'declined', note: '不符合政策' },
  'attachment.add': { caseId, sha256: 'a'.repeat(64), name: '发票.pdf', mediaType: 'application/pdf', size: 1200 },
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
