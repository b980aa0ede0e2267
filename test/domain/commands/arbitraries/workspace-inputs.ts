import fc from 'fast-check';
import type { CommandName } from '#domain/commands/registry.ts';
import { caseTypes, definitionKinds } from '#domain/model/choices.ts';
import type { Json } from '#domain/model/json.ts';
import { ids } from '../../../builders/ids.ts';
import { articleInputs } from './article-inputs.ts';
import { fileInputs } from './file-inputs.ts';
import type { InputsOf } from './values.ts';
import { few, one, said } from './values.ts';

export const workspaceInputs: InputsOf<
  Extract<CommandName, keyof typeof articleInputs | `definition.${string}` | `attachment.${string}`>
> = {
  'definition.save': fc.record(
    {
      definitionId: few(ids.definition),
      kind: fc.oneof(fc.constant('checklist' as const), one(definitionKinds)),
      name: said,
      personal: fc.boolean(),
      position: fc.integer({ min: 0, max: 9 }),
      active: fc.boolean(),
      content: fc.oneof(
        fc.record({ types: fc.subarray([...caseTypes]), items: fc.array(said, { minLength: 1, maxLength: 3 }) }),
        fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json),
      ),
    },
    { requiredKeys: ['kind', 'name', 'content'] },
  ),
  ...articleInputs,
  ...fileInputs,
};
