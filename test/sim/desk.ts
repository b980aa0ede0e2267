import { Device, type DeviceParts } from './device.ts';
import type { FileCopy } from './device-files.ts';
import { lineApi } from './line-api.ts';
import { CursorsOnlyAdvance } from './oracles/cursors.ts';
import { Flicker } from './oracles/flicker.ts';
import type { ClientBug } from './planted/client-bugs.ts';
import { Line, type Request } from './requests.ts';
import { people } from './world.ts';

/** A device with its line, its person's view of what was done, and those who watch it. */
export interface Desk {
  readonly number: number;
  readonly device: Device;
  readonly line: Line;
  readonly flicker: Flicker;
  readonly cursors: CursorsOnlyAdvance;
  copy: FileCopy | undefined;
  /** Commands that the copy holds. */
  copied: ReadonlySet<string>;
}

export interface DeskParts extends Pick<DeviceParts, 'files' | 'clock' | 'countedId' | 'failed' | 'drifted'> {
  readonly number: number;
  /** Where requests go that nobody waits for any more. */
  readonly strays: Request[];
  readonly clientBug: ClientBug | undefined;
}

export function desk({ number, strays, clientBug, ...parts }: DeskParts): Desk {
  const account = people[number];
  if (!account) throw new Error('nobody sits there');
  const line = new Line(strays);
  const network = {
    fetch: () => new Promise<never>(() => undefined),
    openSocket: () => ({ send: () => undefined, close: () => undefined }),
  };
  const device: Device = new Device({
    ...parts,
    name: `device ${number}`,
    account,
    connect: (alive) => {
      const api = lineApi({ device: number, line, clock: parts.clock, alive });
      return { api: clientBug ? clientBug(api, () => device) : api, network };
    },
  });
  const watch = { flicker: new Flicker(), cursors: new CursorsOnlyAdvance() };
  return { number, device, line, ...watch, copy: undefined, copied: new Set() };
}
