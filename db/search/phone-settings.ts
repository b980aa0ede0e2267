import {
  defaultPhoneSettings,
  type PhoneSettings,
  workspaceSettings,
  workspaceSettingsId,
} from '#domain/rules/definitions/workspace-settings.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';

let last: { readonly content: string; readonly phones: PhoneSettings } | undefined;

function phonesIn(content: string): PhoneSettings {
  // The same few bytes are asked for with every customer of a first sync.
  if (last?.content !== content) {
    const parsed = workspaceSettings.safeParse(JSON.parse(content));
    last = { content, phones: parsed.success ? parsed.data.phones : defaultPhoneSettings };
  }
  return last.phones;
}

/** How this workspace's phone numbers are read. */
export function phoneSettings(db: ReplicaReader): PhoneSettings {
  const found = sql(db, 'select content from definition where id = ? and active = 1').get<{ content: string }>(
    workspaceSettingsId,
  );
  return found ? phonesIn(found.content) : defaultPhoneSettings;
}
