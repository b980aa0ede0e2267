import { approvalLimitsId } from '#domain/rules/definitions/approval-limits.ts';
import { statusRulesId } from '#domain/rules/definitions/status-rules.ts';
import type { Sample } from './sample-schema.ts';
import type { SampleWorld } from './sample-world.ts';
import { withIds } from './with-ids.ts';

/** Of these there is one in a workspace. */
const single: Readonly<Record<string, string>> = { 'approval-limits': approvalLimitsId, 'status-rules': statusRulesId };

/** Macros, checklists, plans, rules and limits, defined by leads as in the settings. */
export function addDefinitions(world: SampleWorld, { definitions }: Sample): void {
  for (const { key, by, at, content, ...definition } of definitions) {
    const definitionId = single[definition.kind];
    const known = definitionId === undefined ? {} : { definitionId };
    const id = world.run('definition.save', { by, at }, { ...known, ...definition, content: withIds(world, content) });
    if (definitionId === undefined) world.name(definition.kind, key, id);
  }
}
