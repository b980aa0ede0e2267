import { AppError } from '#domain/contract/failure.ts';
import type {
  ExpiringAsked,
  ExpiringPage,
  ExpiringRow,
  HoldingDetail,
  HoldingHit,
  HoldingsAsked,
  HoldingsOfCase,
  HoldingView,
} from '#domain/contract/ipc/holding-views.ts';
import type { HoldingKind } from '#domain/model/choices.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { AgentId, CaseId, CustomerId, HoldingId } from '#domain/model/ids.ts';
import { dateOf, dayNumber } from '#domain/rules/calendar/local-date.ts';
import { followUpOfTerm } from '#domain/rules/holding-term.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import type { SqlValue } from '../connection/statement.ts';
import { loadRecord } from '../replica/records.ts';
import { holdingsByNumber } from '../search/find-holdings.ts';
import { livingId, livingSql, ofCustomer } from '../search/goes-on.ts';
import { caseRows } from './case-rows.ts';
import type { Me } from './me.ts';
import { saveStateOf, unsentSql } from './save-state.ts';

/** More than anybody has; a fleet of machines is looked up by number. */
const shown = 300;
const casesShown = 50;

const living = livingSql('t.customerId');
const names = `
  left join customer on customer.id = ${living}
  left join organisation on organisation.id = coalesce(t.organisationId, customer.organisationId)`;

interface Found {
  readonly id: HoldingId;
  readonly customerId: CustomerId | null;
  readonly customerName: string | null;
  readonly organisationName: string | null;
  readonly cases: number;
  readonly unsent: number;
}

const columns = `
  t.id, ${living} as customerId, customer.name as customerName, organisation.name as organisationName,
  (select count(*) from "case" c where c.holdingId = t.id) as cases, ${unsentSql('holding', 't')} as unsent`;

function viewOf(db: ReplicaReader, { unsent, ...found }: Found): HoldingView {
  const record = loadRecord(db, { collection: 'holding', id: found.id });
  if (!record) throw new AppError('not-here', 'This asset, order or contract is not held on this device.');
  const fields = record.fields as unknown as FieldsOf<'holding'>;
  return { ...found, rev: record.rev, fields, saveState: saveStateOf(unsent) };
}

function holdings(db: ReplicaReader, rest: string, ...values: SqlValue[]): HoldingView[] {
  return sql(db, `select ${columns} from holding t ${names} ${rest}`)
    .all<Found>(...values)
    .map((found) => viewOf(db, found));
}

/** What is in use stands before what was retired; the newest first. */
const order = 'order by t.retiredAt is not null, coalesce(t.startsOn, t.endsOn) desc, t.createdAt desc, t.id limit ?';

/** What an organisation has; or what a customer has, with what their organisation has. */
export function listHoldings(db: ReplicaReader, { customerId, organisationId }: HoldingsAsked): HoldingView[] {
  if (customerId === null) return holdings(db, `where t.organisationId = ? ${order}`, organisationId, shown);
  const own = ofCustomer(db, customerId, 't.customerId');
  const file = sql(db, 'select organisationId from customer where id = ?').get<{ organisationId: string | null }>(
    livingId(db, customerId),
  );
  return holdings(
    db,
    `where ${own.sql} or t.organisationId = ? ${order}`,
    own.value,
    file?.organisationId ?? null,
    shown,
  );
}

/** What a case is about, and what else its customer has in use. */
export function holdingsOfCase(db: ReplicaReader, caseId: CaseId): HoldingsOfCase {
  const found = sql(db, 'select customerId, holdingId from "case" where id = ?').get<{
    customerId: CustomerId | null;
    holdingId: HoldingId | null;
  }>(caseId);
  const { customerId = null, holdingId = null } = found ?? {};
  const all = customerId === null ? [] : listHoldings(db, { customerId, organisationId: null });
  const chosen = all.find(({ id }) => id === holdingId) ?? holdings(db, 'where t.id = ?', holdingId)[0] ?? null;
  return { chosen, choices: all.filter(({ fields }) => fields.retiredAt === null) };
}

