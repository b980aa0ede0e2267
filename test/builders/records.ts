import type { FieldsOf } from '#domain/model/collections.ts';
import { plainFile, plainOrganisation } from '#domain/model/plain-file.ts';
import type { StoredRecord } from '#domain/model/record.ts';
import { teamScope } from '#domain/model/scope.ts';
import { untouched } from '#domain/model/untouched-case.ts';
import { ids } from './ids.ts';
import { type Row, record } from './record.ts';
import { day, hour, minute, noon } from './times.ts';

/** The nth agent, of team 1. As below, the first where no number is said: sensible, the same in every run, with `fields` and `row` put over it. */
export function buildAgent(n = 1, fields: Partial<FieldsOf<'agent'>> = {}, row: Row = {}): StoredRecord<'agent'> {
  const own = {
    login: `agent${n}`,
    name: `Agent ${n}`,
    role: 'agent',
    teamIds: [ids.team(1)],
    active: true,
    knowledgeRole: 'none',
  } as const;
  return record('agent', n, 'workspace', { ...own, ...fields }, row);
}

export function buildTeam(n = 1, fields: Partial<FieldsOf<'team'>> = {}, row: Row = {}): StoredRecord<'team'> {
  return record('team', n, 'workspace', { name: `Team ${n}`, ...fields }, row);
}

export function buildDevice(n = 1, fields: Partial<FieldsOf<'device'>> = {}, row: Row = {}): StoredRecord<'device'> {
  const own = { agentId: ids.agent(1), name: `Device ${n}`, createdAt: noon };
  return record('device', n, 'workspace', { ...own, ...fields }, row);
}

export function buildOrganisation(
  n = 1,
  fields: Partial<FieldsOf<'organisation'>> = {},
  row: Row = {},
): StoredRecord<'organisation'> {
  return record(
    'organisation',
    n,
    'workspace',
    { name: `Organisation ${n}`, notes: '', createdAt: noon - day, ...plainOrganisation, ...fields },
    row,
  );
}

export function buildCustomer(
  n = 1,
  fields: Partial<FieldsOf<'customer'>> = {},
  row: Row = {},
): StoredRecord<'customer'> {
  const own = {
    name: `Customer ${n}`,
    organisationId: null,
    contactPoints: [{ kind: 'phone', value: `138${String(n).padStart(8, '0')}`, label: '' }],
    tier: 'standard',
    language: 'zh-CN',
    notes: '',
    tags: [],
    createdAt: noon - day,
    recordedAt: noon - day,
    externalId: null,
    mergedIntoId: null,
    merge: null,
    apartFromIds: [],
    ...plainFile,
  } as const;
  return record('customer', n, 'workspace', { ...own, ...fields }, row);
}

export function buildArticle(n = 1, fields: Partial<FieldsOf<'article'>> = {}, row: Row = {}): StoredRecord<'article'> {
  const own = {
    title: `Article ${n}`,
    body: `What article ${n} says.`,
    kind: 'faq',
    language: 'en',
    tags: [],
    authorId: null,
    updatedAt: noon,
    ...unsettledArticle,
    state: 'published',
    ...{ variantOf: null, publishedAt: noon, revision: 1, acknowledgeFrom: 1, externalId: null, importedAs: null },
  } as const;
  return record('article', n, 'workspace', { ...own, ...fields }, row);
}

/** What an article has before anybody arranged it. */
export const unsettledArticle = {
  categoryId: null,
  audience: 'internal',
  teamId: null,
  ownerId: null,
  reviewOn: null,
  expiresAt: null,
  relatedIds: [],
} as const;

/** The nth case: open, unassigned, of customer n and team 1; a later one has its last activity later. */
export function buildCase(n = 1, fields: Partial<FieldsOf<'case'>> = {}, row: Row = {}): StoredRecord<'case'> {
  const teamId = fields.teamId ?? ids.team(1);
  const own: FieldsOf<'case'> = {
    number: String(10_000 + n),
    aliases: [],
    subject: `Subject ${n}`,
    description: `Description ${n}`,
    type: 'inquiry',
    status: 'open',
    priority: 'normal',
    channel: 'phone',
    customerId: ids.customer(n),
    teamId,
    assigneeId: null,
    tags: [],
    openedBy: null,
    openedAt: noon + n * minute,
    recordedAt: noon + n * minute,
    lastActivityAt: noon + n * minute,
    lastMessageId: null,
    ...untouched,
    firstRepliedAt: null,
    solvedAt: null,
    externalId: null,
  };
  return record('case', n, teamScope(teamId), { ...own, ...fields }, row);
}

/** The nth entry: a note of agent 1 on case 1. */
export function buildEntry(n = 1, fields: Partial<FieldsOf<'entry'>> = {}, row: Row = {}): StoredRecord<'entry'> {
  const own: FieldsOf<'entry'> = {
    caseId: ids.case(1),
    kind: 'note',
    authorId: ids.agent(1),
    authorName: null,
    body: `Note ${n}`,
    data: null,
    delivery: null,
    happenedAt: noon + n * minute,
    recordedAt: noon + n * minute,
    externalId: null,
  };
  return record('entry', n, teamScope(ids.team(1)), { ...own, ...fields }, row);
}

/** The nth call: a customer's, taken by agent 1, on no case. */
export function buildCall(n = 1, fields: Partial<FieldsOf<'call'>> = {}, row: Row = {}): StoredRecord<'call'> {
  const own: FieldsOf<'call'> = {
    caseId: null,
    customerId: null,
    agentId: ids.agent(1),
    direction: 'in',
    phone: '',
    startedAt: noon + n * minute,
    durationMs: 3 * minute,
    holdMs: 0,
    wrapUpMs: 0,
    need: `Need ${n}`,
    cause: '',
    done: '',
    promised: '',
    note: '',
    outcome: 'resolved',
    mood: null,
    said: [],
    recordedAt: noon + n * minute,
  };
  return record('call', n, teamScope(ids.team(1)), { ...own, ...fields }, row);
}

