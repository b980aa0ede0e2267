import type { Collection, FieldsOf } from '#domain/model/collections.ts';
import { plainFile, plainOrganisation } from '#domain/model/plain-file.ts';
import type { StoredRecord } from '#domain/model/record.ts';
import { type Scope, teamScope } from '#domain/model/scope.ts';
import { untouched } from '#domain/model/untouched-case.ts';
import { ids } from './ids.ts';
import { day, hour, minute, noon } from './times.ts';

/** What a record is beside its fields. */
export interface Row {
  readonly id?: string;
  readonly scope?: Scope;
  readonly rev?: number;
}

function record<C extends Collection>(
  collection: C,
  n: number,
  scope: Scope,
  fields: FieldsOf<C>,
  row: Row,
): StoredRecord<C> {
  return { collection, id: ids[collection](n), scope, rev: 1, fields, ...row };
}

/** The nth agent, of team 1. As below, the first where no number is said: sensible, the same in every run, with `fields` and `row` put over it. */
export function buildAgent(n = 1, fields: Partial<FieldsOf<'agent'>> = {}, row: Row = {}): StoredRecord<'agent'> {
  const own = {
    login: `agent${n}`,
    name: `Agent ${n}`,
    role: 'agent',
    teamIds: [ids.team(1)],
    active: true,
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
  } as const;
  return record('article', n, 'workspace', { ...own, ...fields }, row);
}

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

/** The nth visit: agent 1 at customer 1 about case 1, half an hour long. */
export function buildVisit(n = 1, fields: Partial<FieldsOf<'visit'>> = {}, row: Row = {}): StoredRecord<'visit'> {
  const own: FieldsOf<'visit'> = {
    caseId: ids.case(1),
    customerId: ids.customer(1),
    agentId: ids.agent(1),
    kind: 'on-site',
    place: `Street ${n}`,
    plannedAt: null,
    arrivedAt: noon + n * minute,
    leftAt: noon + (n + 30) * minute,
    need: `Need ${n}`,
    cause: '',
    done: `Done ${n}`,
    parts: '',
    promised: '',
    outcome: 'resolved',
    mood: null,
    metWith: `Person ${n}`,
    signature: null,
    entryId: ids.entry(n),
    createdAt: noon + (n + 31) * minute,
    recordedAt: noon + (n + 31) * minute,
  };
  return record('visit', n, teamScope(ids.team(1)), { ...own, ...fields }, row);
}

/** The nth answer: what customer 1 thought of case 1, by agent 1. */
export function buildSurvey(n = 1, fields: Partial<FieldsOf<'survey'>> = {}, row: Row = {}): StoredRecord<'survey'> {
  const own: FieldsOf<'survey'> = {
    caseId: ids.case(1),
    customerId: ids.customer(1),
    followUpId: null,
    score: 4,
    reason: `Reason ${n}`,
    comment: '',
    channel: 'phone',
    recordedBy: ids.agent(1),
    happenedAt: noon + n * minute,
    recordedAt: noon + n * minute,
  };
  return record('survey', n, teamScope(ids.team(1)), { ...own, ...fields }, row);
}

/** The identity number of the nth customer, entered by agent 1: what leads alone hold. */
export function buildCustomerSecret(
  n = 1,
  fields: Partial<FieldsOf<'customerSecret'>> = {},
  row: Row = {},
): StoredRecord<'customerSecret'> {
  const own: FieldsOf<'customerSecret'> = {
    customerId: ids.customer(n),
    number: `E${String(n).padStart(8, '0')}`,
    setBy: ids.agent(1),
    setAt: noon + n * minute,
  };
  return record('customerSecret', n, 'leads', { ...own, ...fields }, row);
}

/** The nth line of customer 1's history, by agent 1. */
export function buildCustomerChange(
  n = 1,
  fields: Partial<FieldsOf<'customerChange'>> = {},
  row: Row = {},
): StoredRecord<'customerChange'> {
  const own: FieldsOf<'customerChange'> = {
    customerId: ids.customer(1),
    otherCustomerId: null,
    kind: 'edited',
    agentId: ids.agent(1),
    reason: '',
    changes: [],
    happenedAt: noon + n * minute,
    recordedAt: noon + n * minute,
  };
  return record('customerChange', n, 'workspace', { ...own, ...fields }, row);
}

/** The nth asset, of customer 1: bought on a day of its own, under warranty for two years. */
export function buildHolding(n = 1, fields: Partial<FieldsOf<'holding'>> = {}, row: Row = {}): StoredRecord<'holding'> {
  const own: FieldsOf<'holding'> = {
    kind: 'asset',
    customerId: ids.customer(1),
    organisationId: null,
    name: `Thing ${n}`,
    number: `SN-${1000 + n}`,
    model: '',
    place: '',
    orderNumber: '',
    startsOn: '2025-06-01',
    endsOn: '2027-05-31',
    remindDays: 30,
    amount: 0,
    currency: '',
    level: '',
    contact: '',
    details: '',
    ownerId: null,
    createdBy: ids.agent(1),
    createdAt: noon + n * minute,
    recordedAt: noon + n * minute,
    retiredAt: null,
    retiredWhy: '',
  };
  return record('holding', n, 'workspace', { ...own, ...fields }, row);
}

/** The nth appointment of agent 1 with customer 1: a visit of an hour, booked by agent 2, begins n hours after noon. */
export function buildAppointment(
  n = 1,
  fields: Partial<FieldsOf<'appointment'>> = {},
  row: Row = {},
): StoredRecord<'appointment'> {
  const own: FieldsOf<'appointment'> = {
    caseId: null,
    customerId: ids.customer(1),
    kind: 'visit',
    agentId: ids.agent(1),
    startsAt: noon + n * hour,
    minutes: 60,
    place: `Place ${n}`,
    note: '',
    state: 'proposed',
    moves: [],
    remark: '',
    bookedBy: ids.agent(2),
    bookedAt: noon + n * minute,
    endedAt: null,
    recordedAt: noon + n * minute,
  };
  return record('appointment', n, teamScope(ids.team(1)), { ...own, ...fields }, row);
}
