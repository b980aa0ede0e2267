// Many connected devices in one process: each has a socket, and pulls from where it stands when it is poked, like a device of ours.
// They write nothing down, so that the server is what is measured.
import { WebSocket } from 'ws';
import { liveMessage } from '#domain/contract/wire/live.ts';
import { protocolHeader, protocolVersion } from '#domain/contract/wire/version.ts';
import { machineMs, serveSteps } from '../steps/serve-steps.ts';

interface Arrival {
  readonly url: string;
  readonly tokens: readonly string[];
  /** Where every scope stands; a device follows those it is told of. */
  readonly cursors: Readonly<Record<string, number>>;
}

interface PulledPages {
  readonly epoch: number;
  readonly pages: readonly { readonly scope: string; readonly cursor: number }[];
}

const devices: Device[] = [];
const connectAtOnce = 50;

class Device {
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;
  #cursors: Record<string, number>;
  #socket: WebSocket | undefined;
  #browsing: NodeJS.Timeout | undefined;
  #pulling = false;
  #again = false;
  pulls = 0;
  /** How often it was told who is in which case. */
  presences = 0;

  constructor(url: string, token: string, cursors: Readonly<Record<string, number>>) {
    this.#url = url;
    this.#headers = { authorization: `Bearer ${token}`, [protocolHeader]: String(protocolVersion) };
    this.#cursors = { ...cursors };
  }

  /** Resolves with the first poke, which tells where every scope stands that this device may see. */
  connect(): Promise<void> {
    const socket = new WebSocket(`${this.#url.replace('http', 'ws')}/v1/live`, {
      headers: this.#headers,
      perMessageDeflate: false,
    });
    this.#socket = socket;
    return new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.once('message', (first) => {
        const message = liveMessage.parse(JSON.parse(String(first)));
        if (message.kind === 'poke') this.#cursors = { ...message.vers };
        socket.on('message', (text) => {
          const said = String(text);
          if (said.includes('"poke"')) void this.#pull();
          else if (said.includes('"presence"')) this.presences += 1;
        });
        resolve();
      });
    });
  }

  async #pull(): Promise<void> {
    if (this.#pulling) {
      this.#again = true;
      return;
    }
    this.#pulling = true;
    const response = await fetch(`${this.#url}/v1/pull`, {
      method: 'POST',
      headers: { ...this.#headers, 'content-type': 'application/json' },
      body: JSON.stringify({ epoch: 1, generation: 1, cursors: this.#cursors, limit: 5000 }),
    });
    if (!response.ok) throw new Error(`a device of the crowd may not pull: ${await response.text()}`);
    const { pages } = (await response.json()) as PulledPages;
    for (const { scope, cursor } of pages) this.#cursors[scope] = cursor;
    this.pulls += 1;
    this.#pulling = false;
    if (!this.#again) return;
    this.#again = false;
    void this.#pull();
  }

  /** Goes from case to case as an agent does, and types in each, telling the colleagues. */
  browse(caseIds: readonly string[], everyMs: number, first: number): void {
    let turn = first;
    const next = (): void => {
      const caseId = caseIds[Math.floor(turn / 2) % caseIds.length];
      this.#socket?.send(
        JSON.stringify({ kind: 'here', at: [{ caseId, doing: turn % 2 === 0 ? 'viewing' : 'typing' }] }),
      );
      turn += 1;
    };
    next();
    this.#browsing = setInterval(next, everyMs / 2);
  }

  leave(): void {
    clearInterval(this.#browsing);
    this.#socket?.terminate();
  }
}

async function arrive({ url, tokens, cursors }: Arrival): Promise<{ readonly ms: number }> {
  const begin = machineMs();
  for (let from = 0; from < tokens.length; from += connectAtOnce) {
    const some = tokens.slice(from, from + connectAtOnce).map((token) => new Device(url, token, cursors));
    await Promise.all(some.map((device) => device.connect()));
    devices.push(...some);
  }
  return { ms: machineMs() - begin };
}

/** Sockets of nobody in particular, for the baseline. */
async function arriveBare({ url, count }: { readonly url: string; readonly count: number }): Promise<null> {
  for (let from = 0; from < count; from += connectAtOnce) {
    const some = Array.from({ length: Math.min(connectAtOnce, count - from) }, () => new WebSocket(url));
    await Promise.all(some.map((socket) => new Promise((resolve) => socket.once('open', resolve))));
  }
  return null;
}

/** From now on every device is in a case, and in another one every so often. */
function browse({ caseIds, everyMs }: { readonly caseIds: readonly string[]; readonly everyMs: number }): null {
  for (const [place, device] of devices.entries()) device.browse(caseIds, everyMs, place * 14);
  return null;
}

const steps = {
  arrive,
  browse,
  presences: () => devices.reduce((sum, { presences }) => sum + presences, 0),
  arriveBare,
  pulls: () => devices.reduce((sum, { pulls }) => sum + pulls, 0),
  leave: () => {
    for (const device of devices.splice(0)) device.leave();
  },
};
export type CrowdSteps = typeof steps;

serveSteps(steps);
