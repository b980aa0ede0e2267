import type { Collection, FieldsOf } from '#domain/model/collections.ts';
import type { StoredRecord } from '#domain/model/record.ts';
import { type Scope, teamScope } from '#domain/model/scope.ts';
import { testId } from './ids.ts';

/** Ids with the type of what they name. */
export const ids = {
  agent: (n: number) => testId('agent', n),
  team: (n: number) => testId('team', n),
  organisation: (n: number) => testId('organisation', n),
  customer: (n: number) => testId('customer', n),
  article: (n: number) => testId('article', n),
  case: (n: number) => testId('case', n),
  call: (n: number) => testId('call', n),
  followUp: (n: number) => testId('followUp', n),
  conflict: (n: number) => testId('conflict', n),
  command: (n: number) => testId('command', n),
} as const;

/** Records that stand in two teams' world: what a test does not name is plain and valid. */
interface Extra {
  readonly n?: number;
  readonly scope?: Scope;
}

function record<C extends Collection>(collection: C, id: string, scope: Scope, fields: FieldsOf<C>): StoredRecord<C> {
  return { collection, id, scope, rev: 1, fields };
}

export function aTeam({ n = 1 }: Extra = {}) {
  return record('team', ids.team(n), 'workspace', { name: `Team ${n}` });
}

export function anAgent(set: Partial<FieldsOf<'agent'>> = {}, { n = 1 }: Extra = {}) {
  return record('agent', ids.agent(n), 'workspace', {
    login: `agent${n}`,
    name: `Agent ${n}`,
    role: 'agent',
    teamIds: [ids.team(1)],
    active: true,
    ...set,
  });
}

export function anOrganisation(set: Partial<FieldsOf<'organisation'>> = {}, { n = 1 }: Extra = {}) {
  return record('organisation', ids.organisation(n), 'workspace', {
    name: '海星物业',
    notes: '',
    createdAt: 1000,
    ...set,
  });
}

export function aCustomer(set: Partial<FieldsOf<'customer'>> = {}, { n = 1 }: Extra = {}) {
  return record('customer', ids.customer(n), 'workspace', {
    name: '王小明',
    organisationId: null,
    contactPoints: [{ kind: 'phone', value: '138 0013 8000', label: '' }],
    tier: 'standard',
    language: 'zh-CN',
    notes: '',
    tags: [],
    createdAt: 1000,
    recordedAt: 1000,
    externalId: null,
    ...set,
  });
}

export function anArticle(set: Partial<FieldsOf<'article'>> = {}, { n = 1 }: Extra = {}) {
  return record('article', ids.article(n), 'workspace', {
    title: '如何退款',
    body: '先看订单。',
    kind: 'faq',
    language: 'zh-CN',
    tags: ['退款'],
    authorId: ids.agent(1),
    updatedAt: 1000,
    ...set,
  });
}

export function aCase(set: Partial<FieldsOf<'case'>> = {}, { n = 1, scope }: Extra = {}) {
  const teamId = set.teamId ?? ids.team(1);
  return record('case', ids.case(n), scope ?? teamScope(teamId), {
    number: `${10_000 + n}`,
    aliases: [],
    subject: '无法充电',
    description: '昨天开始充不进电',
    type: 'inquiry',
    status: 'open',
    priority: 'normal',
    channel: 'phone',
    customerId: null,
    teamId,
    assigneeId: null,
    tags: ['充电'],
    openedBy: ids.agent(1),
    openedAt: 1000,
    recordedAt: 1000,
    lastActivityAt: 1000,
    firstRepliedAt: null,
    solvedAt: null,
    externalId: null,
    ...set,
  });
}

export function aCall(set: Partial<FieldsOf<'call'>> = {}, { n = 1, scope = teamScope(ids.team(1)) }: Extra = {}) {
  return record('call', ids.call(n), scope, {
    caseId: null,
    customerId: null,
    agentId: ids.agent(1),
    direction: 'in',
    phone: '13800138000',
    startedAt: 1000,
    durationMs: 60_000,
    need: '',
    cause: '',
    done: '',
    promised: '',
    note: '',
    outcome: 'resolved',
    mood: null,
    recordedAt: 1000,
    ...set,
  });
}

export function aFollowUp(
  set: Partial<FieldsOf<'followUp'>> = {},
  { n = 1, scope = teamScope(ids.team(1)) }: Extra = {},
) {
  return record('followUp', ids.followUp(n), scope, {
    caseId: null,
    customerId: null,
    ownerId: ids.agent(1),
    kind: 'call-back',
    dueAt: 90_000,
    promise: '明天回电',
    status: 'open',
    outcome: null,
    outcomeNote: '',
    createdBy: ids.agent(1),
    createdAt: 1000,
    completedAt: null,
    recordedAt: 1000,
    ...set,
  });
}

export function aConflict(
  set: Partial<FieldsOf<'conflict'>> = {},
  { n = 1, scope = teamScope(ids.team(1)) }: Extra = {},
) {
  return record('conflict', ids.conflict(n), scope, {
    caseId: ids.case(1),
    collection: 'case',
    recordId: ids.case(1),
    field: 'subject',
    base: '无法充电',
    theirs: '充电器坏了',
    theirsBy: ids.agent(2),
    mine: '电池坏了',
    mineBy: ids.agent(1),
    commandUid: ids.command(9),
    state: 'open',
    resolution: null,
    resolvedBy: null,
    resolvedAt: null,
    createdAt: 1000,
    ...set,
  });
}
