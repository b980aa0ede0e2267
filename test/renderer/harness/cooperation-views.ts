import type { CompensationView, EscalationView, HandoffView } from '#domain/contract/ipc/cooperation-views.ts';
import type { AgentId, CaseId, CompensationId, EscalationId, HandoffId, TeamId } from '#domain/model/ids.ts';
import { idOf } from './case-views.ts';
import { ada } from './test-core.ts';

const morning = Date.UTC(2026, 10, 20, 2);
const onCase = { caseId: idOf<CaseId>(1), caseNumber: '10001', caseSubject: 'Refund has not arrived' };

export const logistics = idOf<TeamId>(990);
export const lina = idOf<AgentId>(991);

/** Asked by Ada's team of 李娜. */
export function aHandoff(number: number, some: Partial<HandoffView> = {}): HandoffView {
  return {
    id: idOf<HandoffId>(6000 + number),
    ...onCase,
    caseHeld: true,
    customerName: '王小明',
    fromTeamId: ada.teamIds[0],
    fromTeamName: 'Support',
    toTeamId: logistics,
    toTeamName: '物流部',
    toAgentId: lina,
    toName: '李娜',
    partner: '',
    asked: `Find parcel ${number}`,
    dueAt: Date.UTC(2099, 0, 1),
    expectedAt: null,
    state: 'asked',
    answer: '',
    askedByName: ada.name,
    askedAt: morning,
    answeredByName: null,
    answeredAt: null,
    saveState: 'on-server',
    ...some,
  };
}

/** Raised for Ada. */
export function anEscalation(number: number, some: Partial<EscalationView> = {}): EscalationView {
  return {
    id: idOf<EscalationId>(6100 + number),
    ...onCase,
    level: 1,
    reason: `Reason ${number}`,
    raisedBy: idOf<AgentId>(2),
    raisedByName: '陈晨',
    ruleName: null,
    raisedAt: morning,
    toAgentId: ada.id,
    toAgentName: ada.name,
    toTeamId: null,
    toTeamName: null,
    dueAt: Date.UTC(2099, 0, 1),
    state: 'raised',
    acknowledgedByName: null,
    acknowledgedAt: null,
    saveState: 'on-server',
    ...some,
  };
}

export function aCompensation(number: number, some: Partial<CompensationView> = {}): CompensationView {
  return {
    id: idOf<CompensationId>(6200 + number),
    ...onCase,
    customerName: '王小明',
    kind: 'refund',
    amount: 12_000,
    currency: 'CNY',
    item: '',
    reason: `Damage ${number}`,
    state: 'asked',
    askedBy: idOf<AgentId>(2),
    askedByName: '陈晨',
    askedAt: morning,
    decidedByName: null,
    decidedAt: null,
    decision: '',
    saveState: 'on-server',
    ...some,
  };
}
