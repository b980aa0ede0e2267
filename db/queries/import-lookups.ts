import type { CustomerId, OrganisationId } from '#domain/model/ids.ts';
import type { TwinKey } from '#domain/rules/customer-likeness.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';

export interface NamedOrganisation {
  readonly id: OrganisationId;
  readonly name: string;
  readonly externalId: string | null;
}

/** All organisations, the oldest first: of those that bear the same name it is the one that is meant. */
export function namedOrganisations(db: ReplicaReader): readonly NamedOrganisation[] {
  return sql(db, 'select id, name, externalId from organisation order by createdAt, id').all<NamedOrganisation>();
}

/** Another customer who has the number, e-mail address or chat name. */
export function customerWith(
  db: ReplicaReader,
  { kind, key }: TwinKey,
  exceptId: string,
): { readonly id: CustomerId; readonly name: string } | undefined {
  const text = `
    select c.id, c.name from customer_key k cross join customer c on c.rid = k.rid
    where k.kind = ? and k.key = ? and c.id <> ? limit 1`;
  return sql(db, text).get<{ id: CustomerId; name: string }>(kind, key, exceptId);
}
