import type { ReplicaReader } from '#db/connection/handle.ts';
import { careRules } from '#db/queries/care-rules.ts';
import { type AtRisk, findCustomersAtRisk, riskRows } from '#db/queries/customers-at-risk.ts';
import { type CareDay, findCareDays, occasionRows } from '#db/queries/occasions.ts';
import { findRepeatedQuestions, questionRows } from '#db/queries/repeated-questions.ts';
import { AppError } from '#domain/contract/failure.ts';
import { mostOccasions, type OccasionPage, type RepeatedPage, type RiskPage } from '#domain/contract/ipc/care-views.ts';
import type { Question } from '#domain/rules/asked-questions.ts';
import type { Clock } from '../ports.ts';

interface Page {
  readonly offset: number;
  readonly limit: number;
}

interface Found<T> {
  readonly db: ReplicaReader;
  /** How often something had changed when it was begun, and in which hour: ages are counted in days. */
  readonly mark: string;
  readonly rows: Promise<readonly T[]>;
}

const hourMs = 3_600_000;

/**
 * What is found by looking at everything a workspace knows: it is done a slice at a time, so that nobody waits for it, and kept until
 * something changes.
 */
export class CareLists {
  readonly #replica: () => ReplicaReader;
  readonly #clock: Clock;
  readonly #revision: () => number;
  #questions: Found<Question> | undefined;
  #atRisk: Found<AtRisk> | undefined;
  #careDays: Found<CareDay> | undefined;

  constructor(replica: () => ReplicaReader, clock: Clock, revision: () => number) {
    this.#replica = replica;
    this.#clock = clock;
    this.#revision = revision;
  }

  async questions({ offset, limit }: Page, now: number): Promise<RepeatedPage> {
    const db = this.#replica();
    const { repeat } = careRules(db);
    const mark = this.#mark(now);
    if (this.#questions?.db !== db || this.#questions.mark !== mark)
      this.#questions = { db, mark, rows: this.#inSlices(db, findRepeatedQuestions(db, repeat, now)) };
    const found = await this.#questions.rows;
    return { total: found.length, rows: questionRows(this.#same(db), found.slice(offset, offset + limit)) };
  }

  async atRisk({ offset, limit }: Page, now: number): Promise<RiskPage> {
    const db = this.#replica();
    const mark = this.#mark(now);
    if (this.#atRisk?.db !== db || this.#atRisk.mark !== mark)
      this.#atRisk = { db, mark, rows: this.#inSlices(db, findCustomersAtRisk(db, now)) };
    const found = await this.#atRisk.rows;
    return { total: found.length, rows: riskRows(this.#same(db), found.slice(offset, offset + limit)) };
  }

  async careDays({ from, to }: { readonly from: string; readonly to: string }): Promise<OccasionPage> {
    const db = this.#replica();
    const mark = `${this.#revision()} ${from} ${to}`;
    if (this.#careDays?.db !== db || this.#careDays.mark !== mark)
      this.#careDays = { db, mark, rows: this.#inSlices(db, findCareDays(db, from, to)) };
    const found = await this.#careDays.rows;
    return { total: found.length, rows: occasionRows(this.#same(db), found.slice(0, mostOccasions)) };
  }

  #mark(now: number): string {
    return `${this.#revision()} ${Math.floor(now / hourMs)}`;
  }

  async #inSlices<T>(db: ReplicaReader, finding: Generator<void, readonly T[]>): Promise<readonly T[]> {
    for (let step = finding.next(); ; step = finding.next()) {
      if (step.done) return step.value;
      await new Promise<void>((resolve) => this.#clock.after(0, resolve));
      this.#same(db);
    }
  }

  /** Somebody else may sit in the chair by now. */
  #same(db: ReplicaReader): ReplicaReader {
    if (this.#replica() !== db) throw new AppError('cancelled', 'The account was closed meanwhile.');
    return db;
  }
}
