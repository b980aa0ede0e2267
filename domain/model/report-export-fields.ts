import { reportFileFormats } from './choices.ts';
import { fields as f } from './fields.ts';
import { agentId } from './ids.ts';

/** Somebody took figures, or the rows behind them, out of the program. */
export const reportExportFields = {
  agentId: f.ref('immutable', agentId),
  format: f.choice('immutable', reportFileFormats),
  /** The report's name, as it stood on it. */
  title: f.text('immutable', 200),
  /** How many rows it was, those of its figures left out. */
  rows: f.integer('immutable'),
  happenedAt: f.instant('immutable'),
  recordedAt: f.optionalInstant('server-only'),
};
