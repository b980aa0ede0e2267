import fc from 'fast-check';
import type { AnyRecord } from '#domain/model/record.ts';
import { ids } from '../../../builders/ids.ts';
import { buildAttachment } from '../../../builders/records.ts';
import { few, type InputsOf, maybe, one, text } from './values.ts';

const file = {
  sha256: one(['a'.repeat(64), '0'.repeat(64)]),
  name: fc.oneof(text, one(['退款凭证.jpg', 'run.exe', '../../etc/passwd', 'a\u202Egpj.exe'])),
  mediaType: one(['image/jpeg', 'application/pdf', 'text/plain']),
  size: one([0, 1, 1000, 26_214_400, 200_000_000]),
};
const required = ['sha256', 'name', 'mediaType', 'size'] as const;

/** What may be asked of files. */
export const fileInputs: InputsOf<'attachment.add' | 'attachment.remove'> = {
  'attachment.add': fc.oneof(
    fc.record(
      { ...file, caseId: few(ids.case), entryId: maybe(few(ids.entry)) },
      { requiredKeys: [...required, 'caseId'] },
    ),
    fc.record({ ...file, customerId: few(ids.customer) }),
    fc.record({ ...file, visitId: few(ids.visit) }),
    fc.record({ ...file, articleId: few(ids.article) }),
  ),
  'attachment.remove': fc.record({ attachmentId: few(ids.attachment) }),
};

/** The nth file: of a customer, by whomever and removed or not, or of a case. */
export function heldFiles(n: number): fc.Arbitrary<AnyRecord> {
  return fc
    .record({ createdBy: few(ids.agent), removedAt: one([null, null, 7]), onCase: one([true, false, false]) })
    .map(({ createdBy, removedAt, onCase }) =>
      onCase
        ? buildAttachment(n, { createdBy })
        : buildAttachment(n, { caseId: null, entryId: null, customerId: ids.customer(n), createdBy, removedAt }),
    );
}
