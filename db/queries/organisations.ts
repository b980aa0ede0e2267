import { AppError } from '#domain/contract/failure.ts';
import type { OrganisationDetail, OrganisationPage, OrganisationRow } from '#domain/contract/ipc/organisation-views.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { OrganisationId } from '#domain/model/ids.ts';
import { foldText } from '#domain/rules/text-fold.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { loadRecord } from '../replica/records.ts';
import { numbersIn } from './contact-numbers.ts';
import { customerSummaries } from './customer-summaries.ts';
import { saveStateOf, unsentSql } from './save-state.ts';

/** More than anybody reads in a list to choose from. */
const shown = 100;

/** So many of an organisation's people are listed. */
const shownPeople = 200;

interface Named {
  readonly id: OrganisationId;
  readonly name: string;
}

function organisationsByName(db: ReplicaReader, text: string): readonly Named[] {
  const wanted = foldText(text.trim());
  const all = sql(db, 'select id, name from organisation order by name, id').all<Named>();
  return wanted === '' ? all : all.filter(({ name }) => foldText(name).includes(wanted));
}

/** Organisations whose name holds the text, by name. */
export function listOrganisations(db: ReplicaReader, { text }: { readonly text: string }): readonly Named[] {
  return organisationsByName(db, text).slice(0, shown);
}

export function organisationPage(
  db: ReplicaReader,
  { text, offset, limit }: { readonly text: string; readonly offset: number; readonly limit: number },
): OrganisationPage {
  const found = organisationsByName(db, text);
  const page = found.slice(offset, offset + limit).map(({ id }) => id);
  const rows = sql(
    db,
    `select t.id, t.name, agent.name as accountManagerName,
       (select count(*) from customer c where c.organisationId = t.id and c.mergedIntoId is null) as people
     from json_each(?) page cross join organisation t on t.id = page.value
     left join agent on agent.id = t.accountManagerId order by page.key`,
  ).all<OrganisationRow>(JSON.stringify(page));
  return { total: found.length, rows };
}

export function organisationDetail(db: ReplicaReader, id: OrganisationId): OrganisationDetail {
  const record = loadRecord(db, { collection: 'organisation', id });
  if (!record) throw new AppError('not-here', 'This organisation is not held on this device.');
  const fields = record.fields as unknown as FieldsOf<'organisation'>;
  const people = sql(
    db,
    `select c.rid from customer c cross join customer_order o on o.rid = c.rid
     where c.organisationId = ? and c.mergedIntoId is null order by o.sortKey, o.rid`,
  )
    .all<{ rid: number }>(id)
    .map(({ rid }) => rid);
  const state = sql(db, `select ${unsentSql('organisation', 't')} as unsent from organisation t where t.id = ?`);
  return {
    ...{ id, rev: record.rev, fields, numbers: numbersIn(db, fields.contactPoints) },
    people: { total: people.length, rows: customerSummaries(db, people.slice(0, shownPeople)) },
    saveState: saveStateOf(state.get<{ unsent: number }>(id)?.unsent ?? 0),
  };
}
