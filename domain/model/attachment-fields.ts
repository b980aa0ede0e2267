import { fileNameLength } from '../rules/file-name.ts';
import { attachmentStates } from './choices.ts';
import { fields as f } from './fields.ts';
import { agentId, articleId, caseId, customerId, entryId, visitId } from './ids.ts';

/**
 * A file of a case, a customer, a visit without a case or an article: of exactly one of them. Its content travels beside the records and is
 * named by its SHA-256: the same file is kept once.
 */
export const attachmentFields = {
  caseId: f.optionalRef('immutable', caseId),
  /** The line of the case's timeline it stands at. */
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
  customerId: f.optionalRef('immutable', customerId),
  visitId: f.optionalRef('immutable', visitId),
  /** Of an article, also of one that is not published yet. */
  articleId: f.optionalRef('immutable', articleId),
  /** It was taken out again: nobody is shown it, and its content is let go of. */
  removedAt: f.optionalInstant('derived'),
  removedBy: f.optionalRef('derived', agentId),
};
