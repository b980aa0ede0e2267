import { verify } from '@node-rs/argon2';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { adminLogin, createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { request } from '../harness/test-device.ts';

vi.mock('@node-rs/argon2', async (importOriginal) => {
  const real = await importOriginal<typeof import('@node-rs/argon2')>();
  return { ...real, verify: vi.fn(real.verify) };
});

let database: TestDatabase;
let url: string;
beforeAll(async () => {
  database = await createTestDatabase();
  url = (await database.start()).url;
});
afterAll(() => database.drop());
beforeEach(() => void vi.mocked(verify).mockClear());

it.each([adminLogin.login, 'nobody'])(
  'signing in as "%s" costs one password check of the same weight',
  async (login) => {
    await request(url, 'POST', '/v1/session', { login, password: 'wrong', device: { id: null, name: '' } });
    expect(verify).toHaveBeenCalledTimes(1);
    const [hash] = vi.mocked(verify).mock.calls[0] ?? [];
    expect(String(hash)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  },
);
