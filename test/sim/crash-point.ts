import { type Connection, connectionOf, handleOf } from '#db/connection/connection.ts';
import type { AnyReader } from '#db/connection/handle.ts';
import type { RunResult, SqlValue, Statement } from '#db/connection/statement.ts';

/** Thrown into a program that was killed; nothing it still does has any effect. */
export class Killed extends Error {
  constructor() {
    super('killed');
    this.name = 'Killed';
  }
}

/** Kills one run of a device at a statement that was chosen before, or at once. */
export class CrashPoint {
  #left = Number.POSITIVE_INFINITY;
  #dead = false;
  readonly #killed: () => void;

  constructor(killed: () => void) {
    this.#killed = killed;
  }

  get dead(): boolean {
    return this.#dead;
  }

  /** After this many more statements. */
  arm(statements: number): void {
    this.#left = statements;
  }

  kill(): void {
    if (this.#dead) return;
    this.#dead = true;
    this.#killed();
  }

  /** To be called before every statement. */
  pass(): void {
    if (!this.#dead && this.#left-- <= 0) this.kill();
    if (this.#dead) throw new Killed();
  }
}

type StatementLike = Pick<Statement, 'get' | 'all' | 'run' | 'runWith'>;

/** The same file for a program that can be killed between any two statements. */
export function killable<Handle extends AnyReader>(handle: Handle, point: CrashPoint): Handle {
  const real = connectionOf(handle);
  const wrapped = new Map<string, StatementLike>();
  const statement = (text: string): StatementLike => {
    const known = wrapped.get(text);
    if (known) return known;
    point.pass();
    const inner = real.statement(text);
    const made: StatementLike = {
      get: <Row>(...values: SqlValue[]): Row | undefined => {
        point.pass();
        return inner.get<Row>(...values);
      },
      all: <Row>(...values: SqlValue[]): readonly Row[] => {
        point.pass();
        return inner.all<Row>(...values);
      },
      run: (...values: SqlValue[]): RunResult => {
        point.pass();
        return inner.runWith(values);
      },
      runWith: (values: readonly SqlValue[]): RunResult => {
        point.pass();
        return inner.runWith(values);
      },
    };
    wrapped.set(text, made);
    return made;
  };
  const file = {
    driver: real.driver,
    statement,
    get follower() {
      return point.dead ? undefined : real.follower;
    },
  };
  return handleOf(file as unknown as Connection);
}
