import { AppError } from '#domain/contract/failure.ts';
import type { Client } from '#domain/contract/ipc/client.ts';
import type { CaseId, TeamId } from '#domain/model/ids.ts';
import { legalMoves } from '#domain/rules/status-machine.ts';
import type { Seeded } from '../harness/seeded.ts';

/** What the host said is saved. */
export interface Acknowledged {
  readonly uid: string;
  readonly caseId: CaseId;
  /** Unique among everything ever written. */
  readonly text: string;
  readonly kind: 'case' | 'note' | 'reply' | 'status';
  /** Of a new case. */
  readonly told: string | null;
}

/** An agent who writes without a pause and remembers, independently of the host, what it was told is saved. */
export class WritingAgent {
  readonly acknowledged: Acknowledged[] = [];
  /** What was asked for and never answered: it may be saved or not, once at most. */
  readonly unanswered: string[] = [];
  /** The last draft that is known to be saved, and the one whose answer was lost. */
  draft: string | null = null;
  unansweredDraft: string | null = null;
  readonly #random: Seeded;
  readonly #cases: CaseId[] = [];
  #written = 0;

  constructor(random: Seeded) {
    this.#random = random;
  }

  /** Writes until the host is gone or it is told to stop. */
  async write(client: Client, teamId: TeamId, isOver: () => boolean): Promise<void> {
    try {
      while (!isOver()) await this.#step(client, teamId);
    } catch (error) {
      if (!(error instanceof AppError) || !error.message.includes('is gone')) throw error;
    }
  }

  async #step(client: Client, teamId: TeamId): Promise<void> {
    const dice = this.#random.next();
    if (this.#cases.length === 0 || dice < 0.08) await this.#open(client, teamId);
    else if (dice < 0.5) await this.#say(client, 'note');
    else if (dice < 0.7) await this.#say(client, 'reply');
    else if (dice < 0.85) await this.#move(client);
    else await this.jot(client);
  }

  async #open(client: Client, teamId: TeamId): Promise<void> {
    const subject = this.#text('工单 case');
    const { uid, made } = await this.#asked(subject, client.run('case.open', { subject, teamId }));
    const caseId = made?.id as CaseId;
    this.#cases.push(caseId);
    this.acknowledged.push({ uid, caseId, text: subject, kind: 'case', told: made?.number ?? null });
  }

  async #say(client: Client, kind: 'note' | 'reply'): Promise<void> {
    const caseId = this.#random.pick(this.#cases);
    const body = this.#text(kind);
    const { uid } = await this.#asked(body, client.run(`case.${kind}`, { caseId, body }));
    this.acknowledged.push({ uid, caseId, text: body, kind, told: null });
  }

  async #move(client: Client): Promise<void> {
    const caseId = this.#random.pick(this.#cases);
    const { fields } = await client.call('cases.get', { caseId });
    const to = this.#random.pick(legalMoves(fields.status).filter((status) => status !== 'closed'));
    const reason = this.#text('because');
    const { uid } = await this.#asked(reason, client.run('case.status', { caseId, to, reason }));
    this.acknowledged.push({ uid, caseId, text: reason, kind: 'status', told: null });
  }

  async jot(client: Client): Promise<void> {
    const content = this.#text('您好，draft');
    this.unansweredDraft = content;
    await client.call('drafts.save', { kind: 'reply', subject: '', content });
    this.draft = content;
    this.unansweredDraft = null;
  }

  /** What is held settles whether the draft whose answer was lost is saved: from now on it is the one that must be kept. */
  settleDraft(held: string | null): void {
    this.draft = held;
    this.unansweredDraft = null;
  }

  async #asked<T>(text: string, answer: Promise<T>): Promise<T> {
    this.unanswered.push(text);
    const value = await answer;
    this.unanswered.pop();
    return value;
  }

  #text(what: string): string {
    this.#written += 1;
    return `${what} ${this.#written}`;
  }
}
