import type { Client } from '#domain/contract/ipc/client.ts';
import { type CaseStatus, type Priority, priorities } from '#domain/model/choices.ts';
import type { CaseId, TeamId } from '#domain/model/ids.ts';
import { legalMoves } from '#domain/rules/status-machine.ts';
import { type Seeded, seeded } from '../harness/seeded.ts';

/** What a case has to be in the end, told from what was done to it alone. */
export interface ExpectedCase {
  readonly id: CaseId;
  readonly subject: string;
  /** The number it was given when it was opened: its number for ever, or an alias of it. */
  readonly told: string;
  priority: Priority;
  status: CaseStatus;
  readonly tags: Set<string>;
  /** Each text once. */
  readonly notes: Set<string>;
  readonly replies: Set<string>;
}

/** What all devices together did. */
export class Expected {
  readonly cases = new Map<string, ExpectedCase>();
  readonly uids = new Set<string>();
  readonly promises = new Set<string>();
  readonly needs = new Set<string>();
}

const tagsPerWorker = 8;

/**
 * One agent at work on one device. What several do at once commutes (notes, tags of one's own), everything else stays on cases of one's
 * own, so that the end does not depend on who came first.
 */
export class Worker {
  readonly #name: string;
  readonly #client: Client;
  readonly #teamId: TeamId;
  readonly #expected: Expected;
  readonly #random: Seeded;
  readonly #own: ExpectedCase[] = [];
  readonly #shared: readonly ExpectedCase[];
  #done = 0;

  constructor(
    name: string,
    client: Client,
    parts: {
      readonly teamId: TeamId;
      readonly expected: Expected;
      readonly seed: number;
      readonly shared: readonly ExpectedCase[];
    },
  ) {
    this.#name = name;
    this.#client = client;
    this.#teamId = parts.teamId;
    this.#expected = parts.expected;
    this.#random = seeded(parts.seed);
    this.#shared = parts.shared;
  }

  /** One command, chosen by the seed. */
  async step(): Promise<void> {
    this.#done += 1;
    const dice = this.#random.next();
    if (this.#own.length === 0 || dice < 0.06) await this.open();
    else if (dice < 0.3) await this.#note(this.#any());
    else if (dice < 0.45) await this.#tag(this.#any());
    else if (dice < 0.6) await this.#prioritise(this.#random.pick(this.#own));
    else if (dice < 0.75) await this.#move(this.#random.pick(this.#own));
    else if (dice < 0.88) await this.#reply(this.#random.pick(this.#own));
    else if (dice < 0.94) await this.#promise(this.#random.pick(this.#own));
    else await this.#call(this.#random.pick(this.#own));
  }

  async open(): Promise<ExpectedCase> {
    const subject = this.#text('案件 case');
    const { uid, made } = await this.#client.run('case.open', { subject, teamId: this.#teamId });
    if (!made?.number) throw new Error('a case was opened without a number');
    const opened: ExpectedCase = {
      id: made.id as CaseId,
      subject,
      told: made.number,
      priority: 'normal',
      status: 'new',
      tags: new Set(),
      notes: new Set(),
      replies: new Set(),
    };
    this.#saved(uid);
    this.#expected.cases.set(opened.id, opened);
    this.#own.push(opened);
    return opened;
  }

  async #note(on: ExpectedCase): Promise<void> {
    const body = this.#text('note');
    this.#saved((await this.#client.run('case.note', { caseId: on.id, body })).uid);
    on.notes.add(body);
  }

  async #tag(on: ExpectedCase): Promise<void> {
    const tag = `${this.#name}-${this.#random.below(tagsPerWorker)}`;
    const has = on.tags.has(tag);
    const change = has ? { remove: [tag] } : { add: [tag] };
    this.#saved((await this.#client.run('case.tag', { caseId: on.id, ...change })).uid);
    if (has) on.tags.delete(tag);
    else on.tags.add(tag);
  }

  async #prioritise(on: ExpectedCase): Promise<void> {
    const priority = this.#random.pick(priorities.filter((each) => each !== on.priority));
    this.#saved((await this.#client.run('case.edit', { caseId: on.id, set: { priority } })).uid);
    on.priority = priority;
  }

  async #move(on: ExpectedCase): Promise<void> {
    const to = this.#random.pick(legalMoves(on.status).filter((status) => status !== 'closed'));
    this.#saved((await this.#client.run('case.status', { caseId: on.id, to })).uid);
    on.status = to;
  }

  async #reply(on: ExpectedCase): Promise<void> {
    const body = this.#text('您好');
    this.#saved((await this.#client.run('case.reply', { caseId: on.id, body })).uid);
    on.replies.add(body);
    if (on.status === 'new' || on.status === 'reopened') on.status = 'open';
  }

  async #promise(on: ExpectedCase): Promise<void> {
    const promise = this.#text('call back');
    const { agent } = await this.#client.call('session.get', {});
    if (!agent) throw new Error('nobody is signed in');
    const asked = { caseId: on.id, teamId: this.#teamId, ownerId: agent.id, dueAt: Date.now() + 3_600_000, promise };
    this.#saved((await this.#client.run('follow-up.schedule', asked)).uid);
    this.#expected.promises.add(promise);
  }

  async #call(on: ExpectedCase): Promise<void> {
    const need = this.#text('需求');
    const { uid } = await this.#client.run('call.record', {
      caseId: on.id,
      teamId: this.#teamId,
      direction: 'in',
      startedAt: Date.now() - 60_000,
      durationMs: 60_000,
      need,
      outcome: 'resolved',
    });
    this.#saved(uid);
    this.#expected.needs.add(need);
  }

  #any(): ExpectedCase {
    return this.#shared.length > 0 && this.#random.next() < 0.4
      ? this.#random.pick(this.#shared)
      : this.#random.pick(this.#own);
  }

  #text(what: string): string {
    return `${what} ${this.#name} ${this.#done}`;
  }

  #saved(uid: string): void {
    this.#expected.uids.add(uid);
  }
}
