import type { z } from 'zod';
import type { ProfileReader, ProfileWriter } from '#db/connection/handle.ts';
import { getPreference, setPreference } from '#db/profile/preferences.ts';
import type { contract } from '#domain/contract/ipc/contract.ts';
import { type Settings, settings } from '#domain/contract/ipc/settings-views.ts';

const key = 'settings';
const defaults: Settings = {
  locale: 'system',
  theme: 'system',
  density: 'comfortable',
  fileMegabytes: 512,
  shortcuts: {},
  singleKeys: true,
  undoSeconds: 10,
  lists: {},
  plainText: false,
  caseLooks: {},
};

/** Settings of this workstation. What an older or newer version wrote and we cannot read falls back to its default. */
export function readSettings(profile: ProfileReader): Settings {
  const stored = getPreference(profile, key);
  if (stored === undefined) return defaults;
  const known = settings.safeParse({ ...defaults, ...(JSON.parse(stored) as object) });
  return known.success ? known.data : defaults;
}

export function writeSettings(
  profile: ProfileWriter,
  change: z.output<(typeof contract)['settings.set']['input']>,
): Settings {
  const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const next = settings.parse({ ...readSettings(profile), ...named });
  setPreference(profile, key, JSON.stringify(next));
  return next;
}
