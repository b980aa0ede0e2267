// A real SMTP server in this process.
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import type { MailSettings } from '#server/reports/schedules/mail-settings.ts';

const folder = join(import.meta.dirname, '../server/reports/tls');
/** Of a server on localhost, signed by itself, for a hundred years. */
export const certificate = readFileSync(join(folder, 'certificate.pem'), 'utf8');
const key = readFileSync(join(folder, 'key.pem'), 'utf8');

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  readonly user: string | undefined;
  readonly isSecure: boolean;
}

interface Habits {
  readonly security?: MailSettings['security'];
  readonly login?: { readonly user: string; readonly password: string };
  /** The answer to a recipient or, by `data`, to the mail as a whole; nothing where it is taken. */
  readonly answer?: (at: string | 'data') => { readonly code: number; readonly text: string } | 'hang-up' | undefined;
  readonly port?: number;
}

export interface MailServer {
  readonly mails: readonly ReceivedMail[];
  readonly settings: MailSettings;
  close(): Promise<void>;
}

export async function startMailServer(habits: Habits = {}): Promise<MailServer> {
  const { security = 'none', login, answer = () => undefined } = habits;
  const mails: ReceivedMail[] = [];
  const refusal = ({ code, text: words }: { readonly code: number; readonly text: string }) =>
    Object.assign(new Error(words), { responseCode: code });
  const server = new SMTPServer({
    ...{ secure: security === 'tls', key, cert: certificate, authOptional: !login, disableReverseLookup: true },
    disabledCommands: [...(security === 'starttls' ? [] : ['STARTTLS']), ...(login ? [] : ['AUTH'])],
    allowInsecureAuth: false,
    logger: false,
    onAuth({ username, password }, _session, done) {
      const isRight = username === login?.user && password === login?.password;
      done(
        isRight ? null : refusal({ code: 535, text: 'Wrong user or password' }),
        isRight ? { user: username } : undefined,
      );
    },
    onRcptTo({ address }, _session, done) {
      const said = answer(address);
      done(said && said !== 'hang-up' ? refusal(said) : null);
    },
    onData(stream, session, done) {
      const said = answer('data');
      void text(stream).then((raw) => {
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw,
          user: session.user as string | undefined,
          isSecure: session.secure === true,
        });
        if (said !== 'hang-up') return done(said ? refusal(said) : null);
        for (const connection of server.connections) connection.close();
      });
    },
  });
  // Clients that break off are none of the server's business.
  server.on('error', () => undefined);
  await new Promise<void>((listening) => {
    server.listen(habits.port ?? 0, '127.0.0.1', listening);
  });
  const { port } = server.server.address() as AddressInfo;
  const from = 'Holdfast <reports@example.com>';
  return {
    mails,
    settings: { host: 'localhost', port, security, from, ca: certificate, ...(login ? { login } : {}) },
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

/** The decoded text of a mail, and its attachments by their names. */
export function readMail({ raw }: ReceivedMail): {
  readonly text: string;
  readonly files: ReadonlyMap<string, Buffer>;
} {
  const boundary = /boundary="([^"]+)"/.exec(raw)?.[1] ?? '';
  const files = new Map<string, Buffer>();
  let body = '';
  for (const part of raw.split(`--${boundary}`).slice(1, -1)) {
    const at = part.indexOf('\r\n\r\n');
    const head = part.slice(0, at).replace(/\r\n[ \t]+/g, ' ');
    const content = decoded(
      part.slice(at + 4).trimEnd(),
      /Content-Transfer-Encoding: (\S+)/i.exec(head)?.[1] ?? '7bit',
    );
    const name = fileNameIn(head);
    if (name === undefined) body = content.toString('utf8');
    else files.set(name, content);
  }
  return { text: body.replaceAll('\r\n', '\n'), files };
}

function decoded(content: string, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(content, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(content, 'utf8');
  const joined = content.replace(/=\r\n/g, '');
  return Buffer.from(
    joined.replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  );
}

/** By RFC 2231, in parts and in its own character set, or plain. */
function fileNameIn(head: string): string | undefined {
  const plain = /filename="([^"]+)"/.exec(head)?.[1];
  if (plain !== undefined && !plain.startsWith('=?')) return plain;
  const parts = [...head.matchAll(/filename\*(\d+)?\*?=(?:utf-8'')?([^;\s]+)/gi)];
  return parts.length > 0
    ? decodeURIComponent(parts.map(([, , part]) => part?.replaceAll('"', '')).join(''))
    : undefined;
}
