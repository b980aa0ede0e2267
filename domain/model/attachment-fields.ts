import { fileNameLength } from '../rules/file-name.ts';
import { attachmentStates } from './choices.ts';
import { fields as f } from './fields.ts';
import { agentId, caseId, entryId } from './ids.ts';

/** A file on a case. Its content travels beside the records and is named by its SHA-256: the same file is kept once. */
export const attachmentFields = {
  caseId: f.ref('immutable', caseId),
  /** The line of the timeline it stands at. */
  entryId: f.optionalRef('immutable', entryId),
  /** 64 hexadecimal digits in small letters. */
  sha256: f.text('immutable', 64),
  name: f.text('immutable', fileNameLength),
  mediaType: f.text('immutable', 120),
  /** Bytes. */
  size: f.integer('immutable'),
  state: f.choice('server-only', attachmentStates),
  createdBy: f.ref('immutable', agentId),
  createdAt: f.instant('immutable'),
  recordedAt: f.optionalInstant('server-only'),
};
