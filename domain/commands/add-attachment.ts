import { z } from 'zod';
import { type Change, insert, update } from '../model/change.ts';
import { attachmentId, caseId, type EntryId, entryId } from '../model/ids.ts';
import { fileLimits, fileProblem } from '../rules/file-limits.ts';
import { cleanFileName, fileNameLength } from '../rules/file-name.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { workableCase } from './load-case.ts';
import { activeAt, entryOf } from './timeline-entry.ts';

/** How a file is called by its content. */
export const fileHash = z.string().regex(/^[0-9a-f]{64}$/);
export const mediaType = z.string().regex(/^[a-z0-9][a-z0-9!#$&^_.+-]{0,58}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,58}$/);

const input = z.strictObject({
  caseId,
  /** The line of the timeline it belongs to; left out, it gets a line of its own. */
  entryId: entryId.nullable().default(null),
  sha256: fileHash,
  name: z.string().max(1000),
  mediaType,
  size: z.int().min(0),
});
const args = input.extend({
  attachmentId,
  name: z
    .string()
    .max(fileNameLength)
    .refine((name) => cleanFileName(name) === name, 'the name is not clean'),
});

/** Puts a file on a case. Only what is known about it travels here; its content follows on a way of its own. */
export const addAttachment = defineCommand({
  name: 'attachment.add',
  version: 1,
  input,
  args,
  mint: (asked, minter) => args.parse({ ...asked, name: cleanFileName(asked.name), attachmentId: minter.id() }),
  needs: (a) => [
    { collection: 'attachment', id: a.attachmentId },
    { collection: 'case', id: a.caseId },
    ...(a.entryId ? [{ collection: 'entry' as const, id: a.entryId }] : []),
  ],
  decide(view, a, context) {
    if (view.get('attachment', a.attachmentId).state === 'present')
      return refuse('exists', 'This file is on the case already.');
    const found = workableCase(view, a.caseId, context);
    if (!found.ok) return found;
    const problem = fileProblem(a, fileLimits.mostBytes);
    if (problem) return refuse(problem.kind, problem.message, problem.details);
    const line = a.entryId ? view.get('entry', a.entryId) : undefined;
    if (line && (line.state !== 'present' || line.record.fields.caseId !== a.caseId))
      return refuse('not-found', 'This line of the timeline does not exist.');
    const ownLine: Change[] = line
      ? []
      : [entryOf(context, found.record, 'attachment', { body: a.name, data: { attachmentId: a.attachmentId } })];
    return accept(
      insert('attachment', a.attachmentId, found.record.scope, {
        caseId: a.caseId,
        entryId: a.entryId ?? (context.uid as string as EntryId),
        sha256: a.sha256,
        name: a.name,
        mediaType: a.mediaType,
        size: a.size,
        state: 'awaiting-bytes',
        createdBy: context.actor.id,
        createdAt: context.happenedAt,
        recordedAt: null,
      }),
      ...ownLine,
      update('case', a.caseId, {
        lastActivityAt: activeAt(found.record.fields, context),
      }),
    );
  },
});
