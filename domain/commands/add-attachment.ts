import { z } from 'zod';
import { type Change, insert, update } from '../model/change.ts';
import type { FieldsOf } from '../model/collections.ts';
import { hasOneOwner } from '../model/file-owner.ts';
import { articleId, attachmentId, caseId, customerId, type EntryId, entryId, visitId } from '../model/ids.ts';
import type { Scope } from '../model/scope.ts';
import { fileLimits, fileProblem } from '../rules/file-limits.ts';
import { cleanFileName, fileNameLength } from '../rules/file-name.ts';
import { accept, type DecideContext, defineCommand, type Refused, refuse, type View } from './definition.ts';
import { filePlace, placeNeeds } from './file-place.ts';
import { workableCase } from './load-case.ts';
import { activeAt, entryOf } from './timeline-entry.ts';
import { historyLine } from './with-customer-history.ts';

/** How a file is called by its content. */
export const fileHash = z.string().regex(/^[0-9a-f]{64}$/);
export const mediaType = z.string().regex(/^[a-z0-9][a-z0-9!#$&^_.+-]{0,58}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,58}$/);

const shape = {
  /** What it is a file of: one of these four. */
  caseId: caseId.nullable().default(null),
  customerId: customerId.nullable().default(null),
  visitId: visitId.nullable().default(null),
  articleId: articleId.nullable().default(null),
  /** The line of the case's timeline it belongs to; left out, it gets a line of its own. */
  entryId: entryId.nullable().default(null),
  sha256: fileHash,
  name: z.string().max(1000),
  mediaType,
  size: z.int().min(0),
};
const cleanName = z
  .string()
  .max(fileNameLength)
  .refine((name) => cleanFileName(name) === name, 'the name is not clean');

const oneOwner = 'a file is of one thing';
const input = z.strictObject(shape).refine(hasOneOwner, oneOwner);
const args = z.strictObject({ ...shape, attachmentId, name: cleanName }).refine(hasOneOwner, oneOwner);
type Args = z.output<typeof args>;

/** Puts a file on a case, or into a service file, a visit or an article. Only what is known about it travels here; its content follows on a way of its own. */
export const addAttachment = defineCommand({
  name: 'attachment.add',
  version: 1,
  input,
  args,
  mint: (asked, minter) => args.parse({ ...asked, name: cleanFileName(asked.name), attachmentId: minter.id() }),
  needs: (a, loaded) => [
    { collection: 'attachment', id: a.attachmentId },
    ...(a.caseId ? [{ collection: 'case' as const, id: a.caseId }] : placeNeeds(a, loaded)),
    ...(a.entryId ? [{ collection: 'entry' as const, id: a.entryId }] : []),
  ],
  decide(view, a, context) {
    if (view.get('attachment', a.attachmentId).state === 'present')
      return refuse('exists', 'This file is there already.');
    const put = a.caseId ? putOnCase(view, { ...a, caseId: a.caseId }, context) : putElsewhere(view, a, context);
    if (!put.ok) return put;
    const problem = fileProblem(a, fileLimits.mostBytes);
    if (problem) return refuse(problem.kind, problem.message, problem.details);
    const { attachmentId: id, ...known } = a;
    return accept(
      insert('attachment', id, put.scope, {
        ...known,
        entryId: put.entryId,
        state: 'awaiting-bytes',
        createdBy: context.actor.id,
        createdAt: context.happenedAt,
        recordedAt: null,
        removedAt: null,
        removedBy: null,
      }),
      ...put.more,
    );
  },
});

interface Put {
  readonly ok: true;
  readonly scope: Scope;
  readonly entryId: EntryId | null;
  readonly more: readonly Change[];
}
type OnCase = Args & { readonly caseId: NonNullable<FieldsOf<'attachment'>['caseId']> };

function putOnCase(view: View, a: OnCase, context: DecideContext): Put | Refused {
  const found = workableCase(view, a.caseId, context);
  if (!found.ok) return found;
  const line = a.entryId ? view.get('entry', a.entryId) : undefined;
  if (line && (line.state !== 'present' || line.record.fields.caseId !== a.caseId))
    return refuse('not-found', 'This line of the timeline does not exist.');
  const ownLine: Change[] = line
    ? []
    : [entryOf(context, found.record, 'attachment', { body: a.name, data: { attachmentId: a.attachmentId } })];
  const active = update('case', a.caseId, { lastActivityAt: activeAt(found.record.fields, context) });
  const entry = a.entryId ?? (context.uid as string as EntryId);
  return { ok: true, scope: found.record.scope, entryId: entry, more: [...ownLine, active] };
}

/** Of a customer it stands in the history of their service file. */
function putElsewhere(view: View, a: Args, context: DecideContext): Put | Refused {
  if (a.entryId) return refuse('bad-request', 'Only files of a case stand at a line of a timeline.');
  const found = filePlace(view, a, context);
  if (!found.ok) return found;
  const { customerId: file, name } = a;
  const history = file
    ? [historyLine(context, { customerId: file, kind: 'edited', changes: [{ field: 'files', added: [name] }] })]
    : [];
  return { ok: true, scope: found.scope, entryId: null, more: history };
}
