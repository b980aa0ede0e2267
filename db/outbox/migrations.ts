import type { Migration } from '../connection/migrate.ts';
import { commands } from './migrations/0001-commands.ts';
import { journal } from './migrations/0002-journal.ts';
import { files } from './migrations/0003-files.ts';
import { notices } from './migrations/0004-notices.ts';
import { heldBack } from './migrations/0005-held-back.ts';
import { reading } from './migrations/0006-reading.ts';

export const outboxMigrations: readonly Migration[] = [commands, journal, files, notices, heldBack, reading];