/** The nth follow-up: open, of agent 1, due n hours after noon. */
export function buildFollowUp(
  n = 1,
  fields: Partial<FieldsOf<'followUp'>> = {},
  row: Row = {},
): StoredRecord<'followUp'> {
  const own: FieldsOf<'followUp'> = {
    caseId: null,
    customerId: null,
    ownerId: ids.agent(1),
    kind: 'call-back',
    dueAt: noon + n * hour,
    promise: `Promise ${n}`,
    status: 'open',
    outcome: null,
    outcomeNote: '',
    createdBy: ids.agent(1),
    createdAt: noon,
    completedAt: null,
    recordedAt: noon,
    attempts: [],
    repeat: null,
    seriesId: null,
    round: 0,
    productFeedbackId: null,
  };
  return record('followUp', n, teamScope(ids.team(1)), { ...own, ...fields }, row);
}

/** The nth conflict: open, over the subject of case 1, between agents 1 (mine) and 2 (theirs). */
export function buildConflict(
  n = 1,
  fields: Partial<FieldsOf<'conflict'>> = {},
  row: Row = {},
): StoredRecord<'conflict'> {
  const own: FieldsOf<'conflict'> = {
    caseId: ids.case(1),
    collection: 'case',
    recordId: ids.case(1),
    field: 'subject',
    base: 'before',
    theirs: 'theirs',
    theirsBy: ids.agent(2),
    mine: 'mine',
    mineBy: ids.agent(1),
    commandUid: ids.command(n),
    state: 'open',
    resolution: null,
    resolvedBy: null,
    resolvedAt: null,
    createdAt: noon + n * minute,
  };
  return record('conflict', n, teamScope(ids.team(1)), { ...own, ...fields }, row);
}

/** The nth attachment: a picture of agent 1 on case 1, standing at entry n, its content on the server. */
export function buildAttachment(
  n = 1,
  fields: Partial<FieldsOf<'attachment'>> = {},
  row: Row = {},
): StoredRecord<'attachment'> {
  const own: FieldsOf<'attachment'> = {
    customerId: null,
    visitId: null,
    articleId: null,
    removedAt: null,
    removedBy: null,
    caseId: ids.case(1),
    entryId: ids.entry(n),
    sha256: n.toString(16).padStart(64, '0'),
    name: `picture-${n}.png`,
    mediaType: 'image/png',
    size: 1000 + n,
    state: 'ready',
    createdBy: ids.agent(1),
    createdAt: noon + n * minute,
    recordedAt: noon + n * minute,
  };
  return record('attachment', n, teamScope(ids.team(1)), { ...own, ...fields }, row);
}

export function buildDefinition(
  n = 1,
  fields: Partial<FieldsOf<'definition'>> = {},
  row: Row = {},
): StoredRecord<'definition'> {
  const own: FieldsOf<'definition'> = {
    kind: 'macro',
    name: `Definition ${n}`,
    ownerId: null,
    position: n,
    active: true,
    content: {},
    updatedBy: ids.agent(1),
    updatedAt: noon + n * minute,
  };
  return record('definition', n, 'workspace', { ...own, ...fields }, row);
}

export function buildHandoff(n = 1, fields: Partial<FieldsOf<'handoff'>> = {}, row: Row = {}): StoredRecord<'handoff'> {
  const own: FieldsOf<'handoff'> = {
    sourceCaseId: ids.case(1),
    caseNumber: '10001',
    caseSubject: 'Refund has not arrived',
    customerId: ids.customer(1),
    fromTeamId: ids.team(1),
    toTeamId: ids.team(2),
    toAgentId: ids.agent(2),
    toName: '李娜',
    partner: '',
    asked: `Check shipment ${n}`,
    dueAt: noon + (n + 60) * minute,
    expectedAt: null,
    state: 'asked',
    answer: '',
    askedBy: ids.agent(1),
    askedAt: noon + n * minute,
    answeredBy: null,
    answeredAt: null,
    recordedAt: noon + n * minute,
  };
  return record('handoff', n, 'workspace', { ...own, ...fields }, row);
}

export function buildEscalation(
  n = 1,
  fields: Partial<FieldsOf<'escalation'>> = {},
  row: Row = {},
): StoredRecord<'escalation'> {
  const own: FieldsOf<'escalation'> = {
    caseId: ids.case(1),
    level: 1,
    reason: `Reason ${n}`,
    raisedBy: ids.agent(1),
    ruleId: null,
    toAgentId: ids.agent(2),
    toTeamId: null,
    raisedAt: noon + n * minute,
    dueAt: noon + (n + 30) * minute,
    state: 'raised',
    acknowledgedBy: null,
    acknowledgedAt: null,
    recordedAt: noon + n * minute,
  };
  return record('escalation', n, teamScope(ids.team(1)), { ...own, ...fields }, row);
}

export function buildCompensation(
  n = 1,
  fields: Partial<FieldsOf<'compensation'>> = {},
  row: Row = {},
): StoredRecord<'compensation'> {
  const own: FieldsOf<'compensation'> = {
    caseId: ids.case(1),
    kind: 'refund',
    amount: 1000 * n,
    currency: 'CNY',
    item: `Item ${n}`,
    reason: `Reason ${n}`,
    state: 'asked',
    askedBy: ids.agent(1),
    askedAt: noon + n * minute,
    decidedBy: null,
    decidedAt: null,
    decision: '',
    recordedAt: noon + n * minute,
  };
  return record('compensation', n, teamScope(ids.team(1)), { ...own, ...fields }, row);
}
