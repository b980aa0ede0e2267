import { describe, expect, it } from 'vitest';
import type { CommandName } from '#domain/commands/registry.ts';
import { createI18n, type Locale } from '#renderer/state/i18n.ts';
import { contentOf, contentText } from '#renderer/sync/command-content.ts';
import { sentenceOf } from '#renderer/sync/command-sentences.ts';
import { valueText, type Words } from '#renderer/sync/value-text.ts';
import { anOutboxRow } from '../harness/area-views.ts';
import { idOf } from '../harness/case-views.ts';
import { ada } from '../harness/test-core.ts';
import { asked, rowFor } from './command-rows.ts';

async function wordsIn(locale: Locale): Promise<Words> {
  const i18n = await createI18n(locale);
  return {
    t: i18n.getFixedT(locale, ['sync', 'common']),
    locale,
    agent: (id) => (id === ada.id ? ada.name : undefined),
    team: (id) => (id === ada.teamIds[0] ? '售后' : undefined),
    custom: {
      nameOf: (name) => (name.startsWith('custom.') ? '安装位置' : undefined),
      textOf: (name, value) => (name.startsWith('custom.') ? String(value) : undefined),
    },
  };
}

const names = Object.keys(asked) as CommandName[];

describe('a command in plain words', () => {
  it.each<[CommandName, string, string]>([
    ['case.open', 'Open case 10041 “门锁没电”', '新建工单 10041“门锁没电”'],
    [
      'case.edit',
      'Change 10001 王小明 – Subject: 退款未到账, Priority: High',
      '修改工单 10001 王小明：主题：退款未到账，优先级：高',
    ],
    ['case.tag', 'Tag 10001 王小明: add 备件, remove vip', '修改工单 10001 王小明 的标签：添加 备件，移除 vip'],
    ['case.note', 'Note on 10001 王小明: “客户愿意 配合抓日志”', '工单 10001 王小明 的内部备注：“客户愿意 配合抓日志”'],
    ['case.reply', 'Reply to 王小明 on #10001: “您好，退款已到账。”', '在工单 #10001 回复王小明：“您好，退款已到账。”'],
    [
      'case.receive',
      'What the customer of 10001 王小明 said: “门锁又没电了。”',
      '记录 10001 王小明 的客户消息：“门锁又没电了。”',
    ],
    ['case.continue', 'Continue 10001 王小明 in a new case 10041', '在新工单 10041 中继续 10001 王小明'],
    ['case.status', 'Set 10001 王小明 to “On hold”', '将工单 10001 王小明 的状态改为“挂起”'],
    ['case.assign', 'Assign 10001 王小明 to Ada Lin', '将工单 10001 王小明 分配给 Ada Lin'],
    ['case.link', 'Link 10001 王小明 with another case', '关联 10001 王小明 与另一张工单'],
    ['case.unlink', 'Remove the link of 10001 王小明 to another case', '取消 10001 王小明 与另一张工单的关联'],
    ['case.set-parent', 'Make 10001 王小明 a part of another case', '将 10001 王小明 归入另一张工单'],
    ['case.merge', 'Merge 10001 王小明 into another case', '将 10001 王小明 合并到另一张工单'],
    ['case.unmerge', 'Undo the merge of 10001 王小明', '撤销 10001 王小明 的合并'],
    ['case.split', 'Split a new case 10041 off 10001 王小明: 另一件事', '从 10001 王小明 拆分出新工单 10041：另一件事'],
    ['case.incident', 'Make 10001 王小明 an incident', '将 10001 王小明 设为群发事件'],
    [
      'call.record',
      'Record a call, 10001 王小明 138 0000 1234 – Resolved',
      '登记通话：10001 王小明 138 0000 1234，已解决',
    ],
    ['customer.add', 'Add customer 韩梅梅', '新建客户 韩梅梅'],
    [
      'customer.edit',
      'Change the service file of 10001 王小明 – Tier: VIP, add 138 0013 8000 (单位), remove old, remove Birthday May 12, Text message: refused (来电时说的)',
      '修改客户 10001 王小明 的档案：客户等级：VIP，添加 138 0013 8000 (单位)，移除 old，移除 生日 5月12日，短信：拒绝 (来电时说的)',
    ],
    ['customer.merge', 'Merge 10001 王小明 into another customer', '将客户 10001 王小明 合并到另一客户'],
    ['customer.unmerge', 'Undo the merge of 10001 王小明', '撤销客户 10001 王小明 的合并'],
    ['customer.tell-apart', '10001 王小明 is no duplicate', '客户 10001 王小明 不是重复客户'],
    ['customer.import', 'Import 4 customers: 王小明, 李晓华, 陈静', '导入 4 位客户：王小明、李晓华、陈静'],
    ['organisation.add', 'Add organisation 晨星学校', '新建单位 晨星学校'],
    [
      'organisation.edit',
      'Change an organisation – Notes: 大客户, add 010-62345678 (总机), info@morning.example',
      '修改单位：备注：大客户，添加 010-62345678 (总机)，info@morning.example',
    ],
    ['holding.add', 'Write down “智能门锁” of 10001 王小明', '为 10001 王小明 登记“智能门锁”'],
    [
      'holding.edit',
      'Change an asset, order or contract of 10001 王小明 – Place: 前门, Until: 2027-03-31',
      '修改 10001 王小明 的资产、订单或合同：地点：前门，截止日：2027-03-31',
    ],
    [
      'holding.retire',
      'Take an asset, order or contract of 10001 王小明 out of use',
      '停用 10001 王小明 的一项资产、订单或合同',
    ],
    ['holding.follow-up', 'Follow-up with 10001 王小明 on Nov 23: “沟通续保”', '11月23日回访 10001 王小明：“沟通续保”'],
    ['care.plan', 'Care for 10001 王小明 on Nov 23: “祝您生日快乐”', '11月23日关怀 10001 王小明：“祝您生日快乐”'],
    [
      'follow-up.schedule',
      'Call back for 10001 王小明 on Nov 23 09:00: “确认到账”',
      '为 10001 王小明 安排回电（11月23日 09:00）：“确认到账”',
    ],
    ['follow-up.complete', 'Complete the follow-up for 10001 王小明 – Reached', '完成 10001 王小明 的回访：已联系上'],
    [
      'follow-up.attempt',
      'No answer from 10001 王小明 – try again on Nov 23 09:00',
      '10001 王小明 无人接听，11月23日 09:00 再试',
    ],
    [
      'follow-up.reschedule',
      'Move the follow-up for 10001 王小明 to Nov 23 09:00',
      '将 10001 王小明 的回访改到 11月23日 09:00',
    ],
    [
      'follow-up.cancel',
      'Call off the follow-up for 10001 王小明: “客户自己来电”',
      '取消 10001 王小明 的回访：“客户自己来电”',
    ],
    ['follow-up.hand-over', 'Hand the follow-up for 10001 王小明 to Ada Lin', '将 10001 王小明 的回访交给Ada Lin'],
    ['customer.set-identity', 'Identity number of 10001 王小明: ••••5678', '登记 10001 王小明 的证件号码：••••5678'],
    [
      'customer.reveal-identity',
      'Look at the whole identity number of 10001 王小明: 退款前核实',
      '查看 10001 王小明 的完整证件号码：退款前核实',
    ],
    ['customer.export', 'Put together the complete file of 10001 王小明', '导出 10001 王小明 的完整档案'],
    ['recommendation.suggest', 'Suggest for 10001 王小明: “备用电池”', '为 10001 王小明 登记服务建议：“备用电池”'],
    ['recommendation.tell', '10001 王小明 accepted a recommendation', '10001 王小明 采纳了一项服务建议'],
    ['recommendation.answer', '10001 王小明 declined a recommendation', '10001 王小明 谢绝了一项服务建议'],
    [
      'recommendation.withdraw',
      'Withdraw a recommendation for 10001 王小明: “已停产”',
      '撤回给 10001 王小明 的服务建议：“已停产”',
    ],
    ['appointment.book', 'Visit to 10001 王小明 on Nov 23 09:00', '预约上门：10001 王小明（11月23日 09:00）'],
    [
      'appointment.reschedule',
      'Move the appointment with 10001 王小明 to Nov 23 09:00: “客户出差”',
      '将 10001 王小明 的预约改期至 11月23日 09:00：“客户出差”',
    ],
    ['appointment.confirm', '10001 王小明 confirmed the appointment', '10001 王小明 已确认预约'],
    [
      'appointment.cancel',
      'Call off the appointment with 10001 王小明: “客户已自行解决”',
      '取消 10001 王小明 的预约：“客户已自行解决”',
    ],
    ['appointment.settle', '10001 王小明 was not there for the appointment', '10001 王小明 爽约'],
    ['survey.record', 'Satisfaction of 10001 王小明: 4 of 5', '10001 王小明 的满意度：4 分（满分 5 分）'],
    ['visit.record', 'Record a visit, 10001 王小明 – We come again', '记录面访，10001 王小明：需再次上门'],
    [
      'visit.edit',
      'Correct a visit, 10001 王小明 – What was done: 换了锁芯, Outcome: Resolved',
      '更正面访，10001 王小明：已做处理：换了锁芯，结果：已解决',
    ],
    ['visit.sign', 'Signature of 李老师 under a visit, 10001 王小明', '李老师 在面访报告上签名，10001 王小明'],
    [
      'conflict.resolve',
      'Settle the conflict on 10001 王小明: keep “新的主题”',
      '处理 10001 王小明 的修改冲突：采用“新的主题”',
    ],
    ['article.add', 'Add article “换电池”', '新建知识条目“换电池”'],
    [
      'article.edit',
      'Change an article – Title: 更换电池, add 门锁, remove old',
      '修改知识条目：标题：更换电池，添加 门锁，移除 old',
    ],
    ['definition.save', 'Save the queue “今日到期”', '保存队列“今日到期”'],
    [
      'handoff.ask',
      'Ask 王强 for help on 10001 王小明 – due Nov 23 09:00: “请查件”',
      '请王强协助 10001 王小明，期限 11月23日 09:00：“请查件”',
    ],
    [
      'handoff.answer',
      'Return the handoff on 10001 王小明 with a result: “已找到”',
      '返回 10001 王小明 的协同结果：“已找到”',
    ],
    ['handoff.change', 'Change the handoff on 10001 王小明', '更改 10001 王小明 的协同'],
    ['handoff.withdraw', 'Withdraw the handoff on 10001 王小明', '撤回 10001 王小明 的协同'],
    ['complaint.step', 'Take the step “Confirm” on 10001 王小明', '完成 10001 王小明 的“确认”步骤'],
    ['complaint.undo-step', 'Take back the step “Confirm” on 10001 王小明', '撤回 10001 王小明 的“确认”步骤'],
    [
      'knowledge.use',
      'Note that an article served on 10001 王小明: put into a message',
      '记录 10001 王小明 用到的知识：插入消息',
    ],
    ['knowledge.judge', 'Say that an article did not help with 10001 王小明', '注明知识对 10001 王小明 没有帮助'],
    ['knowledge.start', 'Put the steps of a procedure on 10001 王小明', '为 10001 王小明 添加操作步骤'],
    ['article.import', 'Bring in the article “换电池”', '导入知识条目“换电池”'],
    ['knowledge.export', 'Note that articles were handed out: 12', '记录知识条目导出，共 12 条'],
    ['report.export', 'Note that a report was taken out: 业务量', '记录报表导出：业务量'],
    ['report-schedule.add', 'Set up a scheduled report: 业务周报', '设置定时报表：业务周报'],
    [
      'report-schedule.edit',
      'Change a scheduled report: Recipients, To the folder',
      '更改定时报表：接收人，放入文件夹',
    ],
    ['report-schedule.move', 'Pause a scheduled report', '暂停定时报表'],
    ['report-schedule.send', 'Send a scheduled report now', '立即发送定时报表'],
    ['service-review.start', 'Start the review “十月复盘”', '发起复盘“十月复盘”'],
    ['service-review.edit', 'Change a review: Notes: 首次解决率下降', '修改复盘：纪要：首次解决率下降'],
    ['service-review.close', 'Close a review', '结束复盘'],
    ['service-review.reopen', 'Reopen a review', '重新打开复盘'],
    ['improvement.add', 'Ada Lin is to do by 2025-11-30: “补充话术”', 'Ada Lin须在 2025-11-30 前完成：“补充话术”'],
    ['improvement.edit', 'Change an improvement action: Due on: 2025-12-15', '修改改进措施：完成期限：2025-12-15'],
    ['improvement.settle', 'Improvement action done: “已发布”', '改进措施已完成：“已发布”'],
    ['knowledge.miss', 'Note that nothing was found for “发票抬头”', '记录没有查到：“发票抬头”'],
    ['checklist.put', 'Put a checklist on 10001 王小明', '为 10001 王小明 添加检查单'],
    ['checklist.tick', 'Untick an item of the checklist on 10001 王小明', '取消勾选 10001 王小明 检查单中的一项'],
    [
      'escalation.raise',
      'Escalate 10001 王小明 to level 2: “客户要求主管回电”',
      '将 10001 王小明 升级到 2 级：“客户要求主管回电”',
    ],
    ['escalation.acknowledge', 'Acknowledge the escalation on 10001 王小明', '接收 10001 王小明 的升级'],
    ['escalation.end', 'End the escalation on 10001 王小明', '结束 10001 王小明 的升级'],
    [
      'compensation.ask',
      'Refund on 10001 王小明 – CN¥120.00 耳机: “破损”',
      '10001 王小明 的退款，¥120.00 耳机：“破损”',
    ],
    [
      'compensation.settle',
      'Decline the compensation on 10001 王小明: “不符合政策”',
      '拒绝 10001 王小明 的补偿：“不符合政策”',
    ],
    ['attachment.add', 'Attach 发票.pdf to 10001 王小明', '为工单 10001 王小明 添加附件 发票.pdf'],
    ['attachment.remove', 'Remove a file of 10001 王小明', '移除10001 王小明的一个文件'],
  ])('%s', async (name, english, chinese) => {
    const row = rowFor(name);
    expect(sentenceOf(row, await wordsIn('en'))).toBe(english);
    expect(sentenceOf(row, await wordsIn('zh-CN'))).toBe(chinese);
  });

  it('shows what was written in it whole, in words', async () => {
    const words = await wordsIn('en');
    const content = (name: CommandName) => contentText(contentOf(rowFor(name).args, words));
    expect(content('complaint.step')).toBe('Step: Confirm\nEvidence: 客户要求退款');
    expect(content('compensation.ask')).toContain('Kind: Refund\n');
    expect(content('handoff.answer')).toBe('Answer: 已找到');
    expect(content('escalation.raise')).toContain('Person asked: Ada Lin');
  });

  it('names the team a case is handed to, and nobody as nobody', async () => {
    const row = rowFor('case.assign', {}, { ...asked['case.assign'], assigneeId: null, teamId: ada.teamIds[0] });
    expect(sentenceOf(row, await wordsIn('en'))).toBe('Hand 10001 王小明 over to team 售后, to Nobody');
  });

  it('cuts a long text short and falls back to the subject, then to no name at all', async () => {
    const words = await wordsIn('en');
    const long = rowFor('case.note', { customerName: null }, { ...asked['case.note'], body: '长'.repeat(500) });
    expect(sentenceOf(long, words)).toBe(`Note on 10001 Refund has not arrived: “${'长'.repeat(79)}…”`);
    const bare = { caseNumber: null, customerName: null, caseSubject: null };
    expect(sentenceOf(rowFor('case.status', bare), words)).toBe('Set an unnamed record to “On hold”');
  });

  it('admits that a newer command cannot be read', async () => {
    const row = { ...rowFor('case.note'), name: 'survey.answer' };
    expect(sentenceOf(row, await wordsIn('en'))).toBe('A change this version cannot read (survey.answer)');
    const damaged = anOutboxRow(1, 'case.note', { caseId: 'x' } as never);
    expect(sentenceOf(damaged, await wordsIn('zh-CN'))).toBe('本版本无法识别的更改（case.note）');
  });
});

