import { conflictStates } from './choices.ts';
import { fields as f } from './fields.ts';
import { agentId, caseId, commandUid } from './ids.ts';
import { json } from './json.ts';

/**
 * Somebody else changed the same field since the author last saw it. `mine` is the value of the change that arrived
 * later and is in force; `theirs` is the value it replaced; `base` is what the author of `mine` had before their eyes.
 */
export const conflictFields = {
  caseId: f.optionalRef('server-only', caseId),
  collection: f.text('server-only', 40),
  recordId: f.text('server-only', 40),
  field: f.text('server-only', 60),
  base: f.json('server-only', json),
  theirs: f.json('server-only', json),
  theirsBy: f.optionalRef('server-only', agentId),
  mine: f.json('server-only', json),
  mineBy: f.optionalRef('server-only', agentId),
  commandUid: f.ref('server-only', commandUid),
  state: f.choice('derived', conflictStates),
  resolution: f.json('derived', json),
  resolvedBy: f.optionalRef('derived', agentId),
  resolvedAt: f.optionalInstant('derived'),
  createdAt: f.instant('server-only'),
};
