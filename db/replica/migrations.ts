import type { Migration } from '../connection/migrate.ts';

export const replicaMigrations: readonly Migration[] = [];
