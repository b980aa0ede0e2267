import type { AgentId, CaseId, GoalId, ImprovementActionId, ServiceReviewId, TeamId } from '#domain/model/ids.ts';
import { asServerHolds } from './as-server-holds.ts';
import { keptPack } from './kept-pack.ts';
import type { SampleLeadWork } from './lead-work-schema.ts';
import type { Act, SampleWorld } from './sample-world.ts';
import { withIds } from './with-ids.ts';

/** Something of the sample, at its time. */
export interface Happening {
  readonly at: number;
  play(): void;
}

/** What leads did, and thanks, as they came about beside the cases: what a review keeps is what was known then. */
export function leadWork(world: SampleWorld, sample: SampleLeadWork): readonly Happening[] {
  const on = (act: Act, play: () => void): Happening => ({ at: world.instant(act.at), play });
  return [
    ...sample.reviews.flatMap((each) => review(world, each, on)),
    ...sample.goals.flatMap((each) => goal(world, each, on)),
    ...sample.recognitions.map((each) => on(each, () => thank(world, each))),
    ...sample.schedules.map(({ said, ...act }) =>
      // The command reads what is said.
      on(act, () => void world.run('report-schedule.add', act, withIds(world, said) as never)),
    ),
  ];
}

type On = (act: Act, play: () => void) => Happening;
type Each<K extends keyof SampleLeadWork> = SampleLeadWork[K][number];

function review(world: SampleWorld, { notes, actions, closed, ...begun }: Each<'reviews'>, on: On): Happening[] {
  const { title, zone } = begun;
  const [firstDay, lastDay] = [world.day(begun.from), world.day(begun.to)];
  const teamId = begun.team === undefined ? null : world.id<TeamId>('team', begun.team);
  let reviewId = '' as ServiceReviewId;
  const start = on(begun, () => {
    reviewId = world.run('service-review.start', begun, {
      ...{ title, firstDay, lastDay, zone, teamId },
    }) as ServiceReviewId;
  });
  const written = notes.map((note) =>
    on(note, () => void world.run('service-review.edit', note, { reviewId, set: { summary: note.text } })),
  );
  const decided = actions.flatMap(({ text, owner, due, settled, ...act }) => {
    let actionId = '' as ImprovementActionId;
    const add = on(act, () => {
      const [ownerId, dueOn] = [world.id<AgentId>('agent', owner), world.day(due)];
      actionId = world.run('improvement.add', act, { reviewId, text, ownerId, dueOn }) as ImprovementActionId;
    });
    if (!settled) return [add];
    const { to, outcome } = settled;
    return [add, on(settled, () => void world.run('improvement.settle', settled, { actionId, to, outcome }))];
  });
  if (!closed) return [start, ...written, ...decided];
  const close = on(closed, () => {
    const known = world.records().map((record) => asServerHolds(record, world));
    const period = { from: firstDay, to: lastDay };
    const kept = keptPack(known, { period, teamId, zone, now: world.instant(closed.at) });
    world.run('service-review.close', closed, { reviewId, ...kept });
  });
  return [start, ...written, ...decided, close];
}

function goal(world: SampleWorld, { changes, ...set }: Each<'goals'>, on: On): Happening[] {
  let goalId = '' as GoalId;
  const begin = on(set, () => {
    const { metric, period, target, note, team, agent, starts } = set;
    goalId = world.run('goal.set', set, {
      ...{ metric, period, target, note, startsOn: world.day(starts) },
      subject: agent !== undefined ? 'agent' : team !== undefined ? 'team' : 'workspace',
      teamId: team === undefined ? null : world.id<TeamId>('team', team),
      agentId: agent === undefined ? null : world.id<AgentId>('agent', agent),
    }) as GoalId;
  });
  const changed = changes.map(({ target, from, note, ...act }) =>
    on(act, () => void world.run('goal.change', act, { goalId, target, from: world.day(from), note })),
  );
  return [begin, ...changed];
}

function thank(world: SampleWorld, given: Each<'recognitions'>): void {
  const { to, reason, text, case: about, team } = given;
  world.run('recognition.give', given, {
    ...{ reason, text, toId: world.id<AgentId>('agent', to) },
    caseId: about === undefined ? null : world.id<CaseId>('case', about),
    teamId: team === undefined ? null : world.id<TeamId>('team', team),
  });
}
