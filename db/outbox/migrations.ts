import type { Migration } from '../connection/migrate.ts';
import { commands } from './migrations/0001-commands.ts';
import { journal } from './migrations/0002-journal.ts';

export const outboxMigrations: readonly Migration[] = [commands, journal];
