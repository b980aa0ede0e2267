import { z } from 'zod';
import { insert, update } from '../model/change.ts';
import { definitionKinds } from '../model/choices.ts';
import { definitionId } from '../model/ids.ts';
import { json, sameJson } from '../model/json.ts';
import { caseFieldsId } from '../rules/case-fields.ts';
import { caseFieldContent, changedCaseField } from '../rules/definitions/case-field.ts';
import { contentProblem } from '../rules/definitions/content.ts';
import { mayDefine } from '../rules/definitions/may-define.ts';
import { accept, defineCommand, refuse } from './definition.ts';

const input = z.strictObject({
  /** Of one that is there; a new one is made when it is left out. */
  definitionId: definitionId.optional(),
  kind: z.enum(definitionKinds),
  name: z.string().trim().min(1).max(200),
  /** For its author alone; of one that is there it stays as it was. */
  personal: z.boolean().default(false),
  position: z.int().default(0),
  active: z.boolean().default(true),
  content: json,
});
const args = input.extend({ definitionId });

/** Makes or changes something the workspace (or one agent for themselves) defines: a queue, a calendar, a macro. */
export const saveDefinition = defineCommand({
  name: 'definition.save',
  version: 1,
  input,
  args,
  mint: (asked, minter) => args.parse({ ...asked, definitionId: asked.definitionId ?? minter.id() }),
  needs: (a) => [{ collection: 'definition', id: a.definitionId }],
  decide(view, a, context) {
    const problem = contentProblem(a.kind, a.content);
    if (problem !== undefined) return refuse('bad-request', problem);
    if (a.definitionId === caseFieldsId) return refuse('bad-request', 'All case fields together are no definition.');
    const { name, position, active } = a;
    const written = { updatedBy: context.actor.id, updatedAt: context.happenedAt };
    const held = view.get('definition', a.definitionId);
    if (held.state !== 'present') {
      const ownerId = a.personal ? context.actor.id : null;
      if (!mayDefine(context.actor, { kind: a.kind, ownerId }))
        return refuse('forbidden', 'This is for leads to define.');
      return accept(
        insert('definition', a.definitionId, 'workspace', {
          ...{ kind: a.kind, ownerId, name, position, active, content: a.content },
          ...written,
        }),
      );
    }
    const before = held.record.fields;
    if (before.kind !== a.kind) return refuse('bad-request', 'A definition keeps its kind.');
    if (!mayDefine(context.actor, before)) return refuse('forbidden', 'This is for leads or its owner to define.');
    const content =
      a.kind === 'case-field' ? changedCaseField(before.content, caseFieldContent.parse(a.content)) : a.content;
    if (content === undefined)
      return refuse('bad-request', 'A field keeps its kind, and has room for so many choices.');
    const wanted = { name, position, active, content };
    const set = Object.fromEntries(
      Object.entries(wanted).filter(([field, value]) => !sameJson(value, before[field as keyof typeof wanted])),
    );
    if (Object.keys(set).length === 0) return refuse('nothing-to-do', 'It is defined so already.');
    return accept(update('definition', a.definitionId, { ...set, ...written }));
  },
});
