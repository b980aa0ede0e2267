import { afterEach, describe, expect, test } from 'vitest';
import { type Letter, postLetter } from '#server/reports/schedules/post-office.ts';
import { type MailServer, readMail, startMailServer } from '../../harness/mail-server.ts';

const login = { user: 'reports', password: 'geheim 密码' };
const pdf = { name: '业务周报 2026-03-02 (x).pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.7 …') };
const letter: Letter = { subject: '业务周报：上周', text: '概要：\n- 新建：12\n', files: [pdf], id: 'run.0' };

let server: MailServer | undefined;
const start = async (habits: Parameters<typeof startMailServer>[0]) => {
  server = await startMailServer(habits);
  return server;
};
afterEach(() => server?.close());

const to = 'lead@example.com';

describe.each(['starttls', 'tls'] as const)('over %s', (security) => {
  test('a mail arrives with its files, once the login was accepted', async () => {
    const { mails, settings } = await start({ security, login });
    expect(await postLetter(settings, to, letter)).toEqual({ state: 'delivered' });
    expect(mails).toMatchObject([{ from: 'reports@example.com', to: [to], user: 'reports', isSecure: true }]);
    const [mail] = mails;
    expect(mail && readMail(mail)).toEqual({ text: letter.text, files: new Map([[pdf.name, pdf.bytes]]) });
    expect(mail?.raw).toContain('Auto-Submitted: auto-generated');
    expect(mail?.raw).toContain('Message-ID: <run.0@holdfast.invalid>');
  });

  test('a wrong password is said', async () => {
    const { mails, settings } = await start({ security, login });
    const wrong = { ...settings, login: { ...login, password: 'other' } };
    expect(await postLetter(wrong, to, letter)).toEqual({
      ...{ state: 'failed', failure: { kind: 'login', said: '535 Wrong user or password' } },
    });
    expect(mails).toEqual([]);
  });

  test('a certificate that nobody vouches for is not accepted', async () => {
    const { ca: _, ...settings } = (await start({ security })).settings;
    expect(await postLetter(settings, to, letter)).toMatchObject({ state: 'failed', failure: { kind: 'secure' } });
  });
});

test('without encryption where that is wanted so', async () => {
  const { mails, settings } = await start({ security: 'none' });
  expect(await postLetter(settings, to, letter)).toEqual({ state: 'delivered' });
  expect(mails).toMatchObject([{ isSecure: false }]);
});

test('nothing is said to a server that offers no encryption where it is wanted', async () => {
  const { mails, settings } = await start({ security: 'none' });
  const wanting = { ...settings, security: 'starttls' as const };
  expect(await postLetter(wanting, to, letter)).toMatchObject({ state: 'failed', failure: { kind: 'secure' } });
  expect(mails).toEqual([]);
});

describe('what the mail server answers', () => {
  test.each([
    [550, 'No such user here', 'refused'],
    [450, 'Try again later', 'put-off'],
    [552, 'Too large', 'too-large'],
  ] as const)('%i to a recipient', async (code, text, kind) => {
    const { mails, settings } = await start({ answer: (at) => (at === to ? { code, text } : undefined) });
    const failure = { kind, said: `${code} ${text}` };
    expect(await postLetter(settings, to, letter)).toEqual({ state: 'failed', failure });
    expect(mails).toEqual([]);
  });

  test('to the mail itself', async () => {
    const { settings } = await start({ answer: (at) => (at === 'data' ? { code: 554, text: 'Spam' } : undefined) });
    expect(await postLetter(settings, to, letter)).toMatchObject({ state: 'failed', failure: { kind: 'refused' } });
  });
});

test('a server that is not there', async () => {
  const { settings, close } = await startMailServer();
  await close();
  expect(await postLetter(settings, to, letter)).toMatchObject({ state: 'failed', failure: { kind: 'unreachable' } });
});

test('a connection that breaks with the mail under way leaves open whether it arrived', async () => {
  const { settings } = await start({ answer: (at) => (at === 'data' ? 'hang-up' : undefined) });
  expect(await postLetter(settings, to, letter)).toMatchObject({ state: 'unknown' });
});
