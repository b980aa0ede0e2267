import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nodeClock } from '#core/adapters/node-clock.ts';
import { nodeNetwork } from '#core/adapters/node-network.ts';
import { createOpenAiEmbeddings } from '#core/adapters/openai-embeddings.ts';
import type { EmbeddingsFailure, EmbeddingsRequest, Network } from '#core/ports.ts';
import {
  answerWith,
  type EmbeddingsServer,
  type Misbehaviour,
  meaningOf,
  refuseWith,
  startEmbeddingsServer,
} from '../../harness/embeddings-server.ts';

let server: EmbeddingsServer;
let elsewhere: EmbeddingsServer;
beforeAll(async () => {
  server = await startEmbeddingsServer();
  elsewhere = await startEmbeddingsServer();
});
afterAll(async () => {
  await server.close();
  await elsewhere.close();
});
beforeEach(() => server.misbehave());

const embeddings = createOpenAiEmbeddings(nodeNetwork, nodeClock);
const asking = (more: Partial<EmbeddingsRequest> = {}): EmbeddingsRequest => ({
  ...{ address: server.address, key: 'sk-secret', model: 'small', dimensions: null, texts: ['发票', 'battery'] },
  ...{ withinMs: 20_000, signal: new AbortController().signal },
  ...more,
});
const problemOf = (more?: Partial<EmbeddingsRequest>) =>
  embeddings.embed(asking(more)).then(
    () => expect.unreachable('vectors came'),
    ({ problem, seconds }: EmbeddingsFailure) => (seconds === undefined ? problem : [problem, seconds]),
  );
const dataOf = (...vectors: unknown[]) =>
  answerWith({ data: vectors.map((embedding, index) => ({ index, embedding })) });
const sound = meaningOf('发票');

describe('an endpoint that speaks as OpenAI’s does', () => {
  it('is sent texts, model and key, and its vectors come back in the order of the texts', async () => {
    const vectors = await embeddings.embed(asking());
    expect(vectors.map((vector) => [...vector])).toEqual(
      ['发票', 'battery'].map((text) => [...Float32Array.from(meaningOf(text))]),
    );
    expect(server.asked.at(-1)).toMatchObject({
      ...{ url: '/v1/embeddings', authorization: 'Bearer sk-secret', model: 'small', input: ['发票', 'battery'] },
    });
    expect(server.asked.at(-1)).not.toHaveProperty('dimensions');
  });

  it('is asked for as many numbers as are wanted, and for no key where there is none', async () => {
    const [vector] = await embeddings.embed(asking({ dimensions: 32, key: '', texts: ['发票'] }));
    expect(vector).toHaveLength(32);
    expect(server.asked.at(-1)).toMatchObject({ dimensions: 32, authorization: undefined });
  });
});

describe('no vectors come', () => {
  const ways: readonly (readonly [string, Misbehaviour, unknown])[] = [
    ['a wrong key', refuseWith(401), 'key-refused'],
    ['no right', refuseWith(403), 'key-refused'],
    ['too much', refuseWith(429, { 'retry-after': '7' }), ['overrun', 7]],
    ['too much, without a time', refuseWith(429), 'overrun'],
    ['its own failure', refuseWith(500), 'unreachable'],
    ['being changed', refuseWith(503, { 'retry-after': '60' }), ['unreachable', 60]],
    ['no such model', refuseWith(404), 'refused'],
    ['a text it does not take', refuseWith(400), 'refused'],
    ['a page', answerWith('<html>Sign in to the café</html>'), 'not-understood'],
    ['nothing', answerWith(''), 'not-understood'],
    ['one vector too few', dataOf(sound), 'not-understood'],
    ['one too many', dataOf(sound, sound, sound), 'not-understood'],
    ['vectors of two lengths', dataOf(sound, sound.slice(1)), 'not-understood'],
    [
      'no number',
      answerWith(
        `{"data":[{"index":0,"embedding":[${sound}]},{"index":1,"embedding":[${sound.with(0, Number.NaN)}]}]}`,
      ),
      'not-understood',
    ],
    ['null for a number', dataOf(sound, sound.with(0, null as unknown as number)), 'not-understood'],
    ['a number beyond all', dataOf(sound, sound.with(0, 1e300)), 'not-understood'],
    [
      'nothing but noughts',
      dataOf(
        sound,
        sound.map(() => 0),
      ),
      'not-understood',
    ],
    ['vectors of three', dataOf([1, 2, 3], [1, 2, 3]), 'not-understood'],
    [
      'the same place twice',
      answerWith({ data: [0, 0].map((index) => ({ index, embedding: sound })) }),
      'not-understood',
    ],
    ['a cut line', (response) => response.destroy(), 'unreachable'],
  ];
  it.each(ways)('for %s', async (_what, how, problem) => {
    server.misbehave(how);
    expect(await problemOf()).toEqual(problem);
  });

  it('for another length than was asked for', async () => {
    server.misbehave(dataOf(sound, sound));
    expect(await problemOf({ dimensions: 32 })).toBe('not-understood');
  });

  it('for an answer without end, of which no more is read than vectors can take', async () => {
    let sent = 0;
    server.misbehave((response) => {
      const more = () => {
        sent++;
        if (!response.destroyed && sent < 2000) response.write(' '.repeat(64 * 1024), more);
        else response.end();
      };
      more();
    });
    expect(await problemOf({ dimensions: 32 })).toBe('not-understood');
    expect(sent).toBeLessThan(2000);
  });

  it('for one that says nothing in time, or is waited for no more', async () => {
    server.misbehave(() => undefined);
    expect(await problemOf({ withinMs: 30 })).toBe('unreachable');
    const stop = new AbortController();
    const asked = problemOf({ signal: stop.signal });
    stop.abort();
    expect(await asked).toBe('unreachable');
  });

  it('for one that sends them on: the texts and the key go nowhere else', async () => {
    for (const status of [301, 302, 307, 308]) {
      server.misbehave(refuseWith(status, { location: `${elsewhere.address}/embeddings` }));
      expect(await problemOf()).toBe('unreachable');
    }
    expect(elsewhere.asked).toEqual([]);
  });

  it('from an address that texts may not go to, which is not even called', async () => {
    const network: Network = { ...nodeNetwork, fetch: () => expect.unreachable('it was called') };
    const guarded = createOpenAiEmbeddings(network, nodeClock);
    for (const address of ['http://example.com/v1', 'https://user@example.com', 'file:///etc/passwd', ''])
      await expect(guarded.embed(asking({ address }))).rejects.toMatchObject({ problem: 'refused' });
  });
});
