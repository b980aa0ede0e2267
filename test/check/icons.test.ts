import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../assets/icons');

/** Width, height and colour type from the header chunk of a PNG. */
function headerOf(name: string) {
  const bytes = readFileSync(join(folder, name));
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), colourType: bytes.readUInt8(25) };
}

/** With fewer pixels the installers for macOS and Windows refuse it; type 6 has an alpha channel for the round corners. */
test.each([
  ['icon.png', 512],
  ['icon-256.png', 256],
])('%s is a square of %d pixels with transparency', (name, size) => {
  expect(headerOf(name)).toEqual({ width: size, height: size, colourType: 6 });
});

test('the drawing brings all it needs', () => {
  const drawing = readFileSync(join(folder, 'icon.svg'), 'utf8');
  expect(drawing).not.toMatch(/href|url\((?!#)|<script|<text/);
});
