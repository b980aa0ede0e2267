import { type CommandArgs, type CommandName, commandNamed } from '#domain/commands/registry.ts';
import type { OutboxRow } from '#domain/contract/ipc/sync-views.ts';
import type { Json } from '#domain/model/json.ts';
import { changeNameOf } from '#domain/rules/case-fields.ts';
import { dateText } from '../state/format-day.ts';
import { clausesText, listText } from '../state/format-list.ts';
import { moneyText } from '../state/format-number.ts';
import { clockTime, dayText } from '../state/format-time.ts';
import { fieldName } from './field-name.ts';
import { fileSentence } from './file-sentence.ts';
import { valueText, type Words } from './value-text.ts';

type Sentences = {
  readonly [N in CommandName]: (args: CommandArgs<N>, on: string, words: Words, row: OutboxRow) => string;
};

type Sentence = (args: unknown, on: string, words: Words, row: OutboxRow) => string;

/** Every command as a person would say it: what, on what, with which values. */
const sentences: Sentences = {
  'case.open': (a, _on, { t }) => t('command.case.open', { number: a.number, subject: a.subject }),
  'case.edit': (a, on, words) => words.t('command.case.edit', { on, changes: changesText(a.set as Json, words) }),
  'case.custom': (a, on, words) =>
    words.t('command.case.edit', {
      on,
      changes: changesText(Object.fromEntries(a.set.map(({ key, value }) => [changeNameOf(key), value])), words),
    }),
  'case.tag': (a, on, words) => words.t('command.case.tag', { on, changes: signed(a.add, a.remove, words) }),
  'case.note': (a, on, { t }) => t('command.case.note', { on, text: brief(a.body) }),
  'case.reply': (a, on, { t }, { caseNumber: number, customerName: name }) =>
    number && name
      ? t('command.case.replyTo', { name, number, text: brief(a.body) })
      : t('command.case.reply', { on, text: brief(a.body) }),
  'case.receive': (a, on, { t }) => t('command.case.receive', { on, text: brief(a.body) }),
  'case.continue': (a, on, { t }) => t('command.case.continue', { on, number: a.number }),
  'case.status': (a, on, words) => words.t('command.case.status', { on, status: valueText('status', a.to, words) }),
  'case.revert': (_a, on, { t }) => t('command.case.revert', { on }),
  'case.assign'(a, on, words) {
    const person = valueText('assigneeId', a.assigneeId, words);
    if (!a.teamId) return words.t('command.case.assign', { on, person });
    return words.t('command.case.handOver', { on, person, team: valueText('teamId', a.teamId, words) });
  },
  'case.link': (_a, on, { t }) => t('command.case.link', { on }),
  'case.unlink': (_a, on, { t }) => t('command.case.unlink', { on }),
  'case.set-parent': (a, on, { t }) =>
    a.parentId === null ? t('command.case.noParent', { on }) : t('command.case.setParent', { on }),
  'case.merge': (_a, on, { t }) => t('command.case.merge', { on }),
  'case.unmerge': (_a, on, { t }) => t('command.case.unmerge', { on }),
  'case.split': (a, on, { t }) => t('command.case.split', { on, number: a.number, subject: a.subject }),
  'case.incident': (_a, on, { t }) => t('command.case.incident', { on }),
  'call.record': (a, on, words) =>
    words.t('command.call.record', { on, outcome: valueText('outcome', a.outcome, words), phone: a.phone }),
  'customer.add': (a, _on, { t }) => t('command.customer.add', { name: a.name }),
  'customer.edit'(a, on, words) {
    const parts = [
      changesText(a.set as Json, words),
      signed(a.add.contactPoints as Json[], a.remove.contactPoints as Json[], words),
      signed(a.add.tags, a.remove.tags, words),
      signed(a.add.importantDates, a.remove.importantDates, words),
      joined(
        [...a.points, ...a.consents].map((each) => valueText('points', each as Json, words)),
        words,
      ),
      changesText(Object.fromEntries(a.custom.map(({ key, value }) => [changeNameOf(key), value])), words),
    ];
    return words.t('command.customer.edit', { on, changes: joined(parts.filter(Boolean), words) });
  },
  'customer.merge': (_a, on, { t }) => t('command.customer.merge', { on }),
  'customer.unmerge': (_a, on, { t }) => t('command.customer.unmerge', { on }),
  'customer.tell-apart': (a, on, { t }) => t(a.apart ? 'command.customer.apart' : 'command.customer.notApart', { on }),
  'customer.set-identity': (a, on, { t }) =>
    a.mask === '' ? t('command.customer.noIdentity', { on }) : t('command.customer.identity', { on, mask: a.mask }),
  'customer.reveal-identity': (a, on, { t }) => t('command.customer.reveal', { on, text: brief(a.reason) }),
  'customer.export': (_a, on, { t }) => t('command.customer.export', { on }),
  'customer.import': (a, _on, { t, locale }) =>
    t('command.customer.import', {
      count: a.rows.length,
      names: listText(
        a.rows.slice(0, 3).map(({ name }) => name),
        locale,
      ),
    }),
  'organisation.add': (a, _on, { t }) => t('command.organisation.add', { name: a.name }),
  'organisation.edit'(a, _on, words) {
    const parts = [
      changesText(a.set as Json, words),
      signed(a.add.contactPoints as Json[], a.remove.contactPoints as Json[], words),
      joined(
        a.points.map((each) => valueText('points', each as Json, words)),
        words,
      ),
    ];
    return words.t('command.organisation.edit', { changes: joined(parts.filter(Boolean), words) });
  },
  'holding.add': (a, on, { t }) => t('command.holding.add', { on, name: a.name }),
  'holding.edit': (a, on, words) => words.t('command.holding.edit', { on, changes: changesText(a.set as Json, words) }),
  'holding.retire': (a, on, { t }) => t(a.retired ? 'command.holding.retire' : 'command.holding.restore', { on }),
  'holding.follow-up': (a, on, { t, locale }) =>
    t('command.holding.follow-up', { on, when: dayText(a.dueAt, locale), promise: brief(a.promise) }),
  'care.plan': (a, on, { t, locale }) =>
    t('command.care.plan', { on, when: dayText(a.dueAt, locale), promise: brief(a.promise) }),
  'follow-up.schedule': (a, on, words) =>
    words.t('command.follow-up.schedule', {
      on,
      kind: valueText('kind', a.kind, words),
      when: `${dayText(a.dueAt, words.locale)} ${clockTime(a.dueAt, words.locale)}`,
      promise: brief(a.promise),
    }),
  'follow-up.complete': (a, on, words) =>
    words.t('command.follow-up.complete', { on, outcome: valueText('outcome', a.outcome, words) }),
  'follow-up.attempt': (a, on, { t, locale }) =>
    t('command.follow-up.attempt', { on, when: `${dayText(a.nextAt, locale)} ${clockTime(a.nextAt, locale)}` }),
  'follow-up.reschedule': (a, on, { t, locale }) =>
    t('command.follow-up.reschedule', { on, when: `${dayText(a.dueAt, locale)} ${clockTime(a.dueAt, locale)}` }),
  'follow-up.cancel': (a, on, { t }) => t('command.follow-up.cancel', { on, text: brief(a.reason) }),
  'follow-up.hand-over': (a, on, words) =>
    words.t('command.follow-up.hand-over', { on, person: valueText('toAgentId', a.toAgentId, words) }),
  'survey.record': (a, on, { t }) => t('command.survey.record', { on, score: String(a.score) }),
  'visit.record': (a, on, words) =>
    words.t('command.visit.record', { on, outcome: valueText('outcome', a.outcome, words) }),
  'visit.edit': (a, on, words) => words.t('command.visit.edit', { on, changes: changesText(a.set as Json, words) }),
  'visit.sign': (a, on, { t }) => t('command.visit.sign', { on, name: a.name }),
  'appointment.book': (a, on, { t, locale }) =>
    t(`command.appointment.${a.kind}`, { on, when: `${dayText(a.startsAt, locale)} ${clockTime(a.startsAt, locale)}` }),
  'appointment.reschedule': (a, on, { t, locale }) =>
    t('command.appointment.reschedule', {
      on,
      when: `${dayText(a.startsAt, locale)} ${clockTime(a.startsAt, locale)}`,
      text: brief(a.reason),
    }),
  'appointment.confirm': (_a, on, { t }) => t('command.appointment.confirm', { on }),
  'appointment.cancel': (a, on, { t }) => t('command.appointment.cancel', { on, text: brief(a.reason) }),
  'appointment.settle': (a, on, { t }) => t(`command.appointment.${a.to}`, { on }),
  'recommendation.suggest': (a, on, { t }) => t('command.recommendation.suggest', { on, text: brief(a.text) }),
  'recommendation.tell': (a, on, { t }) => t(`command.recommendation.${a.answer ?? 'told'}`, { on }),
  'recommendation.answer': (a, on, { t }) => t(`command.recommendation.${a.to}`, { on }),
  'recommendation.withdraw': (a, on, { t }) => t('command.recommendation.withdraw', { on, text: brief(a.reason) }),
  'product-feedback.add': (a, _on, { t }) => t('command.productFeedback.add', { text: brief(a.problem) }),
  'product-feedback.edit': (a, _on, words) =>
    words.t('command.productFeedback.edit', { changes: changesText(a.set as Json, words) }),
  'product-feedback.cases': (a, _on, { t }) =>
    t('command.productFeedback.cases', { added: a.added.length, removed: a.removed.length }),
  'product-feedback.move': (a, _on, { t }) => t(`command.productFeedback.${a.to}`),
  'product-feedback.answer': (a, _on, { t }) => t(`command.productFeedback.${a.to}`, { text: brief(a.answer) }),
  'product-feedback.tell': (a, on, { t, locale }) =>
    t('command.productFeedback.tell', { on, when: dayText(a.dueAt, locale), promise: brief(a.promise) }),
  'service-review.start': (a, _on, { t }) => t('command.serviceReview.start', { title: brief(a.title) }),
  'service-review.edit': (a, _on, words) =>
    words.t('command.serviceReview.edit', { changes: changesText(a.set as Json, words) }),
  'service-review.close': (_a, _on, { t }) => t('command.serviceReview.close'),
  'service-review.reopen': (_a, _on, { t }) => t('command.serviceReview.reopen'),
  'improvement.add': (a, _on, words) =>
    words.t('command.improvement.add', {
      ...{ person: valueText('ownerId', a.ownerId, words), day: a.dueOn, text: brief(a.text) },
    }),
  'improvement.edit': (a, _on, words) =>
    words.t('command.improvement.edit', { changes: changesText(a.set as Json, words) }),
  'improvement.settle': (a, _on, { t }) => t(`command.improvement.${a.to}`, { text: brief(a.outcome) }),
  'goal.set'(a, _on, words) {
    if (a.agentId !== null) return words.t('command.goal.set', { name: valueText('toAgentId', a.agentId, words) });
    if (a.teamId !== null) return words.t('command.goal.set', { name: valueText('teamId', a.teamId, words) });
    return words.t('command.goal.setForAll');
  },
  'goal.change': (a, _on, { t, locale }) => t('command.goal.change', { from: dateText(a.from, locale) }),
  'goal.end': (a, _on, { t, locale }) =>
    a.endsOn === null ? t('command.goal.goOn') : t('command.goal.end', { until: dateText(a.endsOn, locale) }),
  'recognition.give': (a, _on, words) =>
    words.t('command.recognition.give', { person: valueText('toAgentId', a.toId, words), text: brief(a.text) }),
  'recognition.take-back': (_a, _on, { t }) => t('command.recognition.takeBack'),
  'conflict.resolve': (a, on, words) =>
    words.t('command.conflict.resolve', { on, value: brief(valueText('value', a.value, words)) }),
  'attachment.add': fileSentence,
  'attachment.remove': (_a, on, { t }) => t('command.attachment.remove', { on }),
  'definition.save': (a, _on, { t }) =>
    t('command.definition.save', { kind: t(`command.definition.kind.${a.kind}`), name: a.name }),
  'handoff.ask': (a, on, words) =>
    words.t('command.handoff.ask', {
      on,
      who: a.toName || (a.toAgentId ? valueText('toAgentId', a.toAgentId, words) : a.partner),
      when: `${dayText(a.dueAt, words.locale)} ${clockTime(a.dueAt, words.locale)}`,
      text: brief(a.asked),
    }),
  'handoff.answer': (a, on, { t }) => t(`command.handoff.${a.to}`, { on, text: brief(a.answer) }),
  'handoff.change': (_a, on, { t }) => t('command.handoff.change', { on }),
  'handoff.withdraw': (_a, on, { t }) => t('command.handoff.withdraw', { on }),
  'complaint.step'(a, on, { t }) {
    const step = t(`common:complaintStep.${a.step}`);
    if (a.evidence.kind !== 'waived') return t('command.complaint.step', { on, step });
    return t('command.complaint.waive', { on, step, text: brief(a.evidence.text) });
  },
  'complaint.undo-step': (a, on, { t }) =>
    t('command.complaint.undo', { on, step: t(`common:complaintStep.${a.step}`) }),
  'knowledge.use': (a, on, { t }) => t('command.knowledge.use', { on, way: t(`common:articleWay.${a.way}`) }),
  'knowledge.judge': (a, on, { t }) => t(`command.knowledge.${a.verdict ?? 'unjudged'}`, { on }),
  'knowledge.start': (_a, on, { t }) => t('command.knowledge.start', { on }),
  'knowledge.export': (a, _on, { t }) => t('command.knowledge.export', { number: a.articles }),
  'report.export': (a, _on, { t }) => t('command.report.export', { title: brief(a.title) }),
  'report-schedule.add': (a, _on, { t }) => t('command.reportSchedule.add', { title: brief(a.title) }),
  'report-schedule.edit': (a, _on, words) =>
    words.t('command.reportSchedule.edit', {
      changes: joined(
        Object.keys(a.set).map((field) => fieldName(field, words)),
        words,
      ),
    }),
  'report-schedule.move': (a, _on, { t }) => t(`command.reportSchedule.${a.to}`),
  'report-schedule.send': (_a, _on, { t }) => t('command.reportSchedule.send'),
  'knowledge.miss': (a, _on, { t }) => t('command.knowledge.miss', { words: a.words }),
  'checklist.put': (_a, on, { t }) => t('command.checklist.put', { on }),
  'checklist.tick': (a, on, { t }) => t(a.done ? 'command.checklist.tick' : 'command.checklist.untick', { on }),
  'escalation.raise': (a, on, { t }) =>
    t('command.escalation.raise', { on, level: String(a.level), text: brief(a.reason) }),
  'escalation.acknowledge': (_a, on, { t }) => t('command.escalation.acknowledge', { on }),
  'escalation.end': (_a, on, { t }) => t('command.escalation.end', { on }),
  'compensation.ask': (a, on, { t, locale }) =>
    t('command.compensation.ask', {
      on,
      kind: t(`common:compensationKind.${a.kind}`),
      what: [a.amount > 0 ? moneyText(a.amount, a.currency, locale) : '', a.item].filter(Boolean).join(' '),
      text: brief(a.reason),
    }),
  'compensation.settle': (a, on, { t }) => t(`command.compensation.${a.to}`, { on, text: brief(a.note) }),
  'article.add': (a, _on, { t }) => t('command.article.add', { title: a.title }),
  'article.edit'(a, _on, words) {
    return words.t('command.article.edit', { changes: faceChanges(a, words) });
  },
  'article.import': (a, _on, { t }) => t('command.article.import', { title: a.face.title }),
  'article.set-state': (a, _on, { t }) => t(`command.article.${a.state}`),
  'article.link-variant': (a, _on, { t }) => t(a.otherId ? 'command.article.link' : 'command.article.unlink'),
  'article.acknowledge': (_a, _on, { t }) => t('command.article.acknowledge'),
  'article.propose': (a, _on, { t }) => t('command.article.propose', { text: brief(a.text) }),
  'article.answer-proposal': (a, _on, { t }) => t(`command.article.${a.state}`, { text: brief(a.answer) }),
  'article-category.save': (a, _on, { t, locale }) => t('command.article.category', { name: categoryName(a, locale) }),
  'article-draft.begin': (a, _on, { t }) => t('command.articleDraft.begin', { title: a.title }),
  'article-draft.edit': (a, _on, words) => words.t('command.articleDraft.edit', { changes: faceChanges(a, words) }),
  'article-draft.move': (a, _on, { t }) => t(`command.articleDraft.${a.to}`, { text: brief(a.note) }),
  'article-draft.settle': (_a, _on, { t }) => t('command.articleDraft.settle'),
  'article-draft.publish': (a, _on, { t, locale }) =>
    a.at === null
      ? t('command.articleDraft.publish')
      : t('command.articleDraft.schedule', { when: `${dayText(a.at, locale)} ${clockTime(a.at, locale)}` }),
};

