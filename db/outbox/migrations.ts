import type { Migration } from '../connection/migrate.ts';
import { commands } from './migrations/0001-commands.ts';

export const outboxMigrations: readonly Migration[] = [commands];
