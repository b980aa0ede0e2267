import type { Collection } from '#domain/model/collections.ts';
import { articleIndex } from './article-index.ts';
import { caseIndex } from './case-index.ts';
import { customerIndex, organisationIndex } from './customer-index.ts';
import { holdingIndex } from './holding-index.ts';
import type { SideIndex } from './side-index.ts';

const indexes: Partial<Readonly<Record<Collection, SideIndex>>> = {
  article: articleIndex,
  case: caseIndex,
  customer: customerIndex,
  organisation: organisationIndex,
  holding: holdingIndex,
};

export function sideIndexOf(collection: Collection): SideIndex | undefined {
  return indexes[collection];
}
