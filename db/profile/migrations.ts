import type { Migration } from '../connection/migrate.ts';
import { accounts } from './migrations/0001-accounts.ts';

export const profileMigrations: readonly Migration[] = [accounts];
