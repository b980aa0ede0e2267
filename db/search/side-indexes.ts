import type { Collection } from '#domain/model/collections.ts';
import { articleIndex } from './article-index.ts';
import { caseIndex } from './case-index.ts';
import { customerIndex } from './customer-index.ts';
import { holdingIndex } from './holding-index.ts';
import { organisationIndex } from './organisation-index.ts';
import type { SideIndex } from './side-index.ts';
import { callIndex, entryIndex } from './talk-index.ts';

const indexes: Partial<Readonly<Record<Collection, SideIndex>>> = {
  article: articleIndex,
  call: callIndex,
  case: caseIndex,
  customer: customerIndex,
  entry: entryIndex,
  organisation: organisationIndex,
  holding: holdingIndex,
};

export function sideIndexOf(collection: Collection): SideIndex | undefined {
  return indexes[collection];
}
