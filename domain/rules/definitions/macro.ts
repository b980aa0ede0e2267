import { z } from 'zod';
import { caseStatuses, caseTypes, priorities } from '../../model/choices.ts';
import { agentId, teamId } from '../../model/ids.ts';
import { tag } from '../../model/tag.ts';

const tags = z.array(tag).max(50);

/** Several changes of a case and a text, done in one step. What is null, or an empty list, stays as it is. */
export const macroContent = z
  .strictObject({
    /** `new` comes about by itself. */
    status: z.enum(caseStatuses.filter((status) => status !== 'new')).nullable(),
    /** Why the status is moved, for the workspaces and types that ask. */
    statusReason: z.string().trim().min(1).max(2000).exactOptional(),
    priority: z.enum(priorities).nullable(),
    type: z.enum(caseTypes).nullable(),
    /** `me` is whoever applies it. */
    assignee: z.union([z.literal('me'), z.literal('nobody'), agentId]).nullable(),
    teamId: teamId.nullable(),
    addTags: tags,
    removeTags: tags,
    /** With places that are filled in from the case; see domain/rules/prepared-text.ts. */
    text: z.strictObject({ kind: z.enum(['reply', 'note']), body: z.string().trim().min(1).max(50_000) }).nullable(),
  })
  .refine(({ addTags, removeTags }) => !addTags.some((each) => removeTags.includes(each)), {
    path: ['removeTags'],
    error: 'a tag is added or removed',
  })
  .refine(
    ({ addTags, removeTags, statusReason: _, ...rest }) =>
      addTags.length + removeTags.length > 0 || Object.values(rest).some((value) => value !== null),
    'a macro does something',
  );
export type MacroContent = z.infer<typeof macroContent>;
