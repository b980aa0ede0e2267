import type { FoundCustomer } from '#domain/contract/ipc/search-procedures.ts';
import type { ContactPoint } from '#domain/model/customer-fields.ts';
import { phoneDigits } from '#domain/rules/phone-digits.ts';
import { foldText } from '#domain/rules/text-fold.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { typedPhone } from '../search/find-customers.ts';

type CustomerHit = Omit<FoundCustomer, 'name'> & { readonly name: string };
type StoredCustomerHit = Omit<CustomerHit, 'contact'> & { readonly rid: number; readonly contactPoints: string };

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

/** Customers in the order of `rids`, but the ones whose very name was typed first. */
export function customerHits(db: ReplicaReader, rids: readonly number[], text: string): CustomerHit[] {
  const select = `
    select t.rid, t.id, t.name, organisation.name as organisationName, t.contactPoints
    from json_each(?) hit cross join customer t on t.rid = hit.value
    left join organisation on organisation.id = t.organisationId`;
  const rows = sql(db, select).all<StoredCustomerHit>(JSON.stringify(rids));
  const byRid = new Map(rows.map((row) => [row.rid, row]));
  return rids
    .flatMap((rid) => byRid.get(rid) ?? [])
    .map((row) => ({ row, distance: distance(row.name, text) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ row: { rid: _rid, contactPoints, ...hit } }) => ({
      ...hit,
      contact: contactOf(JSON.parse(contactPoints) as ContactPoint[], text),
    }));
}
