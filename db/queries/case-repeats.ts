import type { CaseRepeats, RepeatedCase } from '#domain/contract/ipc/care-views.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { repeatGroups } from '#domain/rules/repeat-questions.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { idsOfCustomer, livingId } from '../search/goes-on.ts';
import { careRules } from './care-rules.ts';

/** So many of an asker's newest cases are compared. */
export const comparedCases = 100;
/** A larger organisation is many who ask, and no one of them again and again. */
export const mostInOrganisation = 200;

interface Organisation {
  readonly id: string;
  readonly name: string;
}

/** Who asks when this customer does: the ids that their cases may name, and their organisation, if they have one. */
export function askerOf(db: ReplicaReader, customerId: string) {
  const living = livingId(db, customerId);
  const organisation = sql(
    db,
    `select o.id, o.name from customer t cross join organisation o on o.id = t.organisationId where t.id = ?`,
  ).get<Organisation>(living);
  const people = organisation
    ? sql(db, 'select id from customer where organisationId = ? and mergedIntoId is null limit ?').all<{ id: string }>(
        organisation.id,
        mostInOrganisation + 1,
      )
    : [];
  if (!organisation || people.length > mostInOrganisation)
    return { customerIds: idsOfCustomer(db, living), organisation: null };
  return { customerIds: people.flatMap(({ id }) => idsOfCustomer(db, id)), organisation };
}

/** The cases that ask what this one does, by the same customer or their organisation; null where it was not asked as often as that. */
export function repeatsOfCase(db: ReplicaReader, caseId: CaseId): CaseRepeats | null {
  const self = sql(db, 'select customerId from "case" where id = ?').get<{ customerId: string | null }>(caseId);
  if (!self?.customerId) return null;
  const { customerIds, organisation } = askerOf(db, self.customerId);
  const asked = sql(
    db,
    `select c.id, c.number, c.subject, c.status, c.openedAt, c.customerId, customer.name as customerName
     from json_each(?) asker cross join "case" c on c.customerId = asker.value
     left join customer on customer.id = c.customerId
     order by c.openedAt desc, c.id desc limit ${comparedCases}`,
  ).all<RepeatedCase>(JSON.stringify(customerIds));
  const { repeat } = careRules(db);
  const group = repeatGroups(asked, repeat).find((cases) => cases.some(({ id }) => id === caseId));
  if (!group) return null;
  const people = new Set(group.map(({ customerId }) => livingId(db, customerId)));
  return {
    organisationName: people.size > 1 ? (organisation?.name ?? null) : null,
    others: group.filter(({ id }) => id !== caseId).toReversed(),
  };
}
