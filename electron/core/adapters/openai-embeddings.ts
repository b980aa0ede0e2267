import { z } from 'zod';
import { isFitAddress, vectorLengths } from '#domain/rules/definitions/meaning-rules.ts';
import { type Clock, type Embeddings, EmbeddingsFailure, type EmbeddingsRequest, type Network } from '../ports.ts';
import { retryAfterSeconds } from '../sync/retry-after.ts';

const answered = z.object({
  data: z.array(z.object({ index: z.int().min(0), embedding: z.array(z.number()) })),
});

/** A number takes at most so many characters, with its comma and spaces. */
const numberBytes = 32;
const frameBytes = 64 * 1024;

/**
 * Asks any endpoint that speaks as OpenAI's does (`POST {address}/embeddings`). It is asked once: who asks decides when to try again. Follows no
 * redirect, reads no more than so many vectors can take, and takes nothing but what was asked for.
 */
export function createOpenAiEmbeddings(network: Network, clock: Clock): Embeddings {
  return {
    async embed(asked) {
      if (!isFitAddress(asked.address)) throw new EmbeddingsFailure('refused');
      const late = new AbortController();
      const cancel = clock.after(asked.withinMs, () => late.abort());
      try {
        const text = await answerOf(network, clock, asked, AbortSignal.any([asked.signal, late.signal]));
        return vectorsIn(text, asked);
      } finally {
        cancel();
      }
    },
  };
}

async function answerOf(
  network: Network,
  clock: Clock,
  asked: EmbeddingsRequest,
  signal: AbortSignal,
): Promise<string> {
  const { address, key, model, dimensions, texts } = asked;
  const init: RequestInit = {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(key === '' ? {} : { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify({
      ...{ model, input: texts, encoding_format: 'float' },
      ...(dimensions === null ? {} : { dimensions }),
    }),
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    signal,
  };
  const failed = (cause: unknown) =>
    cause instanceof EmbeddingsFailure ? cause : new EmbeddingsFailure('unreachable', undefined, cause);
  try {
    const response = await network.fetch(`${address}/embeddings`, init);
    if (!response.ok) {
      await response.body?.cancel();
      throw refusal(response, clock.now());
    }
    return await textOf(response, frameBytes + texts.length * (dimensions ?? vectorLengths.most) * numberBytes);
  } catch (cause) {
    throw failed(cause);
  }
}

function refusal({ status, headers }: Response, now: number): EmbeddingsFailure {
  const seconds = retryAfterSeconds(headers.get('retry-after'), now);
  if (status === 401 || status === 403) return new EmbeddingsFailure('key-refused');
  if (status === 429) return new EmbeddingsFailure('overrun', seconds);
  if (status >= 500 || status === 408) return new EmbeddingsFailure('unreachable', seconds);
  return new EmbeddingsFailure('refused');
}

async function textOf(response: Response, most: number): Promise<string> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const piece of response.body) {
    bytes += piece.byteLength;
    if (bytes > most) throw new EmbeddingsFailure('not-understood');
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}

function vectorsIn(text: string, { texts, dimensions }: EmbeddingsRequest): readonly Float32Array[] {
  const parsed = answered.safeParse(parseJson(text));
  if (!parsed.success) throw new EmbeddingsFailure('not-understood');
  const byIndex = new Map(parsed.data.data.map(({ index, embedding }) => [index, Float32Array.from(embedding)]));
  const vectors = texts.flatMap((_, index) => byIndex.get(index) ?? []);
  const length = dimensions ?? vectors[0]?.length ?? 0;
  const isSound = (vector: Float32Array) =>
    vector.length === length && vector.every(Number.isFinite) && vector.some((value) => value !== 0);
  const isWhole = vectors.length === texts.length && parsed.data.data.length === texts.length;
  const isLength = length >= vectorLengths.least && length <= vectorLengths.most;
  if (!isWhole || !isLength || !vectors.every(isSound)) throw new EmbeddingsFailure('not-understood');
  return vectors;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
