// A server with its rules, the team they serve, and what is needed to see what they did.
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import type { CommandArgs } from '#domain/commands/registry.ts';
import type { CaseId, DefinitionId } from '#domain/model/ids.ts';
import type { Json } from '#domain/model/json.ts';
import type { EscalationRule } from '#domain/rules/definitions/escalation-rule.ts';
import type { TriggerContent } from '#domain/rules/definitions/trigger.ts';
import type { Job } from '#server/jobs/job.ts';
import type { RunningServer } from '#server/server-options.ts';
import { eventually } from './eventually.ts';
import { jobContext } from './job-context.ts';
import { openCaseArgs } from './open-case-args.ts';
import { createTestDatabase, type TestDatabase } from './server.ts';
import { hireStaff, type Staff } from './staff.ts';
import { id, type TestDevice } from './test-device.ts';

type RuleKind = 'trigger' | 'escalation-rule';

/** For the tests of one file; each begins with the rules of those before it switched off. */
export function openRuleDesk() {
  let database: TestDatabase;
  let server: RunningServer;
  let staff: Staff;
  const defined: { kind: RuleKind; id: DefinitionId; content: Json }[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    server = await database.start();
    staff = await hireStaff(server.url);
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    const { lead } = staff;
    for (const { kind, id: definitionId, content } of defined.splice(0))
      await lead.push(
        lead.command('definition.save', {
          ...{ definitionId, kind, name: 'Off', personal: false, position: 0, active: false, content },
        }),
      );
  });

  const linesOf = async (caseId: string) =>
    (await staff.lead.everything())
      .filter(({ collection, fields }) => collection === 'entry' && fields.caseId === caseId)
      .map(({ fields }) => fields)
      .sort((a, b) => Number(a.happenedAt) - Number(b.happenedAt));
  const queued = () => database.query<{ id: number }>('select id from rule_event');
  const contextAt = (now: number) => jobContext(database, server, () => now);
  const again = (device: TestDevice): TestDevice =>
    Object.assign(Object.create(Object.getPrototypeOf(device)), device, { url: server.url });

  return {
    get database() {
      return database;
    },
    get server() {
      return server;
    },
    get staff() {
      return staff;
    },
    /** A server takes the place of the one that was closed; the devices go on with it. */
    async startAgain(): Promise<void> {
      server = await database.start();
      const { lead, anna, ben, fay } = staff;
      staff = { ...staff, lead: again(lead), anna: again(anna), ben: again(ben), fay: again(fay) };
    },
    async define(
      kind: RuleKind,
      name: string,
      content: TriggerContent | EscalationRule,
      position = 0,
    ): Promise<DefinitionId> {
      const { lead } = staff;
      const definitionId = id() as DefinitionId;
      const saved = {
        ...{ definitionId, kind, name, personal: false, position, active: true },
        content: content as unknown as Json,
      };
      const [result] = await lead.push(lead.command('definition.save', saved));
      expect(result?.refusal).toBeUndefined();
      defined.push({ kind, id: definitionId, content: saved.content });
      return definitionId;
    },
    async opened(args: Partial<CommandArgs<'case.open'>> = {}): Promise<CaseId> {
      const { anna } = staff;
      const asked = await openCaseArgs(anna, args);
      await anna.push(anna.command('case.open', asked));
      return asked.caseId;
    },
    caseOf: async (caseId: string) => (await staff.lead.find('case', caseId))?.fields ?? {},
    linesOf,
    rulesOf: async (caseId: string) => (await linesOf(caseId)).filter(({ kind }) => kind === 'rule'),
    queued,
    /** When everything that happened has been heard. */
    settled: () =>
      eventually(async () => {
        expect(await queued()).toEqual([]);
      }),
    contextAt,
    doAt: (job: Job, now: number) => job.run(contextAt(now), new AbortController().signal),
  };
}
