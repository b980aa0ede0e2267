import type { CommandEnvelope } from '#domain/contract/envelope.ts';
import { testId } from './ids.ts';
import { noon } from './times.ts';

/** The nth command: a note on case 1, unless told otherwise. */
export function buildEnvelope(n: number, parts: Partial<CommandEnvelope> = {}): CommandEnvelope {
  return {
    uid: testId('command', n),
    name: 'case.note',
    version: 1,
    args: { caseId: testId('case', 1), body: `note ${n}` },
    base: {},
    dependsOn: [],
    actorId: testId('agent', 1),
    happenedAt: noon + n,
    ...parts,
  };
}
