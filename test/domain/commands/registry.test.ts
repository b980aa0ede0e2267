import { describe, expect, test } from 'vitest';
import type { Loaded } from '#domain/commands/definition.ts';
import { type CommandName, commandNamed, commands } from '#domain/commands/registry.ts';
import { CommandRun, decideWith } from '#domain/commands/run.ts';
import { type RecordRef, refKey } from '#domain/model/record.ts';
import { ids } from '../../builders/ids.ts';
import { buildCase, buildFollowUp } from '../../builders/records.ts';
import { contextOf, minter } from './deciding.ts';

const names = Object.keys(commands) as CommandName[];

describe('the registry', () => {
  test.each(names)('%s is listed under its own name, in version 1 or later', (name) => {
    const command = commands[name];
    expect(command.name).toBe(name);
    expect(command.version).toBeGreaterThanOrEqual(1);
    expect(commandNamed(name)).toBe(command);
  });

  test.each(['', 'case.close', '__proto__', 'constructor', 'toString'])('there is no command %j', (name) => {
    expect(commandNamed(name)).toBeUndefined();
  });

  test('each input refuses what it does not know', () => {
    for (const name of names) {
      const parsed = commandNamed(name)?.input.safeParse({ surprise: 1 });
      expect(parsed?.error?.issues.some(({ code }) => code === 'unrecognized_keys')).toBe(true);
    }
  });
});

describe('minting', () => {
  const teamId = ids.team(1);
  const inputs = {
    'case.open': { subject: 'x', teamId },
    'case.split': { caseId: ids.case(1), entryIds: [ids.entry(1)], subject: 'x', description: '' },
    'case.continue': { caseId: ids.case(1) },
    'call.record': { teamId, direction: 'in', startedAt: 0, durationMs: 0, outcome: 'informed' },
    'customer.add': { name: '王' },
    'customer.set-identity': { customerId: ids.customer(1), number: '1101-0519 4912 31002x' },
    'organisation.add': { name: '海星' },
    'holding.add': { kind: 'asset', customerId: ids.customer(1), name: '门锁' },
    'follow-up.schedule': { teamId, ownerId: ids.agent(1), dueAt: 0, promise: '回电' },
    'survey.record': { caseId: ids.case(1), score: 4 },
    'visit.record': { teamId, kind: 'on-site', arrivedAt: 0, leftAt: 0, outcome: 'resolved' },
    'appointment.book': {
      ...{ customerId: ids.customer(1), teamId, kind: 'visit' },
      ...{ agentId: ids.agent(1), startsAt: 0, minutes: 60 },
    },
    'recommendation.suggest': { customerId: ids.customer(1), text: '备用电池' },
    'product-feedback.add': { problem: '夜里断电', ownerId: ids.agent(1) },
    'report-schedule.add': {
      ...{ title: '业务周报', formats: ['pdf'], language: 'zh-CN', recipients: ['lead@example.com'], toFolder: false },
      content: { page: 'volume', clock: 'wall', side: 'teamId', period: 'last-week', comparison: 'none', filters: {} },
      timing: { every: 'week', weekday: 0, monthDay: 1, time: '08:00', zone: 'Asia/Shanghai' },
    },
    'service-review.start': { title: '复盘', firstDay: '2025-10-01', lastDay: '2025-10-31', zone: 'UTC' },
    'improvement.add': { reviewId: ids.serviceReview(1), text: '话术', ownerId: ids.agent(1), dueOn: '2025-11-30' },
    'goal.set': {
      subject: 'workspace',
      metric: 'first-contact',
      period: 'month',
      target: 9000,
      startsOn: '2026-01-01',
    },
    'recognition.give': { toId: ids.agent(2), reason: 'taught', text: '谢谢' },
    'handoff.ask': { caseId: ids.case(1), asked: '查件', dueAt: 0 },
    'escalation.raise': { caseId: ids.case(1), level: 1, reason: '客户要求' },
    'compensation.ask': { caseId: ids.case(1), kind: 'refund', amount: 100, currency: 'CNY', reason: '破损' },
    'article.add': { title: 't', body: '', kind: 'faq', language: 'en' },
    'article.acknowledge': { articleId: ids.article(1), revision: 1 },
    'article.propose': { articleId: null, text: '缺一篇' },
    'article-category.save': { names: [{ key: 'en', name: 'Locks' }], parentId: null },
    'article-draft.begin': { title: 't', body: '', kind: 'faq', language: 'en' },
    'definition.save': { kind: 'queue', name: '今日到期', content: {} },
    'knowledge.miss': { text: '发票抬头 王小明 13800138000', place: 'knowledge', names: ['王小明'] },
    'attachment.add': {
      caseId: ids.case(1),
      sha256: 'a'.repeat(64),
      name: 'C:\\scans\\单据.pdf',
      mediaType: 'application/pdf',
      size: 7,
    },
  } as const;
  const made = {
    'case.open': { caseId: ids.command(77), number: '10077' },
    'case.split': { splitId: ids.command(77), number: '10077' },
    'case.continue': { continuedId: ids.command(77), number: '10077' },
    'call.record': { callId: ids.command(77) },
    'customer.add': { customerId: ids.command(77) },
    'customer.set-identity': { number: '11010519491231002X', mask: '••••002X' },
    'organisation.add': { organisationId: ids.command(77) },
    'holding.add': { holdingId: ids.command(77) },
    'follow-up.schedule': { followUpId: ids.command(77) },
    'survey.record': { surveyId: ids.command(77) },
    'visit.record': { visitId: ids.command(77) },
    'appointment.book': { appointmentId: ids.command(77) },
    'recommendation.suggest': { recommendationId: ids.command(77) },
    'product-feedback.add': { feedbackId: ids.command(77) },
    'report-schedule.add': { scheduleId: ids.command(77) },
    'service-review.start': { reviewId: ids.command(77) },
    'improvement.add': { actionId: ids.command(77) },
    'goal.set': { goalId: ids.command(77), metricVersion: 1 },
    'recognition.give': { recognitionId: ids.command(77) },
    'handoff.ask': { handoffId: ids.command(77) },
    'escalation.raise': { escalationId: ids.command(77) },
    'compensation.ask': { compensationId: ids.command(77) },
    'article.add': { articleId: ids.command(77) },
    'article.acknowledge': { receiptId: ids.command(77) },
    'article.propose': { proposalId: ids.command(77) },
    'article-category.save': { categoryId: ids.command(77) },
    'article-draft.begin': { draftId: ids.command(77), newId: ids.command(77) },
    'definition.save': { definitionId: ids.command(77) },
    'knowledge.miss': { missId: ids.command(77), words: '发票抬头' },
    'attachment.add': { attachmentId: ids.command(77), name: '单据.pdf' },
  } as const;

  test.each(Object.keys(inputs) as (keyof typeof inputs)[])('%s gets what it needs to be replayed', (name) => {
    const command = commandNamed(name);
    const args = command?.mint(command.input.parse(inputs[name]), minter);
    expect(args).toMatchObject(made[name]);
    expect(command?.args.parse(JSON.parse(JSON.stringify(args)))).toEqual(args);
    expect(command?.args.safeParse(inputs[name]).success).toBe(false);
  });

  test('the other commands name records that are there: nothing is minted', () => {
    const refusing = {
      id: () => expect.unreachable('minted an id'),
      caseNumber: () => expect.unreachable('minted a number'),
    };
    const input = { any: 'input' };
    for (const name of names.filter((one) => !(one in inputs)))
      expect(commandNamed(name)?.mint(input, refusing)).toBe(input);
  });
});

