import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanFileName, fileExtension, fileNameLength } from '#domain/rules/file-name.ts';
import { naughtyStrings } from '../naughty-strings.ts';

describe('the name of a file', () => {
  test.each([
    ['退款凭证.jpg', '退款凭证.jpg'],
    ['C:\\Users\\王\\Desktop\\scan 1.pdf', 'scan 1.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['/tmp/.bashrc', 'bashrc'],
    ['a\u0000b\u001b[31m.txt', 'ab[31m.txt'],
    ['a\u202Egpj.exe', 'agpj.exe'],
    ['invoice\u200B.pdf', 'invoice.pdf'],
    ['run.exe. . ', 'run.exe'],
    ['what?.txt', 'what_.txt'],
    ['con.txt', '_con.txt'],
    ['COM1', '_COM1'],
    ['console.log', 'console.log'],
    ['line\nbreak\t.txt', 'linebreak.txt'],
    ['a\u3000\u00a0b.txt', 'a b.txt'],
    ['e\u0301.txt', '\u00e9.txt'],
    ['half \ud83d.png', 'half .png'],
    ['folder/', 'file'],
    ['...', 'file'],
    ['', 'file'],
  ])('%j becomes %j', (given, clean) => {
    expect(cleanFileName(given)).toBe(clean);
  });

  test('keeps its extension when it is cut, and no character is cut in two', () => {
    const long = cleanFileName(`${'🚲'.repeat(300)}.jpeg`);
    expect(long.length).toBeLessThanOrEqual(fileNameLength);
    expect(long.endsWith('🚲.jpeg')).toBe(true);
    expect(cleanFileName('x'.repeat(500))).toHaveLength(fileNameLength - 1);
  });

  test('is clean whatever was given: short, without folders and unseen characters, and the same when cleaned again', () => {
    const names = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({ unit: fc.constantFrom('.', ' ', '/', '\\', 'a', '🚲', '\u202e', '\n', 'con', 'é', '\ud83d') }),
      fc.constantFrom(...naughtyStrings()),
    );
    fc.assert(
      fc.property(names, (given) => {
        const clean = cleanFileName(given);
        expect(clean.length).toBeGreaterThan(0);
        expect(clean.length).toBeLessThanOrEqual(fileNameLength);
        expect(clean).not.toMatch(/[/\\<>:"|?*\p{Cc}\p{Cf}\p{Cs}]/u);
        expect(clean).not.toMatch(/^[. ]|[. ]$/);
        expect(cleanFileName(clean)).toBe(clean);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['a.JPG', 'jpg'],
    ['a.tar.gz', 'gz'],
    ['none', ''],
  ])('the extension of %s is %j', (name, extension) => {
    expect(fileExtension(name)).toBe(extension);
  });
});