describe('the content of a command', () => {
  it.each(names)('%s loses no word that was written, and shows no id', async (name) => {
    const written = JSON.stringify(asked[name]).match(/\p{Script=Han}+/gu) ?? [];
    for (const locale of ['en', 'zh-CN'] as const) {
      const text = contentText(contentOf(rowFor(name).args, await wordsIn(locale)));
      for (const piece of written) expect(text).toContain(piece);
      expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
      expect(text).not.toMatch(/undefined|\[object/);
    }
  });

  it('keeps a text whole, line breaks too', async () => {
    expect(contentOf(rowFor('case.note').args, await wordsIn('en'))).toEqual([
      { label: 'Text', text: '客户愿意\n配合抓日志' },
    ]);
  });

  it('says what came and what went', async () => {
    expect(contentText(contentOf(rowFor('customer.edit').args, await wordsIn('en')))).toBe(
      'Consent: Text message: refused (来电时说的)\nTier: VIP\nadd Contact points: 138 0013 8000 (单位)\nremove Tags: old\nremove Important dates: Birthday May 12',
    );
  });
});

describe('a value', () => {
  it.each([
    ['priority', 'urgent', '紧急'],
    ['assigneeId', null, '未分配'],
    ['assigneeId', '01930000-0000-7000-8000-00000000dead', '未知'],
    ['customerId', '01930000-0000-7000-8000-00000000dead', '另一客户'],
    ['durationMs', 187_000, '3:07'],
    ['tags', ['a', 'b'], 'a、b'],
    ['tags', [], '（空）'],
    ['subject', 'high', 'high'],
    ['status', 'not a status', 'not a status'],
    ['constructor', 'x', 'x'],
  ] as const)('%s %j is %s', async (field, value, text) => {
    expect(valueText(field, value, await wordsIn('zh-CN'))).toBe(text);
  });
});

it.each([
  [{ customerId: idOf(7) }, 'Put 发票.pdf into the service file of 王小明', '为客户 王小明 添加附件 发票.pdf'],
  [{ visitId: idOf(7) }, 'Add the photo 发票.pdf to a visit, 王小明', '为面访添加照片 发票.pdf，王小明'],
  [{ articleId: idOf(7) }, 'Put 发票.pdf into an article', '为知识条目添加文件 发票.pdf'],
])('a file that is put somewhere else than on a case says where: %j', async (owner, en, zh) => {
  const { caseId: _, ...file } = asked['attachment.add'];
  const row = rowFor('attachment.add', { caseNumber: null }, { ...file, ...owner } as never);
  expect(sentenceOf(row, await wordsIn('en'))).toBe(en);
  expect(sentenceOf(row, await wordsIn('zh-CN'))).toBe(zh);
});