describe('a command on its way to a decision', () => {
  const followUp = buildFollowUp(1, { caseId: ids.case(1) });
  const complete = {
    name: 'follow-up.complete',
    version: 1,
    args: { followUpId: followUp.id, outcome: 'reached', note: '' },
  };
  const self = { collection: 'followUp', id: followUp.id } as const;
  const itsCase = { collection: 'case', id: ids.case(1) } as const;
  const present = (record: unknown) => ({ state: 'present', record }) as Loaded;

  test('asks for what it misses until it has it all', () => {
    const run = new CommandRun(complete);
    expect(run.missing()).toEqual([self]);
    run.supply(self, present(followUp));
    expect(run.missing()).toEqual([itsCase]);
    run.supply(itsCase, present(buildCase()));
    expect(run.missing()).toEqual([]);
    const { decision, reads } = run.decide(contextOf());
    expect(decision.ok).toBe(true);
    expect(reads).toEqual([self, itsCase]);
  });

  test('is decided at once where reading is synchronous, each record read once', () => {
    const asked: RecordRef[] = [];
    const { decision, reads } = decideWith(
      complete,
      (ref) => {
        asked.push(ref);
        return present(ref.collection === 'case' ? buildCase() : followUp);
      },
      contextOf(),
    );
    expect(decision.ok).toBe(true);
    expect(asked).toEqual([self, itsCase]);
    expect(reads.map(refKey)).toEqual(asked.map(refKey));
  });

  test.each([
    ['unsupported-command', { ...complete, name: 'case.explode' }],
    ['unsupported-command', { ...complete, name: '__proto__' }],
    ['unsupported-command', { ...complete, version: 2 }],
    ['unsupported-command', { ...complete, version: 0 }],
    ['unsupported-command', { ...complete, version: Number.NaN }],
    ['bad-request', { ...complete, args: { followUpId: 'no id' } }],
    ['bad-request', { ...complete, args: null }],
    ['bad-request', { ...complete, args: { ...complete.args, surprise: 1 } }],
  ])('%s: %j, without reading anything', (kind, call) => {
    const { decision, reads } = decideWith(call, () => expect.unreachable('read a record'), contextOf());
    expect(decision).toMatchObject({ ok: false, refusal: { kind } });
    expect(reads).toEqual([]);
  });
});

describe('a command of an older version', () => {
  test('has a way to the version of today, from every one that was ever in use', () => {
    for (const name of names) {
      const { version, upgrades = {} } = commandNamed(name) ?? expect.unreachable(name);
      expect(Object.keys(upgrades).map(Number), name).toEqual(Array.from({ length: version - 1 }, (_, n) => n + 1));
    }
  });

  test('is decided in the words of today: a reply of version 1 checks nothing that its author had seen', () => {
    const before = buildCase(1, { lastMessageId: ids.entry(9) });
    const call = { name: 'case.reply', version: 1, args: { caseId: before.id, body: '您好' } };
    const { decision } = decideWith(call, () => ({ state: 'present', record: before }) as Loaded, contextOf());
    expect(decision).toMatchObject({ ok: true, changes: [{ collection: 'entry' }, { collection: 'case' }] });
  });
});
