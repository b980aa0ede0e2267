import type { Clock, Network } from '../ports.ts';
import type { SyncTiming } from './timing.ts';

export interface ExchangeParts {
  readonly network: Network;
  readonly clock: Clock;
  readonly timing: SyncTiming;
  /** Something came. */
  readonly heard: () => void;
}

export interface Exchanged {
  readonly response: Response;
  readonly text: string;
}

/**
 * One request and its whole answer. Rejects when nothing comes for too long: a line that swallows everything ends it, a line that is
 * only slow does not. `withinMs` until the answer begins, where it is not to be the usual time.
 */
export async function exchange(
  { network, clock, timing, heard }: ExchangeParts,
  url: string,
  init: RequestInit & { readonly body?: string },
  ended: AbortSignal,
  withinMs?: number,
): Promise<Exchanged> {
  const silence = new AbortController();
  const giveUp = (): void => silence.abort();
  const uploadMs = ((init.body?.length ?? 0) / 1024) * timing.uploadMsPerKib;
  const cancelWhole = clock.after(timing.wholeMs, giveUp);
  let cancel = clock.after((withinMs ?? timing.answerMs) + uploadMs, giveUp);
  const goOn = (): void => {
    heard();
    cancel();
    cancel = clock.after(timing.idleMs, giveUp);
  };
  try {
    const response = await network.fetch(url, { ...init, signal: AbortSignal.any([ended, silence.signal]) });
    goOn();
    return { response, text: await textOf(response, goOn) };
  } finally {
    cancel();
    cancelWhole();
  }
}

async function textOf(response: Response, heard: () => void): Promise<string> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of response.body) {
    heard();
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}
