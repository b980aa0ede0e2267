import type Database from 'better-sqlite3';
import { AppError } from '#domain/contract/failure.ts';

/** One step of a file's schema, never changed once released. `user_version` counts the steps a file has taken. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}

export function schemaVersion(driver: Database.Database): number {
  return driver.pragma('user_version', { simple: true }) as number;
}

/** Refuses a file that a newer Holdfast has changed; it is left as it is. */
export function refuseFuture(driver: Database.Database, migrations: readonly Migration[]): void {
  const found = schemaVersion(driver);
  if (found > migrations.length)
    throw new AppError('from-the-future', 'The database was written by a newer Holdfast.', {
      found,
      known: migrations.length,
    });
}

/** Takes the steps a file still lacks, all of them or none. */
export function migrate(driver: Database.Database, migrations: readonly Migration[]): void {
  const found = schemaVersion(driver);
  if (found === migrations.length) return;
  const steps = migrations.slice(found);
  driver
    .transaction(() => {
      for (const step of steps) {
        driver.exec(step.sql);
        driver.pragma(`user_version = ${step.version}`);
      }
    })
    .immediate();
}
