import type { CaseHit, CustomerHit, SearchHits } from '#domain/contract/ipc/search-views.ts';
import type { ContactPoint } from '#domain/model/customer-fields.ts';
import { phoneDigits } from '#domain/rules/phone-digits.ts';
import { foldText } from '#domain/rules/text-fold.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { articlesByText } from '../search/find-articles.ts';
import { casesByText } from '../search/find-cases.ts';
import { customersByText, typedPhone } from '../search/find-customers.ts';
import { livingSql } from '../search/goes-on.ts';
import { articlesOf } from './articles.ts';
import { holdingHits } from './holding-views.ts';

/** Among so many newest customers the ones whose very name was typed come first. */
const weighed = 300;

type StoredCustomerHit = Omit<CustomerHit, 'contact'> & { readonly rid: number; readonly contactPoints: string };

function caseHits(db: ReplicaReader, text: string, limit: number): CaseHit[] {
  const select = `
    select c.id, c.number, c.subject, c.status, customer.name as customerName
    from "case" c left join customer on customer.id = ${livingSql('c.customerId')} where c.rid = ?`;
  return casesByText(db, text)
    .slice(0, limit)
    .flatMap((rid) => sql(db, select).get<CaseHit>(rid) ?? []);
}

/** The contact point that was typed a part of, or the first. */
function contactOf(points: readonly ContactPoint[], text: string): string | null {
  const digits = typedPhone(text);
  const wanted = foldText(text.trim());
  const matching = points.find(({ kind, value }) =>
    digits !== undefined && kind === 'phone' ? phoneDigits(value).includes(digits) : foldText(value).includes(wanted),
  );
  return (matching ?? points[0])?.value ?? null;
}

/** 0: the name itself, 1: how it begins, 2: a part of it, 3: found by something else. */
function distance(name: string, text: string): number {
  const folded = foldText(name);
  const wanted = foldText(text.trim());
  if (folded === wanted) return 0;
  if (folded.startsWith(wanted)) return 1;
  return folded.includes(wanted) ? 2 : 3;
}

function customerHits(db: ReplicaReader, text: string, limit: number): CustomerHit[] {
  const select = `
    select t.rid, t.id, t.name, organisation.name as organisationName, t.contactPoints
    from json_each(?) hit cross join customer t on t.rid = hit.value
    left join organisation on organisation.id = t.organisationId`;
  const rids = customersByText(db, text, weighed);
  const rows = sql(db, select).all<StoredCustomerHit>(JSON.stringify(rids));
  const byRid = new Map(rows.map((row) => [row.rid, row]));
  return rids
    .flatMap((rid) => byRid.get(rid) ?? [])
    .map((row) => ({ row, distance: distance(row.name, text) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, limit)
    .map(({ row: { rid: _rid, contactPoints, ...hit } }) => ({
      ...hit,
      contact: contactOf(JSON.parse(contactPoints) as ContactPoint[], text),
    }));
}

/** The first few cases, customers, articles, assets, orders and contracts for what was typed into the one search field. */
export function findEverything(
  db: ReplicaReader,
  { text, limit }: { readonly text: string; readonly limit: number },
): SearchHits {
  const articles = articlesOf(db, articlesByText(db, text, limit));
  return {
    cases: caseHits(db, text, limit),
    customers: customerHits(db, text, limit),
    articles: articles.map(({ id, title, kind, language }) => ({ id, title, kind, language })),
    holdings: holdingHits(db, text, limit),
  };
}
