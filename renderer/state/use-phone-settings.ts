import {
  defaultPhoneSettings,
  type PhoneSettings,
  workspaceSettings,
  workspaceSettingsId,
} from '#domain/rules/definitions/workspace-settings.ts';
import { useQuery } from './use-query.ts';

/** How this workspace's phone numbers are read; undefined while it is not known. */
export function usePhoneSettings(): PhoneSettings | undefined {
  const { value } = useQuery('definitions.list', { kind: 'workspace-settings' }, { collections: ['definition'] });
  const held = value?.find(({ id }) => id === workspaceSettingsId);
  const parsed = held && workspaceSettings.safeParse(held.content).data;
  return value && (parsed?.phones ?? defaultPhoneSettings);
}
