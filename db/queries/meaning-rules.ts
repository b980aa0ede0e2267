import { type MeaningRules, meaningRulesContent, meaningRulesId } from '#domain/rules/definitions/meaning-rules.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';

/** Where the workspace has vectors made; none while it is off. */
export function meaningRules(db: ReplicaReader): MeaningRules | undefined {
  const text = `select content from definition where id = ? and kind = 'meaning-rules' and active = 1 and ownerId is null`;
  const held = sql(db, text).get<{ content: string }>(meaningRulesId);
  return held && meaningRulesContent.safeParse(JSON.parse(held.content)).data;
}
