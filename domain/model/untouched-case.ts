import type { FieldsOf } from './collections.ts';

/** The fields of a case that nothing has happened to yet. */
export const untouched = {
  statusLog: [],
  awaitingSince: null,
  lastRepliedAt: null,
  parentId: null,
  relatedIds: [],
  mergedIntoId: null,
  custom: [],
  steps: [],
  checklist: [],
  escalationLevel: 0,
  holdingId: null,
} as const satisfies Partial<FieldsOf<'case'>>;
