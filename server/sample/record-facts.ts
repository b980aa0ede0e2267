import type { Collection } from '#domain/model/collections.ts';
import type { AnyRecord, StoredRecord } from '#domain/model/record.ts';
import { teamOf } from '#domain/model/scope.ts';
import { createCalendarCache } from '#domain/rules/calendar/calendar-cache.ts';
import { factsOfCase } from '#domain/rules/metrics/case-facts.ts';
import type { CaseParts } from '#domain/rules/metrics/case-parts.ts';
import type { FactSet } from '#domain/rules/metrics/fact-fields.ts';
import { factsOfLoose } from '#domain/rules/metrics/loose-facts.ts';
import { hangingParts } from '#domain/rules/metrics/part-fields.ts';
import { slaBook } from '#domain/rules/sla/sla-book.ts';

/** The facts of these records, of each case and of what hangs on none; they are few, and no customer among them was merged. */
export function recordFacts(records: readonly AnyRecord[]): readonly FactSet[] {
  const of = <C extends Collection>(collection: C) =>
    records.filter((record) => record.collection === collection) as unknown as readonly StoredRecord<C>[];
  const book = slaBook(
    of('definition').map(({ id, fields }) => ({ id, ...fields })),
    createCalendarCache(),
  );
  const tiers = new Map(of('customer').map(({ id, fields }) => [id, fields.tier]));
  const products = new Map(of('holding').map(({ id, fields }) => [id, fields.name]));
  const tierOf = (customerId: string | null) => tiers.get(customerId ?? '') ?? null;
  const hangingOn = (id: string) =>
    Object.fromEntries(
      Object.entries(hangingParts).map(([name, { collection, by }]) => [
        name,
        records.filter((record) => record.collection === collection && record.fields[by] === id).map(partOf),
      ]),
    ) as unknown as Pick<CaseParts, keyof typeof hangingParts>;
  const placed = ({ scope, fields }: { scope: AnyRecord['scope']; fields: { customerId: string | null } }) => ({
    teamId: teamOf(scope) ?? null,
    tier: tierOf(fields.customerId),
  });
  const isLoose = ({ fields }: { fields: { caseId: string | null } }) => fields.caseId === null;
  return [
    ...of('case').map((record) => {
      const { customerId, holdingId } = record.fields;
      const beside = { tier: tierOf(customerId), product: products.get(holdingId ?? '') ?? null };
      return factsOfCase({ case: partOf(record), ...beside, ...hangingOn(record.id) }, book);
    }),
    ...of('call')
      .filter(isLoose)
      .map((record) => factsOfLoose({ ...placed(record), call: partOf(record) })),
    ...of('followUp')
      .filter(isLoose)
      .map((record) => factsOfLoose({ ...placed(record), followUp: partOf(record) })),
  ];
}

function partOf<F extends object>({ id, fields }: { readonly id: string; readonly fields: F }): F & { id: string } {
  return { ...fields, id };
}
