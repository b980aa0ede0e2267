import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCaseArgs } from '../harness/open-case-args.ts';
import { adminLogin, createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { TestDevice } from '../harness/test-device.ts';

let database: TestDatabase;
let url: string;
beforeAll(async () => {
  database = await createTestDatabase('embedded');
  url = (await database.start()).url;
});
afterAll(() => database.drop());

describe('a pushed command', () => {
  it('is executed and comes back by a pull', async () => {
    const device = await TestDevice.signIn(url, adminLogin);
    const args = await openCaseArgs(device, { subject: '路由器无法联网' });
    const [result] = await device.push(device.command('case.open', args));
    expect(result).toMatchObject({ mid: 1, status: 'accepted' });
    const found = await device.find('case', args.caseId);
    expect(found?.fields).toMatchObject({ subject: '路由器无法联网', number: args.number, status: 'new' });
    expect(result?.vers).toEqual({ [found?.scope ?? '']: found?.ver });
  });
});
