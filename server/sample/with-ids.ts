import type { Json } from '#domain/model/json.ts';
import type { SampleWorld } from './sample-world.ts';

/** `agent:<key>` and `team:<key>` become the id of whom they name. */
export function withIds(world: SampleWorld, value: Json): Json {
  if (typeof value === 'string') {
    const [, kind, key] = /^(agent|team):([a-z0-9-]+)$/.exec(value) ?? [];
    return kind === undefined || key === undefined ? value : world.id(kind, key);
  }
  if (Array.isArray(value)) return value.map((each) => withIds(world, each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withIds(world, each)]));
}
