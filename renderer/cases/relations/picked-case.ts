import type { FoundCase } from '#domain/contract/ipc/search-procedures.ts';

/** A case that was found and may be chosen. */
export type PickedCase = Omit<FoundCase, 'subject' | 'at' | 'excerpt'> & { readonly subject: string };

export function pickedCase({ id, number, subject, status, customerName }: FoundCase): PickedCase {
  return { id, number, subject: subject.text, status, customerName };
}
