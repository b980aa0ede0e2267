import { type AnyCommand, commandNamed } from '#domain/commands/registry.ts';
import type { CommandEnvelope } from '#domain/contract/envelope.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { EntryData } from '#domain/model/entry-fields.ts';
import { type AgentId, agentId, type CaseId, type CommandUid, type DefinitionId } from '#domain/model/ids.ts';
import { type Json, sameJson } from '#domain/model/json.ts';
import { refKey } from '#domain/model/record.ts';
import type { Actor } from '#domain/rules/rights.ts';
import { type CaseHappening, together } from '#domain/rules/trigger.ts';
import type { PlannedCommand } from '#domain/rules/trigger-plan.ts';
import { type Running, runCommand } from '../authority/run-command.ts';
import { type Clock, newId } from '../clock.ts';
import type { Held } from '../records/held.ts';
import type { WorkingSet } from '../records/working-set.ts';

/** Who a rule acts as: it reaches every case, signs in nowhere, and no line of a timeline names it. */
const ruleActor: Actor & { readonly active: true } = {
  id: agentId.parse('00000000-0000-7000-8000-00000000a07e') as AgentId,
  role: 'admin',
  teamIds: [],
  active: true,
};

const told = ['status', 'priority', 'type', 'teamId', 'assigneeId', 'tags', 'escalationLevel'] as const;

/** Changes that rules make to one case within one transaction, by ordinary commands. */
export class RuleDesk {
  readonly #set: WorkingSet;
  /** All happens in one moment; the ids, by which lines of one moment are sorted, count on. */
  readonly #clock: Clock;
  readonly #ids: Clock;
  readonly #caseId: CaseId;
  #happened: CaseHappening | undefined;

  constructor(set: WorkingSet, now: number, caseId: CaseId) {
    let last = now;
    this.#set = set;
    this.#clock = { now: () => now };
    this.#ids = { now: () => last++ };
    this.#caseId = caseId;
  }

  /** What all of them did so far, as other rules hear of it. */
  get happened(): CaseHappening | undefined {
    return this.#happened;
  }

  /** The case as it is now; undefined when it is gone. */
  get fields(): FieldsOf<'case'> | undefined {
    return this.#held()?.record.fields as FieldsOf<'case'> | undefined;
  }

  /**
   * Runs the commands for the rule; each decides on what those before it left. What came of it stands in the timeline: what was done, and
   * the kind of each refusal. True when there was anything to tell.
   */
  async run(
    rule: { readonly id: DefinitionId; readonly name: string },
    commands: readonly PlannedCommand[],
    tell: 'always' | 'refusals' = 'always',
  ): Promise<boolean> {
    const before = this.fields;
    const refused: string[] = [];
    const done: PlannedCommand['name'][] = [];
    for (const command of commands) {
      const kind = await this.#runOne(rule, command);
      if (kind === undefined) done.push(command.name);
      else if (kind !== 'nothing-to-do') refused.push(`${command.name}: ${kind}`);
    }
    if (!before || done.length + refused.length === 0) return false;
    if (tell === 'always' || refused.length > 0) this.#tell(rule, before, done, refused);
    return true;
  }

  async #runOne(rule: NonNullable<Running['rule']>, { name, input }: PlannedCommand): Promise<string | undefined> {
    const command = commandNamed(name) as AnyCommand;
    const parsed = command.input.safeParse(input);
    if (!parsed.success) return 'bad-request';
    const held = this.#held();
    if (!held) return 'not-found';
    const now = this.#clock.now();
    const noNumber = () => {
      throw new Error('no rule opens a case');
    };
    const minted = command.mint(parsed.data, { id: () => newId(this.#ids), caseNumber: noNumber });
    const envelope: CommandEnvelope = {
      ...{ uid: newId(this.#ids) as CommandUid, name, version: command.version, args: minted as Json },
      // It sees what the server has: nobody's change is overridden unseen.
      base: { [refKey(held.record)]: { rev: held.record.rev, fields: {} } },
      ...{ dependsOn: [], actorId: ruleActor.id, happenedAt: now },
    };
    const outcome = await runCommand(envelope, {
      ...{ set: this.#set, actor: ruleActor, deviceId: null, rule, clock: this.#clock },
      numbers: { settle: noNumber },
      holdsFile: async () => false,
    });
    for (const { caseId, happening } of outcome.happened)
      if (caseId === this.#caseId) this.#happened = this.#happened ? together(this.#happened, happening) : happening;
    return outcome.refusal?.kind;
  }

  #held(): Held | undefined {
    return this.#set.get({ collection: 'case', id: this.#caseId });
  }

  #tell(
    rule: { readonly id: DefinitionId; readonly name: string },
    before: FieldsOf<'case'>,
    done: readonly PlannedCommand['name'][],
    refused: readonly string[],
  ): void {
    const held = this.#held();
    if (!held) return;
    const after = held.record.fields as FieldsOf<'case'>;
    const changes = told
      .filter((field) => !sameJson(before[field], after[field]))
      .map((field) => ({ field, from: before[field] as Json, to: after[field] as Json }));
    const note = done.includes('case.note') ? [{ field: 'note', from: null, to: null }] : [];
    const data: EntryData = {
      definitionId: rule.id,
      to: done.length > 0 ? 'fired' : 'refused',
      ...(changes.length + note.length > 0 ? { changes: [...changes, ...note] } : {}),
      ...(refused.length > 0 ? { reason: refused.join(', ') } : {}),
    };
    const now = this.#clock.now();
    const fields: FieldsOf<'entry'> = {
      ...{ caseId: this.#caseId, kind: 'rule', authorId: null, authorName: rule.name, body: rule.name, data },
      ...{ delivery: null, happenedAt: now, recordedAt: now, externalId: null },
    };
    const { scope } = held.record;
    const record = { collection: 'entry', id: newId(this.#ids), scope, rev: 1, fields } as const;
    this.#set.put({ record, origins: {} });
  }
}
