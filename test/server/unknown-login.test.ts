import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { TestDatabase } from '../harness/server.ts';
import { request } from '../harness/test-device.ts';

const verify = vi.fn();
let database: TestDatabase;
let url: string;

beforeAll(async () => {
  // The server of this file is loaded anew: what others loaded checks passwords past the count.
  vi.resetModules();
  vi.doMock('@node-rs/argon2', async (importOriginal) => {
    const real = await importOriginal<typeof import('@node-rs/argon2')>();
    return { ...real, verify: verify.mockImplementation(real.verify) };
  });
  const { createTestDatabase } = await import('../harness/server.ts');
  database = await createTestDatabase();
  url = (await database.start()).url;
});
afterAll(async () => {
  await database.drop();
  vi.doUnmock('@node-rs/argon2');
  vi.resetModules();
});
beforeEach(() => void verify.mockClear());

it.each(['root', 'nobody'])('signing in as "%s" costs one password check of the same weight', async (login) => {
  await request(url, 'POST', '/v1/session', { login, password: 'wrong', device: { id: null, name: '' } });
  expect(verify).toHaveBeenCalledTimes(1);
  expect(String(verify.mock.calls[0]?.[0])).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});
