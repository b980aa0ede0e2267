import { definitionKinds } from './choices.ts';
import { fields as f } from './fields.ts';
import { agentId } from './ids.ts';
import { json } from './json.ts';

/** What the workspace defined for itself: queues, calendars, service levels, macros and the like. */
export const definitionFields = {
  kind: f.choice('immutable', definitionKinds),
  name: f.text('last-accepted', 200),
  /** Whose alone it is; everybody's, when null. */
  ownerId: f.optionalRef('immutable', agentId),
  /** Among its kind, in ascending order. */
  position: f.integer('last-accepted'),
  active: f.flag('last-accepted'),
  /** By the schema of its kind, see rules/definitions. */
  content: f.json('last-accepted', json),
  updatedBy: f.ref('derived', agentId),
  updatedAt: f.instant('derived'),
};
