import type { AgentId, TeamId } from '../../model/ids.ts';
import type { CaseCondition } from './condition.ts';

/** Whoever asks, as the words of conditions mean them. */
interface Asker {
  readonly id: AgentId;
  /** The teams whose queues are theirs. */
  readonly teamIds: readonly TeamId[];
  /** Everybody in one of these teams. */
  readonly mates: readonly AgentId[];
}

/** Conditions with `me`, `mine` and `my-teams` said by name, so that they can be asked where nobody is signed in. */
export function askedBy({ id, teamIds, mates }: Asker, asked: readonly CaseCondition[]): readonly CaseCondition[] {
  return asked.map((each): CaseCondition => {
    if (each.field === 'team')
      return { ...each, values: each.values.flatMap((value) => (value === 'mine' ? [...teamIds] : [value])) };
    if (each.field !== 'assignee') return each;
    return {
      ...each,
      values: each.values.flatMap((value) => {
        if (value === 'me') return [id];
        return value === 'my-teams' ? [...mates] : [value];
      }),
    };
  });
}
