import type { CommandEnvelope } from '#domain/contract/envelope.ts';
import { ids } from './ids.ts';
import { noon } from './times.ts';

/** The nth command: a note on case 1, unless told otherwise. */
export function buildEnvelope(n: number, parts: Partial<CommandEnvelope> = {}): CommandEnvelope {
  return {
    uid: ids.command(n),
    name: 'case.note',
    version: 1,
    args: { caseId: ids.case(1), body: `note ${n}` },
    base: {},
    dependsOn: [],
    actorId: ids.agent(1),
    happenedAt: noon + n,
    ...parts,
  };
}
