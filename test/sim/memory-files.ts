import Database from 'better-sqlite3';
import { Connection, handleOf } from '#db/connection/connection.ts';
import { type Migration, migrate } from '#db/connection/migrate.ts';
import { outboxMigrations } from '#db/outbox/migrations.ts';
import { replicaMigrations } from '#db/replica/migrations.ts';
import type { DeviceFiles, FileCopy, OpenFiles } from './device-files.ts';

/** Migrating takes ten times as long as opening what was migrated before. */
function template(migrations: readonly Migration[]): Buffer {
  const driver = new Database(':memory:');
  migrate(driver, migrations);
  const image = driver.serialize();
  driver.close();
  return image;
}

const empty = { outbox: template(outboxMigrations), replica: template(replicaMigrations) };

type Name = keyof typeof empty;

/** Both files in memory, without a cipher. A kill inside a transaction is its rollback, which the driver sees to. */
export class MemoryFiles implements DeviceFiles {
  readonly #connections: Record<Name, Connection>;

  constructor() {
    this.#connections = { outbox: opened(empty.outbox), replica: opened(empty.replica) };
  }

  open(): OpenFiles {
    return { outbox: handleOf(this.#connections.outbox), replica: handleOf(this.#connections.replica) };
  }

  killed(): void {}

  close(): void {}

  copy(): FileCopy {
    return { outbox: this.#image('outbox'), replica: this.#image('replica') };
  }

  putBack(copy: FileCopy, which: 'both' | 'replica'): void {
    if (which === 'both') this.#replace('outbox', copy.outbox as Buffer);
    this.#replace('replica', copy.replica as Buffer);
  }

  loseReplica(): void {
    this.#replace('replica', empty.replica);
  }

  discard(): void {
    this.#connections.outbox.driver.close();
    this.#connections.replica.driver.close();
  }

  #image(name: Name): Buffer {
    return this.#connections[name].driver.serialize();
  }

  #replace(name: Name, image: Buffer): void {
    this.#connections[name].driver.close();
    this.#connections[name] = opened(image);
  }
}

function opened(image: Buffer): Connection {
  // A copy: the driver takes the buffer for its own.
  return new Connection(new Database(Buffer.from(image)));
}
