import { withoutSecrets } from '#domain/commands/secret-args.ts';
import type { WriteStatement } from '../records/write-statement.ts';
import { jsonText } from '../sql/json-text.ts';
import type { Arrived } from './read-push.ts';
import type { Outcome } from './run-command.ts';

export interface Executed {
  readonly arrived: Arrived;
  readonly outcome: Outcome;
}

interface Batch {
  readonly deviceId: string;
  readonly agentId: string;
  readonly lastMid: number;
  readonly now: number;
  readonly executed: readonly Executed[];
}

/** Parts for the batch's last statement: what every command was and what came of it, and how far the device is. */
export function logCommands(statement: WriteStatement, batch: Batch): void {
  const device = statement.parameter(batch.deviceId);
  const now = statement.parameter(batch.now);
  const last = statement.parameter(batch.lastMid);
  statement.part(
    'device_advanced',
    `update push_state set last_mid = ${last}::bigint, last_seen_at = ${now}::bigint
     where workspace_id = $1::uuid and device_id = ${device}::uuid`,
  );
  if (batch.executed.length === 0) return;
  const agent = statement.parameter(batch.agentId);
  const commands = statement.parameter(jsonText(batch.executed.map(logRow)));
  statement.part(
    'commands_logged',
    `insert into command_log
       (workspace_id, uid, device_id, mid, agent_id, name, version, args, status, failure, vers, happened_at, recorded_at)
     select $1::uuid, ran.uid, ${device}::uuid, ran.mid, ${agent}::uuid, ran.name, ran.version, ran.args, ran.status,
       ran.failure,
       (select coalesce(jsonb_object_agg(bumped.scope, bumped.ver), '{}'::jsonb)
        from bumped where bumped.scope = any(ran.scopes)),
       ran.happened_at, ${now}::bigint
     from json_to_recordset(${commands}::json) as ran(uid uuid, mid bigint, name text, version integer, args jsonb,
       status text, failure jsonb, scopes text[], happened_at bigint)`,
  );
}

function logRow({ arrived, outcome }: Executed) {
  const command = 'command' in arrived ? arrived.command : undefined;
  return {
    uid: arrived.uid,
    mid: arrived.mid,
    name: command?.name ?? ('name' in arrived ? arrived.name : ''),
    version: Math.min(command?.version ?? 0, 2 ** 31 - 1),
    args: command ? withoutSecrets(command.name, command.args) : null,
    status: outcome.status,
    failure: outcome.refusal ?? null,
    scopes: outcome.scopes,
    happened_at: outcome.happenedAt,
  };
}
