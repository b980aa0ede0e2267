import type { Core } from '#core/create-core.ts';
import { createClient } from '#domain/contract/ipc/client.ts';
import { createMemoryPipe } from '#domain/contract/ipc/memory-pipe.ts';
import type { Settings } from '#domain/contract/ipc/settings-views.ts';

/** Tells the settings now and after each change; the menu and the native theme are a view of the core like any other. */
export async function followSettings(core: Pick<Core, 'connect'>, tell: (settings: Settings) => void): Promise<void> {
  const pipe = createMemoryPipe();
  core.connect(pipe.core);
  const client = createClient(pipe.renderer);
  client.on('settings', tell);
  tell(await client.call('settings.get', {}));
}
