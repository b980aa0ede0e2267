import { type CoreLink, createCoreLink } from './core-link.ts';
import { electronPipe } from './electron-pipe.ts';
import { openSocketPipe, pipeUrl } from './socket-pipe.ts';

/** Inside Electron through the preload script, in a browser through the loopback host's WebSocket. */
export function connectToCore(page: Window): CoreLink {
  const bridge = page.holdfast;
  return createCoreLink(
    bridge ? () => Promise.resolve(electronPipe(bridge)) : () => openSocketPipe(pipeUrl(page.location)),
  );
}
