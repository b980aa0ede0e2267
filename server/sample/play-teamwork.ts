import type {
  AgentId,
  CaseId,
  CompensationId,
  DefinitionId,
  EscalationId,
  HandoffId,
  TeamId,
} from '#domain/model/ids.ts';
import type { SampleStep } from './sample-schema.ts';
import type { SampleWorld } from './sample-world.ts';

/** The steps that have one of these keys. */
export type StepOf<Key extends string> = Key extends string
  ? Extract<SampleStep, Readonly<Record<Key, unknown>>>
  : never;
type TeamworkStep = StepOf<
  | 'handoff'
  | 'answer'
  | 'escalate'
  | 'acknowledge'
  | 'checklist'
  | 'tick'
  | 'compensation'
  | 'settle'
  | 'incident'
  | 'partOf'
  | 'custom'
>;

/** What people do on a case with one another, and by what the workspace has defined. */
export function playTeamwork(world: SampleWorld, caseId: CaseId, step: TeamworkStep): void {
  const definition = (kind: string, key: string): DefinitionId => world.id(kind, key);
  if ('handoff' in step) hand(world, caseId, step);
  else if ('answer' in step) {
    const { handoff, to, text } = step.answer;
    world.run('handoff.answer', step, { handoffId: world.id<HandoffId>('handoff', handoff), to, answer: text });
  } else if ('escalate' in step) escalate(world, caseId, step);
  else if ('acknowledge' in step) {
    world.run('escalation.acknowledge', step, { escalationId: world.id<EscalationId>('escalation', step.acknowledge) });
  } else if ('checklist' in step) {
    world.run('checklist.put', step, { caseId, definitionId: definition('checklist', step.checklist) });
  } else if ('tick' in step) tick(world, caseId, step);
  else if ('compensation' in step) {
    const { key, ...asked } = step.compensation;
    world.name('compensation', key, world.run('compensation.ask', step, { caseId, ...asked }));
  } else if ('settle' in step) {
    const { compensation, to, note } = step.settle;
    const compensationId = world.id<CompensationId>('compensation', compensation);
    world.run('compensation.settle', step, { compensationId, to, note });
  } else if ('incident' in step) {
    world.run('case.incident', step, { caseId, planId: definition('emergency-plan', step.incident) });
  } else if ('custom' in step) {
    const set = step.custom.map(({ field, value }) => ({ key: definition('case-field', field), value }));
    world.run('case.custom', step, { caseId, set });
  } else {
    world.run('case.set-parent', step, { caseId, parentId: world.id<CaseId>('case', step.partOf) });
  }
}

function hand(world: SampleWorld, caseId: CaseId, step: StepOf<'handoff'>): void {
  const { key, team, to, partner = '', person = '', asked, due, expected } = step.handoff;
  const id = world.run('handoff.ask', step, {
    ...{ caseId, partner, asked, toName: person },
    toTeamId: team === undefined ? null : world.id<TeamId>('team', team),
    toAgentId: to === undefined ? null : world.id<AgentId>('agent', to),
    dueAt: world.instant(due),
    expectedAt: expected === undefined ? null : world.instant(expected),
  });
  world.name('handoff', key, id);
}

function escalate(world: SampleWorld, caseId: CaseId, step: StepOf<'escalate'>): void {
  const { key, level, reason, to, due } = step.escalate;
  const id = world.run('escalation.raise', step, {
    ...{ caseId, level, reason },
    toAgentId: world.id<AgentId>('agent', to),
    dueAt: due === undefined ? null : world.instant(due),
  });
  world.name('escalation', key, id);
}

function tick(world: SampleWorld, caseId: CaseId, step: StepOf<'tick'>): void {
  const item = world.get('case', caseId).fields.checklist.find(({ text }) => text === step.tick);
  if (!item) throw new Error(`there is no item "${step.tick}"`);
  world.run('checklist.tick', step, { caseId, key: item.key, done: true });
}
