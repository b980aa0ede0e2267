import type { Draft } from '#domain/contract/ipc/draft-views.ts';
import type { Json } from '#domain/model/json.ts';
import { type CommandRow, commandOf } from '../outbox/command-rows.ts';
import { commandsOf, type UnsentWork } from '../outbox/unsent.ts';
import { presentRows, type Rows } from './rows.ts';

/** What of these rows the server does not have. */
export function unsentIn(rows: Rows): UnsentWork {
  const commands = presentRows(rows, 'command')
    .filter(({ state, envelope }) => envelope !== undefined && (state === 'waiting' || state === 'refused'))
    .map((row) => commandOf(row as unknown as CommandRow))
    .sort((a, b) => a.seq - b.seq);
  const drafts = presentRows(rows, 'draft').map(
    (row): Draft => ({
      kind: row.kind as Draft['kind'],
      subject: String(row.subject),
      content: JSON.parse(String(row.content)) as Json,
      savedAt: Number(row.savedAt),
    }),
  );
  return { commands: commandsOf(commands), drafts };
}
