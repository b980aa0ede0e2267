import type { FailureDetails, FailureKind } from '../contract/failure.ts';
import type { CaseStatus, CaseType, Priority } from '../model/choices.ts';
import type { FieldsOf } from '../model/collections.ts';
import type { AgentId, CaseId, TeamId } from '../model/ids.ts';
import { mergeSet } from '../model/set-items.ts';
import { type CaseField, missingDetails, missingFields } from './case-fields.ts';
import { missingSteps } from './complaint-path.ts';
import type { MacroContent } from './definitions/macro.ts';
import type { StatusRules } from './definitions/status-rules.ts';
import { type Actor, mayWorkIn } from './rights.ts';
import { mayMove } from './status-machine.ts';
import { barredByRules } from './status-rules.ts';

export type MacroCommand =
  | {
      readonly name: 'case.reply';
      readonly input: { readonly caseId: CaseId; readonly body: string; readonly seenMessageId: string | null };
    }
  | { readonly name: 'case.note'; readonly input: { readonly caseId: CaseId; readonly body: string } }
  | {
      readonly name: 'case.edit';
      readonly input: { readonly caseId: CaseId; readonly set: { type?: CaseType; priority?: Priority } };
    }
  | { readonly name: 'case.tag'; readonly input: { readonly caseId: CaseId; add: string[]; remove: string[] } }
  | {
      readonly name: 'case.status';
      readonly input: { readonly caseId: CaseId; readonly to: CaseStatus; readonly reason?: string };
    }
  | {
      readonly name: 'case.assign';
      readonly input: { readonly caseId: CaseId; readonly assigneeId: AgentId | null; teamId?: TeamId };
    };

/** A part of the macro that this case does not take, and why. */
export interface MacroProblem {
  readonly part: 'case' | 'text' | 'tags' | 'status' | 'assign';
  readonly kind: FailureKind;
  readonly details?: FailureDetails;
}

export interface MacroPlan {
  readonly commands: readonly MacroCommand[];
  readonly problems: readonly MacroProblem[];
}

/** Whoever work may be given to, as far as this device knows. */
interface MacroPeople {
  readonly agents: readonly (Actor & { readonly active: boolean })[];
  readonly teams: readonly { readonly id: TeamId }[];
}

export interface MacroCase {
  readonly id: CaseId;
  readonly fields: FieldsOf<'case'>;
  readonly actor: Actor;
  readonly people: MacroPeople;
  readonly rules: StatusRules;
  readonly caseFields: readonly CaseField[];
  readonly now: number;
}

const longest = 50_000;
const mostTags = 50;

/**
 * What a macro does to a case: ordinary commands in the order they are run, without what is so already, and what cannot be done. The text
 * is filled in before. It goes first, so that all that follows can hang on it; only a case that is reopened is so before its reply, and the
 * case changes hands last, for who hands it over may not reach it any more.
 */
export function planMacro(macro: MacroContent, at: MacroCase): MacroPlan {
  const { fields, actor } = at;
  if (fields.mergedIntoId !== null)
    return nothing({ part: 'case', kind: 'merged', details: { caseId: fields.mergedIntoId } });
  if (!mayWorkIn(actor, fields.teamId)) return nothing({ part: 'case', kind: 'forbidden' });
  const plan = new Plan(at.id);
  const reopens =
    macro.status === 'reopened' && mayMove(fields.status, 'reopened') && isAllowed(plan, macro, 'reopened', fields, at);
  if (reopens) plan.add('case.status', { to: 'reopened', ...reasonOf(macro) });
  const told = writeText(plan, macro, fields, reopens ? 'reopened' : fields.status);
  const type = macro.type ?? fields.type;
  editFields(plan, macro, fields);
  changeTags(plan, macro, fields);
  const isSo = macro.status === 'reopened' && (fields.status === 'reopened' || mayMove(fields.status, 'reopened'));
  if (macro.status !== null && !isSo) moveTo(plan, macro, told, { ...fields, type }, at);
  assign(plan, macro, at);
  return plan;
}

function nothing(problem: MacroProblem): MacroPlan {
  return { commands: [], problems: [problem] };
}

class Plan implements MacroPlan {
  readonly commands: MacroCommand[] = [];
  readonly problems: MacroProblem[] = [];
  readonly #caseId: CaseId;

  constructor(caseId: CaseId) {
    this.#caseId = caseId;
  }

