import type { CommandArgs } from '#domain/commands/registry.ts';
import type { CaseId, TeamId } from '#domain/model/ids.ts';
import { id, type TestDevice } from './test-device.ts';

/** Arguments of a case in the agent's first team, with a number leased for it. */
export async function openCaseArgs(
  device: TestDevice,
  args: Partial<CommandArgs<'case.open'>> = {},
): Promise<CommandArgs<'case.open'>> {
  const leased =
    args.number === undefined ? await device.send<{ from: number }>('POST', '/v1/lease', { size: 1 }) : undefined;
  return {
    caseId: id() as CaseId,
    number: String(leased?.body.from),
    subject: 'A question',
    description: '',
    type: 'inquiry',
    priority: 'normal',
    channel: 'phone',
    customerId: null,
    teamId: device.session.agent.teamIds[0] as TeamId,
    assigneeId: null,
    tags: [],
    holdingId: null,
    ...args,
  };
}
