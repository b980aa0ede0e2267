import type { ImportCase } from '#domain/contract/wire/import.ts';
import type { Language } from '#domain/model/choices.ts';
import { cut } from '#domain/rules/clean-text.ts';
import { phoneKey } from '#domain/rules/phone-key.ts';
import type { ColumnName } from './columns.ts';

type Customer = NonNullable<ImportCase['customer']>;
type ContactPoint = Customer['contactPoints'][number];

/**
 * The customer a row names, if it names one. Two rows mean the same person when they share a customer id, else a phone number,
 * else an e-mail address. A name alone joins nobody: two people called 张伟 must not see each other's history.
 */
export function readCustomer(
  caseId: string,
  fields: ReadonlyMap<ColumnName, string>,
  language: Language,
): Customer | null {
  const text = (name: ColumnName): string => fields.get(name) ?? '';
  const phones = listOf(text('customerPhone'));
  const emails = listOf(text('customerEmail'));
  const name = cut(text('customerName') || phones[0] || emails[0] || text('customerId'), 200);
  if (name === '') return null;
  return {
    externalId: cut(identityOf(text('customerId'), phones[0], emails[0]) ?? `case:${caseId}`, 300),
    name,
    contactPoints: [
      ...phones.map((value) => contact('phone', value)),
      ...emails.map((value) => contact('email', value)),
    ],
    language,
  };
}

function identityOf(id: string, phone: string | undefined, email: string | undefined): string | undefined {
  if (id) return `id:${id}`;
  if (phone) return `phone:${phoneKey(phone)}`;
  return email ? `email:${email.toLowerCase()}` : undefined;
}

function contact(kind: ContactPoint['kind'], value: string): ContactPoint {
  return { kind, value: cut(value, 300), label: '' };
}

function listOf(written: string): string[] {
  return [
    ...new Set(
      written
        .split(/[,;，；、\n]/)
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    ),
  ].slice(0, 15);
}
