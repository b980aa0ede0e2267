import { z } from 'zod';
import { articleId, caseId, customerId, visitId } from './ids.ts';

/** What a file may be of, by the fields that name it. A file has one of them and no other. */
export const fileOwners = ['caseId', 'customerId', 'visitId', 'articleId'] as const;

/** Objects of this shape that name one owner as well. */
export function ofOneOwner<S extends z.core.$ZodLooseShape>(shape: S) {
  return z.union([
    z.strictObject({ caseId, ...shape }),
    z.strictObject({ customerId, ...shape }),
    z.strictObject({ visitId, ...shape }),
    z.strictObject({ articleId, ...shape }),
  ]);
}

export const fileOwner = ofOneOwner({});
export type FileOwner = Readonly<z.infer<typeof fileOwner>>;

type Naming = { readonly [Name in (typeof fileOwners)[number]]: unknown };

export function hasOneOwner(of: Naming): boolean {
  return fileOwners.filter((name) => of[name] !== null).length === 1;
}
