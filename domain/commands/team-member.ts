import type { AgentId, TeamId } from '../model/ids.ts';
import { mayWorkIn } from '../rules/rights.ts';
import { type DecideContext, type Refused, refuse, type View } from './definition.ts';

/** Why this agent cannot be given anything; one not held on this device is left to the server. */
export function barredAgent(view: View, agent: AgentId): Refused | undefined {
  const loaded = view.get('agent', agent);
  if (loaded.state === 'absent') return refuse('not-found', 'This agent does not exist.');
  if (loaded.state === 'present' && !loaded.record.fields.active) return refuse('inactive', 'This agent has left.');
  return undefined;
}

/** Why this agent cannot be given work of the team. */
export function barredFrom(team: TeamId, view: View, agent: AgentId): Refused | undefined {
  const barred = barredAgent(view, agent);
  const loaded = view.get('agent', agent);
  if (barred || loaded.state !== 'present') return barred;
  const { role, teamIds } = loaded.record.fields;
  if (!mayWorkIn({ id: agent, role, teamIds }, team))
    return refuse('forbidden', 'This agent is not a member of the team.');
  return undefined;
}

/** Why the actor cannot make work of the team; `called` begins that sentence: "Calls can be recorded". */
export function barredTeam(view: View, team: TeamId, { actor }: DecideContext, called: string): Refused | undefined {
  if (view.get('team', team).state === 'absent') return refuse('not-found', 'This team does not exist.');
  return mayWorkIn(actor, team) ? undefined : refuse('forbidden', `${called} for your own teams only.`);
}
