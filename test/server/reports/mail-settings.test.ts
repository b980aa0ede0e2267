import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCommandLine } from '#server/command-line.ts';
import { readMailSettings } from '#server/reports/schedules/read-mail-settings.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

const least = { HOLDFAST_SMTP_HOST: 'mail.example.com', HOLDFAST_SMTP_FROM: 'reports@example.com' };

describe('the mail server of the environment', () => {
  test('is none where none is named', () => {
    expect(readMailSettings({})).toBeUndefined();
    expect(readCommandLine([], {})).toMatchObject({ mail: undefined, reportFolder: undefined });
  });

  test.each([
    [undefined, 'starttls', 587],
    ['tls', 'tls', 465],
    ['none', 'none', 25],
  ])('wants security unless told otherwise: %s', (given, security, port) => {
    const settings = { host: 'mail.example.com', port, security, from: 'reports@example.com' };
    expect(readMailSettings({ ...least, HOLDFAST_SMTP_SECURITY: given })).toEqual(settings);
  });

  test('has a login, a port and certificates of its own', () => {
    const file = join(temporaryFolder(), 'ca.pem');
    writeFileSync(file, 'PEM');
    const login = { HOLDFAST_SMTP_USER: 'reports', HOLDFAST_SMTP_PASSWORD: 'secret' };
    expect(readMailSettings({ ...least, ...login, HOLDFAST_SMTP_PORT: '2525', HOLDFAST_SMTP_CA: file })).toMatchObject({
      ...{ port: 2525, login: { user: 'reports', password: 'secret' }, ca: 'PEM' },
    });
  });

  test.each([
    ['an address', { HOLDFAST_SMTP_FROM: undefined }, 'HOLDFAST_SMTP_FROM'],
    ['an address in one line', { HOLDFAST_SMTP_FROM: 'a@example.com\nBcc: b@example.com' }, 'HOLDFAST_SMTP_FROM'],
    ['a known security', { HOLDFAST_SMTP_SECURITY: 'ssl' }, 'HOLDFAST_SMTP_SECURITY'],
    ['a port', { HOLDFAST_SMTP_PORT: '70000' }, 'HOLDFAST_SMTP_PORT'],
    ['a password to a user', { HOLDFAST_SMTP_USER: 'reports' }, 'HOLDFAST_SMTP_PASSWORD'],
    ['certificates that are there', { HOLDFAST_SMTP_CA: '/nowhere/ca.pem' }, 'HOLDFAST_SMTP_CA'],
    [
      'no password in the open',
      { HOLDFAST_SMTP_SECURITY: 'none', HOLDFAST_SMTP_USER: 'reports', HOLDFAST_SMTP_PASSWORD: 'secret' },
      'not encrypted',
    ],
  ])('wants %s', (_name, given, said) => {
    expect(() => readMailSettings({ ...least, ...given })).toThrow(said);
  });
});
