import type { FieldsOf } from '#domain/model/collections.ts';
import type { StoredRecord } from '#domain/model/record.ts';
import { teamScope } from '#domain/model/scope.ts';
import { ids } from './ids.ts';
import { type Row, record } from './record.ts';
import { hour, minute, noon } from './times.ts';

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

/** The nth recommendation for customer 1, thought of by agent 1; nobody was told of it. */
export function buildRecommendation(
  n = 1,
  fields: Partial<FieldsOf<'recommendation'>> = {},
  row: Row = {},
): StoredRecord<'recommendation'> {
  const own: FieldsOf<'recommendation'> = {
    customerId: ids.customer(1),
    sourceCaseId: null,
    articleId: null,
    text: `Idea ${n}`,
    reason: '',
    state: 'suggested',
    steps: [],
    changedAt: noon + n * minute,
    suggestedBy: ids.agent(1),
    suggestedAt: noon + n * minute,
    recordedAt: noon + n * minute,
  };
  return record('recommendation', n, 'workspace', { ...own, ...fields }, row);
}