function categoryName({ names }: CommandArgs<'article-category.save'>, locale: string): string {
  return (names.find(({ key }) => key === locale) ?? names[0])?.name ?? '';
}

function faceChanges(a: CommandArgs<'article.edit'> | CommandArgs<'article-draft.edit'>, words: Words): string {
  const related = a.add.relatedIds.length + a.remove.relatedIds.length > 0 ? words.t('command.article.related') : '';
  const parts = [changesText(a.set as Json, words), signed(a.add.tags, a.remove.tags, words), related];
  return joined(parts.filter(Boolean), words);
}

/** A waiting or refused command in plain words. */
export function sentenceOf(row: OutboxRow, words: Words): string {
  const command = commandNamed(row.name);
  const args = command?.args.safeParse(row.args);
  // Written by a newer version of the program: its name is all there is to say.
  if (!command || !args?.success) return words.t('command.unknown', { name: row.name });
  const say = sentences[command.name as CommandName] as Sentence;
  return say(args.data, targetOf(row, words), words, row);
}

/** `10421 王女士`: what the command is about. */
export function targetOf(row: OutboxRow, { t }: Words): string {
  return (
    [row.caseNumber, row.customerName ?? (row.caseNumber ? row.caseSubject : null)].filter(Boolean).join(' ') ||
    t('noTarget')
  );
}

function changesText(set: Json, words: Words): string {
  const parts = Object.entries(set as Record<string, Json>).map(([field, value]) =>
    words.t('change', { field: fieldName(field, words), value: brief(valueText(field, value, words)) }),
  );
  return joined(parts, words);
}

function signed(add: readonly Json[], remove: readonly Json[], words: Words): string {
  const text = (item: Json) => valueText('contactPoints', item, words);
  return joined(
    [
      ...add.map((item) => words.t('added', { value: text(item) })),
      ...remove.map((item) => words.t('removed', { value: text(item) })),
    ],
    words,
  );
}

function joined(parts: readonly string[], { locale }: Words): string {
  return clausesText(parts, locale);
}

const longest = 80;

/** The first words of a text, on one line. */
function brief(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : line;
}
