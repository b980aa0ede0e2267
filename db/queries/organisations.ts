import { foldText } from '#domain/rules/text-fold.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';

/** More than anybody reads in a list to choose from. */
const shown = 100;

/** Organisations whose name holds the text, by name. */
export function listOrganisations(
  db: ReplicaReader,
  { text }: { readonly text: string },
): { readonly id: string; readonly name: string }[] {
  const wanted = foldText(text.trim());
  return sql(db, 'select id, name from organisation order by name, id')
    .all<{ id: string; name: string }>()
    .filter(({ name }) => foldText(name).includes(wanted))
    .slice(0, shown);
}