  add<N extends MacroCommand['name']>(
    name: N,
    input: Omit<Extract<MacroCommand, { readonly name: N }>['input'], 'caseId'>,
  ): void {
    this.commands.push({ name, input: { caseId: this.#caseId, ...input } } as unknown as MacroCommand);
  }

  cannot(part: MacroProblem['part'], kind: FailureKind, details?: FailureDetails): void {
    this.problems.push({ part, kind, ...(details ? { details } : {}) });
  }
}

/** The status the case has after it: a reply takes a case up. */
function writeText(plan: Plan, { text }: MacroContent, fields: FieldsOf<'case'>, status: CaseStatus): CaseStatus {
  if (text === null) return status;
  const body = text.body.trim();
  if (body === '' || body.length > longest) {
    plan.cannot('text', 'bad-request');
    return status;
  }
  if (text.kind === 'note') {
    plan.add('case.note', { body });
    return status;
  }
  if (status === 'closed') {
    plan.cannot('text', 'illegal-transition');
    return status;
  }
  plan.add('case.reply', { body, seenMessageId: fields.lastMessageId });
  return status === 'new' || status === 'reopened' ? 'open' : status;
}

function editFields(plan: Plan, { type, priority }: MacroContent, before: FieldsOf<'case'>): void {
  const set = {
    ...(type !== null && type !== before.type ? { type } : {}),
    ...(priority !== null && priority !== before.priority ? { priority } : {}),
  };
  if (Object.keys(set).length > 0) plan.add('case.edit', { set });
}

function changeTags(plan: Plan, { addTags, removeTags }: MacroContent, { tags }: FieldsOf<'case'>): void {
  const add = addTags.filter((each) => !tags.includes(each));
  const remove = removeTags.filter((each) => tags.includes(each));
  if (add.length + remove.length === 0) return;
  if (mergeSet(tags, add, remove).length > mostTags) plan.cannot('tags', 'bad-request');
  else plan.add('case.tag', { add, remove });
}

const reasonOf = ({ statusReason }: MacroContent) => (statusReason ? { reason: statusReason } : {});

function isAllowed(
  plan: Plan,
  { statusReason = '' }: MacroContent,
  to: CaseStatus,
  fields: FieldsOf<'case'>,
  { rules, now }: MacroCase,
): boolean {
  const barred = barredByRules(rules, fields, { to, at: now, reason: statusReason });
  if (barred) plan.cannot('status', barred.kind, barred.details);
  return !barred;
}

function moveTo(plan: Plan, macro: MacroContent, from: CaseStatus, on: FieldsOf<'case'>, at: MacroCase): void {
  const to = macro.status;
  if (to === null || from === to) return;
  if (!mayMove(from, to)) {
    plan.cannot('status', 'illegal-transition', { from, to });
    return;
  }
  const lacks = missingSteps(on, to);
  if (lacks.length > 0) {
    plan.cannot('status', 'steps-missing', { steps: lacks.join(',') });
    return;
  }
  const unfilled = missingFields(at.caseFields, on, to);
  if (unfilled.length > 0) {
    plan.cannot('status', 'fields-missing', missingDetails(unfilled));
    return;
  }
  if (isAllowed(plan, macro, to, on, at)) plan.add('case.status', { to, ...reasonOf(macro) });
}

function assign(plan: Plan, macro: MacroContent, { fields, actor, people }: MacroCase): void {
  const { assignee, teamId } = macro;
  if (assignee === null && teamId === null) return;
  if (teamId !== null && !people.teams.some(({ id }) => id === teamId)) {
    plan.cannot('assign', 'not-found');
    return;
  }
  const team = teamId ?? fields.teamId;
  const moves = team !== fields.teamId;
  const whyNot = (id: AgentId): FailureKind | undefined => {
    const agent = people.agents.find((each) => each.id === id);
    if (!agent) return 'not-found';
    if (!agent.active) return 'inactive';
    return mayWorkIn(agent, team) ? undefined : 'forbidden';
  };
  // Whoever cannot go along to the other team leaves the case to it.
  const kept = moves && fields.assigneeId !== null && whyNot(fields.assigneeId) ? null : fields.assigneeId;
  const to = assignee === null ? kept : assignee === 'nobody' ? null : assignee === 'me' ? actor.id : assignee;
  if (!moves && to === fields.assigneeId) return;
  const problem = to === null ? undefined : whyNot(to);
  if (problem) {
    plan.cannot('assign', problem);
    return;
  }
  plan.add('case.assign', { assigneeId: to, ...(moves ? { teamId: team } : {}) });
}
