import type { Role } from '#domain/model/choices.ts';
import type { AgentId, TeamId } from '#domain/model/ids.ts';
import { adminLogin } from './server.ts';
import { TestDevice } from './test-device.ts';

const password = 'a long enough secret';

export interface Staff {
  readonly admin: TestDevice;
  readonly support: TeamId;
  readonly field: TeamId;
  /** Agents of the support team, a lead of it, and an agent of the field team. */
  readonly anna: TestDevice;
  readonly ben: TestDevice;
  readonly lead: TestDevice;
  readonly fay: TestDevice;
}

export async function addPerson(
  admin: TestDevice,
  login: string,
  role: Role,
  teamIds: readonly TeamId[],
): Promise<AgentId> {
  const asked = { login, name: login.toUpperCase(), role, teamIds, password };
  const { body } = await admin.send<{ agentId: AgentId }>('POST', '/v1/people', asked);
  return body.agentId;
}

export function signInAs(url: string, login: string, deviceId: string | null = null): Promise<TestDevice> {
  return TestDevice.signIn(url, { login, password }, deviceId);
}

/** Two teams at work on a fresh server, everybody signed in on a device of their own. */
export async function hireStaff(url: string): Promise<Staff> {
  const admin = await TestDevice.signIn(url, adminLogin);
  const support = admin.session.agent.teamIds[0] as TeamId;
  const { body } = await admin.send<{ teamId: TeamId }>('POST', '/v1/teams', { name: 'Field' });
  const field = body.teamId;
  await addPerson(admin, 'anna', 'agent', [support]);
  await addPerson(admin, 'ben', 'agent', [support]);
  await addPerson(admin, 'lea', 'lead', [support]);
  await addPerson(admin, 'fay', 'agent', [field]);
  const [anna, ben, lead, fay] = await Promise.all([
    signInAs(url, 'anna'),
    signInAs(url, 'ben'),
    signInAs(url, 'lea'),
    signInAs(url, 'fay'),
  ]);
  return { admin, support, field, anna, ben, lead, fay };
}
