// The real server as a process, told to stop by a signal while devices speak to it.
import { once } from 'node:events';
import http from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { protocolHeader, protocolVersion } from '#domain/contract/wire/version.ts';
import { eventually } from '../harness/eventually.ts';
import { openCaseArgs } from '../harness/open-case-args.ts';
import { killAll, lineOf, type Running, startProgram } from '../harness/processes.ts';
import { adminLogin } from '../harness/server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { TestDevice } from '../harness/test-device.ts';

afterEach(killAll);
const folder = temporaryFolder(afterAll);

async function startServer(): Promise<{ program: Running; url: string }> {
  const program = startProgram('server/main.ts', ['--data', folder, '--port', '0'], {
    HOLDFAST_ADMIN_LOGIN: adminLogin.login,
    HOLDFAST_ADMIN_PASSWORD: adminLogin.password,
    DATABASE_URL: '',
  });
  const url = await lineOf(program, (line) => /listens on (\S+)/.exec(line)?.[1]);
  return { program, url };
}

/** A push whose head has arrived at the server and whose body has not. */
async function beginPush(device: TestDevice) {
  const args = await openCaseArgs(device);
  const body = JSON.stringify({ epoch: device.epoch, commands: [device.command('case.open', args)] });
  const underWay = http.request(`${device.url}/v1/push`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${device.session.token}`,
      [protocolHeader]: String(protocolVersion),
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      expect: '100-continue',
    },
  });
  underWay.on('error', () => {});
  underWay.flushHeaders();
  await once(underWay, 'continue');
  return { caseId: args.caseId, underWay, body };
}

const live = (device: TestDevice) =>
  new WebSocket(`${device.url.replace('http', 'ws')}/v1/live`, {
    headers: { authorization: `Bearer ${device.session.token}`, [protocolHeader]: String(protocolVersion) },
  });

describe('told to stop, the server', () => {
  it('finishes what is under way, sends away who comes, says goodbye, and keeps everything', async () => {
    const first = await startServer();
    const device = await TestDevice.signIn(first.url, adminLogin);
    const socket = live(device);
    await once(socket, 'open');
    const goodbye = once(socket, 'close');
    const { caseId, underWay, body } = await beginPush(device);

    const ended = once(first.program.process, 'exit');
    first.program.process.kill('SIGTERM');
    const [code, reason] = await goodbye;
    expect({ code, reason: String(reason) }).toEqual({ code: 1001, reason: 'the server stops' });
    const refused = await device.pullRaw();
    expect(refused).toMatchObject({ status: 503, failure: { kind: 'offline' } });
    expect(refused.headers.get('retry-after')).toBe('1');
    expect((await fetch(`${first.url}/healthz`)).status).toBe(503);
    const late = live(device);
    const [, answer] = await once(late, 'unexpected-response');
    expect(answer.statusCode).toBe(503);

    underWay.end(body);
    const [response] = await once(underWay, 'response');
    expect(JSON.parse(await text(response))).toMatchObject({ results: [{ status: 'accepted' }] });
    // Not told once more: a while after the first signal that would mean at once.
    expect((await ended)[0]).toBe(0);
    expect(first.program.output()).toContain('The server has stopped.');
    late.on('error', () => {});
    late.terminate();

    const second = await startServer();
    const again = await TestDevice.signIn(second.url, adminLogin, device.session.device.id);
    expect(await again.find('case', caseId)).toBeDefined();
  });

  it('ends at once when it is told twice', async () => {
    const { program, url } = await startServer();
    const device = await TestDevice.signIn(url, adminLogin);
    const { underWay } = await beginPush(device);
    program.process.kill('SIGTERM');
    await eventually(async () => expect((await device.pullRaw()).status).toBe(503));
    const ended = once(program.process, 'exit');
    const again = setInterval(() => program.process.kill('SIGTERM'), 100);
    const [code] = await ended;
    clearInterval(again);
    // Not 0: it did not wait for the request, which would have taken its whole patience.
    expect(code).toBe(1);
    expect(program.output()).not.toContain('The server has stopped.');
    underWay.destroy();
  });
});
