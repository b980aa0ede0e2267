import type { Json } from '#domain/model/json.ts';
import { approvalLimitsId } from '#domain/rules/definitions/approval-limits.ts';
import { statusRulesId } from '#domain/rules/definitions/status-rules.ts';
import type { Sample } from './sample-schema.ts';
import type { SampleWorld } from './sample-world.ts';

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

function withIds(world: SampleWorld, value: Json): Json {
  if (typeof value === 'string') {
    const [, kind, key] = /^(agent|team):([a-z0-9-]+)$/.exec(value) ?? [];
    return kind === undefined || key === undefined ? value : world.id(kind, key);
  }
  if (Array.isArray(value)) return value.map((each) => withIds(world, each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withIds(world, each)]));
}
