import { describe, expect, it } from 'vitest';
import { exchange } from '#core/sync/exchange.ts';
import { retryAfterSeconds } from '#core/sync/retry-after.ts';
import { usualTiming } from '#core/sync/timing.ts';
import { stageClock } from '../../harness/stage-clock.ts';

const { answerMs, idleMs, uploadMsPerKib, wholeMs } = usualTiming;

/** A request whose answer is given by hand; it rejects as fetch does when its signal says so. */
function stage(body?: string, withinMs?: number) {
  const clock = stageClock();
  const head = Promise.withResolvers<Response>();
  let pieces: ReadableStreamDefaultController<Uint8Array> | undefined;
  let heard = 0;
  const network = {
    fetch: (_url: string, init: RequestInit) => {
      init.signal?.addEventListener('abort', () => {
        head.reject(new Error('given up'));
        try {
          pieces?.error(new Error('given up'));
        } catch {
          // It was over.
        }
      });
      return head.promise;
    },
    openSocket: () => ({ send: () => undefined, close: () => undefined }),
  };
  const hear = () => {
    heard += 1;
  };
  const parts = { network, clock, timing: usualTiming, heard: hear };
  const answer = exchange(
    parts,
    'https://desk.example',
    body === undefined ? {} : { body },
    new AbortController().signal,
    withinMs,
  );
  let outcome = 'waiting';
  answer.then(
    ({ text }) => {
      outcome = text;
    },
    () => {
      outcome = 'given up';
    },
  );
  return {
    clock,
    outcome: () => outcome,
    heard: () => heard,
    begin() {
      const stream = new ReadableStream<Uint8Array>({
        start(controller) {
          pieces = controller;
        },
      });
      head.resolve(new Response(stream));
    },
    piece: (text: string) => pieces?.enqueue(new TextEncoder().encode(text)),
    end: () => pieces?.close(),
  };
}

describe('a request', () => {
  it('that nobody begins to answer is given up', async () => {
    const { clock, outcome } = stage();
    await clock.settle(answerMs - 1);
    expect(outcome()).toBe('waiting');
    await clock.settle(1);
    expect(outcome()).toBe('given up');
  });

  it('with much to send is given the time that a slow line takes for it', async () => {
    const { clock, outcome } = stage('x'.repeat(100 * 1024));
    await clock.settle(answerMs + 100 * uploadMsPerKib - 1);
    expect(outcome()).toBe('waiting');
    await clock.settle(1);
    expect(outcome()).toBe('given up');
  });

  it('that is a probe is given up as soon as told', async () => {
    const { clock, outcome } = stage(undefined, 5000);
    await clock.settle(5000);
    expect(outcome()).toBe('given up');
  });

  it('whose answer drips in is not given up, however long it takes, until it takes absurdly long', async () => {
    const { clock, outcome, begin, piece, end, heard } = stage();
    begin();
    await clock.settle(0);
    for (let n = 0; n < 30; n++) {
      piece('é');
      await clock.settle(idleMs - 1);
    }
    expect(outcome()).toBe('waiting');
    end();
    await clock.settle(0);
    expect(outcome()).toBe('é'.repeat(30));
    expect(heard()).toBe(31);

    const endless = stage();
    endless.begin();
    for (let passed = 0; passed < wholeMs; passed += 10_000) {
      await endless.clock.settle(10_000);
      if (endless.outcome() === 'waiting') endless.piece('x');
    }
    expect(endless.outcome()).toBe('given up');
  });

  it('whose answer stops in the middle is given up', async () => {
    const { clock, outcome, begin, piece } = stage();
    begin();
    await clock.settle(0);
    piece('half of');
    await clock.settle(idleMs);
    expect(outcome()).toBe('given up');
  });
});

describe('retryAfterSeconds', () => {
  const now = Date.UTC(2026, 10, 20, 12, 0, 0);
  it.each([
    [null, undefined],
    ['120', 120],
    [' 7 ', 7],
    ['Fri, 20 Nov 2026 12:00:30 GMT', 30],
    ['Fri, 20 Nov 2026 11:00:00 GMT', 0],
    ['soon', undefined],
  ])('takes %j for %j', (header, seconds) => {
    expect(retryAfterSeconds(header, now)).toBe(seconds);
  });
});
