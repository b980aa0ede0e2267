import { exportFormats, exportReaders } from './choices.ts';
import { fields as f } from './fields.ts';
import { agentId } from './ids.ts';

/** Somebody took the knowledge base, or a part of it, out of the program. */
export const knowledgeExportFields = {
  agentId: f.ref('immutable', agentId),
  format: f.choice('immutable', exportFormats),
  reader: f.choice('immutable', exportReaders),
  /** How many articles it was. */
  articles: f.integer('immutable'),
  happenedAt: f.instant('immutable'),
  recordedAt: f.optionalInstant('server-only'),
};
