import type { CommandInput, CommandName } from '#domain/commands/registry.ts';
import type { AgentId, CaseId } from '#domain/model/ids.ts';
import type { StoredRecord } from '#domain/model/record.ts';
import { isFinished } from '#domain/rules/status-machine.ts';
import { caseAt, teamOfCase } from '../generate/cases.ts';
import { teamIdOf, type World } from '../generate/world.ts';

export interface CommitStep {
  readonly name: string;
  readonly command: CommandName;
  /** What the nth command asks; asked for once, in order. */
  readonly input: (n: number) => CommandInput<CommandName>;
}

const mostCases = 1000;
const body = '客户来电，说昨天的师傅没有上门，已安抚，承诺今天下午三点之前回电确认时间。';

/** What an agent does all day, each time to another open case. */
export function commitSteps(world: World, me: AgentId): readonly CommitStep[] {
  const cases = openCasesOf(world, 0);
  const at = (n: number) => cases[n % cases.length] as StoredRecord<'case'>;
  const caseId = (n: number) => at(n).id as CaseId;
  const subject = (n: number) => `热水器漏水，第${n}次来电，请优先处理`;
  const assigned = new Map<CaseId, AgentId | null>(cases.map((one) => [one.id as CaseId, one.fields.assigneeId]));
  const assign = (id: CaseId) => {
    assigned.set(id, assigned.get(id) === me ? null : me);
    return { caseId: id, assigneeId: assigned.get(id) ?? null };
  };
  const note = (n: number) => ({ caseId: caseId(n), body });
  return [
    { name: 'note', command: 'case.note', input: note },
    { name: 'reply', command: 'case.reply', input: note },
    { name: 'assign', command: 'case.assign', input: (n) => assign(caseId(n)) },
    { name: 'edit subject', command: 'case.edit', input: (n) => ({ caseId: caseId(n), set: { subject: subject(n) } }) },
    {
      name: 'open case',
      command: 'case.open',
      input: (n) => ({ subject: subject(n), description: body, teamId: teamIdOf(world, 0) }),
    },
    { name: 'note, a thousand commands later', command: 'case.note', input: note },
  ];
}

/** The newest open cases of a team. */
function openCasesOf(world: World, team: number): readonly StoredRecord<'case'>[] {
  const found: StoredRecord<'case'>[] = [];
  for (let n = world.cases - 1; n >= 0 && found.length < mostCases; n--) {
    if (teamOfCase(world, n) !== team) continue;
    const one = caseAt(world, n);
    if (!isFinished(one.fields.status)) found.push(one);
  }
  return found;
}
