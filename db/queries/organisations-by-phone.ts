import type { CustomerSummary } from '#domain/contract/ipc/customer-views.ts';
import type { OrganisationCandidate, PhoneCandidate } from '#domain/contract/ipc/duplicate-views.ts';
import type { ContactPoint } from '#domain/model/customer-fields.ts';
import type { OrganisationId } from '#domain/model/ids.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { organisationsWithNumber } from '../search/find-organisations.ts';
import { unfinished } from './case-query.ts';
import { caseRows } from './case-rows.ts';
import { customerSummaries } from './customer-summaries.ts';

const looked = 20;
const shown = 3;
const shownPeople = 5;
const shownCases = 5;
/** Among so many of its people those with open cases come first. */
const weighed = 200;

type Match = PhoneCandidate['match'];

interface Asked {
  readonly key: string;
  matchOf(points: readonly ContactPoint[]): Match;
  confidenceOf(match: Match, sharing: number): number;
}

interface Found {
  readonly id: OrganisationId;
  readonly name: string;
  readonly contactPoints: string;
}

/** From which organisations a call may come: those with that number themselves, whoever of their people it is. */
export function organisationsByNumber(db: ReplicaReader, asked: Asked): readonly OrganisationCandidate[] {
  const rids = organisationsWithNumber(db, asked.key, looked);
  const text =
    'select t.id, t.name, t.contactPoints from json_each(?) hit cross join organisation t on t.rid = hit.value';
  const matched = sql(db, text)
    .all<Found>(JSON.stringify(rids))
    .map(({ id, name, contactPoints }) => ({ id, name, match: asked.matchOf(JSON.parse(contactPoints)) }));
  return matched
    .map((each) => {
      const sharing = matched.filter(({ match }) => match === each.match).length;
      return { ...each, confidence: asked.confidenceOf(each.match, sharing) };
    })
    .toSorted((a, b) => b.confidence - a.confidence || (a.name < b.name ? -1 : 1))
    .slice(0, shown)
    .map((each) => ({ ...each, people: peopleOf(db, each.id), openCases: openCasesOf(db, each.id) }));
}

/** Those with the most open cases first. */
function peopleOf(db: ReplicaReader, id: OrganisationId): readonly CustomerSummary[] {
  const text = `
    select c.rid from customer c cross join customer_order o on o.rid = c.rid
    where c.organisationId = ? and c.mergedIntoId is null order by o.sortKey, o.rid limit ?`;
  const rids = sql(db, text).all<{ rid: number }>(id, weighed);
  const people = customerSummaries(
    db,
    rids.map(({ rid }) => rid),
  );
  return people.toSorted((a, b) => b.openCases - a.openCases).slice(0, shownPeople);
}

function openCasesOf(db: ReplicaReader, id: OrganisationId) {
  const text = `
    select c.rid from customer m cross join "case" c on c.customerId = m.id
    where m.organisationId = ? and ${unfinished} and c.mergedIntoId is null order by c.lastActivityAt desc, c.rid limit ?`;
  const rids = sql(db, text).all<{ rid: number }>(id, shownCases);
  return caseRows(
    db,
    rids.map(({ rid }) => rid),
  );
}