/** In this order who calls is told of what they have; of orders not at all. */
const told: readonly HoldingKind[] = ['plan', 'contract', 'asset'];

/** What somebody who calls should be told of: what is in use. */
export function termsOfCustomer(db: ReplicaReader, customerId: CustomerId, limit: number): HoldingView[] {
  return listHoldings(db, { customerId, organisationId: null })
    .filter(({ fields }) => told.includes(fields.kind) && fields.retiredAt === null)
    .sort((a, b) => told.indexOf(a.fields.kind) - told.indexOf(b.fields.kind))
    .slice(0, limit);
}

type Expiring = Found & { readonly keeperId: AgentId | null };

const keeper = 'coalesce(t.ownerId, customer.accountManagerId, organisation.accountManagerId)';

/** Warranties and contracts that end within so many days or ended so many days ago, the first to end first. */
export function expiringHoldings(db: ReplicaReader, asked: ExpiringAsked, me: Pick<Me, 'agentId'>): ExpiringPage {
  const day = dayNumber(asked.today);
  const span: SqlValue[] = [dateOf(day - asked.past), dateOf(day + asked.days)];
  const mine = asked.of === 'me' ? `and ${keeper} = ?` : '';
  const whose: SqlValue[] = asked.of === 'me' ? [me.agentId] : [];
  const from = `from holding t ${names} where t.endsOn between ? and ? and t.retiredAt is null ${mine}`;
  const total = sql(db, `select count(*) as count ${from}`).get<{ count: number }>(...span, ...whose)?.count ?? 0;
  const rows = sql(db, `select ${columns}, ${keeper} as keeperId ${from} order by t.endsOn, t.id limit ? offset ?`)
    .all<Expiring>(...span, ...whose, asked.limit, asked.offset)
    .map((found) => expiringOf(db, found));
  return { total, rows };
}

function expiringOf(db: ReplicaReader, { keeperId, ...found }: Expiring): ExpiringRow {
  const view = viewOf(db, found);
  return { ...view, keeperId, followUp: followUpOf(db, view) };
}

function followUpOf(db: ReplicaReader, { id, fields }: HoldingView): ExpiringRow['followUp'] {
  if (fields.endsOn === null) return null;
  const text = `
    select t.dueAt, coalesce(agent.name, '') as ownerName, t.status = 'open' as isOpen
    from followUp t left join agent on agent.id = t.ownerId where t.id = ?`;
  const found = sql(db, text).get<{ dueAt: number; ownerName: string; isOpen: number }>(
    followUpOfTerm(id, fields.endsOn),
  );
  return found ? { ...found, isOpen: found.isOpen !== 0 } : null;
}

export function holdingDetail(db: ReplicaReader, id: HoldingId): HoldingDetail {
  const text = `select ${columns}, ${keeper} as keeperId from holding t ${names} where t.id = ?`;
  const found = sql(db, text).get<Expiring>(id);
  if (!found) throw new AppError('not-here', 'This asset, order or contract is not held on this device.');
  const cases = 'select rid from "case" where holdingId = ? order by lastActivityAt desc limit ?';
  const rids = sql(db, cases).all<{ rid: number }>(id, casesShown);
  const about = caseRows(
    db,
    rids.map(({ rid }) => rid),
  );
  return { ...expiringOf(db, found), caseRows: about };
}

/** By their number, for the one search. */
export function holdingHits(db: ReplicaReader, typed: string, limit: number): readonly HoldingHit[] {
  const text = `
    select t.id, t.kind, t.name, t.number, ${living} as customerId, t.organisationId,
      coalesce(customer.name, organisation.name, '') as ownerName
    from json_each(?) hit cross join holding t on t.rid = hit.value ${names}`;
  return sql(db, text).all<HoldingHit>(JSON.stringify(holdingsByNumber(db, typed, limit)));
}
