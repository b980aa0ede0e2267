import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('renderer/ui/tokens.css', 'utf8');

function tokensOf(scheme: 'light' | 'dark'): ReadonlyMap<string, string> {
  const block = new RegExp(`data-mantine-color-scheme="${scheme}"\\]\\s*\\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return new Map([...block.matchAll(/--hf-([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', hex = '']) => [name, hex]));
}

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['surface', 'surface-sunken', 'surface-raised', 'surface-hover', 'surface-selected', 'note'];
const pairs: readonly (readonly [text: string, ground: string])[] = [
  ...['text', 'text-soft', 'text-faint'].flatMap((text) => grounds.map((ground) => [text, ground] as const)),
  ...['good', 'warn', 'bad', 'blue', 'violet'].flatMap((tone) => [
    [tone, `${tone}-soft`] as const,
    [tone, 'surface'] as const,
  ]),
  ['accent-text', 'surface'],
  ['accent-text', 'surface-sunken'],
  ['text-soft', 'accent-soft'],
  ['text-faint', 'accent-soft'],
  ['warn', 'accent-soft'],
  ['text-soft', 'warn-soft'],
  ['on-accent', 'accent'],
  ['rail-text', 'rail'],
  ['rail-text-active', 'rail-active'],
];

describe.each(['light', 'dark'] as const)('the %s colours', (scheme) => {
  const tokens = tokensOf(scheme);
  it.each(pairs)('let %s be read on %s', (text, ground) => {
    const [ink, paper] = [tokens.get(text), tokens.get(ground)];
    expect([ink, paper]).not.toContain(undefined);
    expect(contrast(ink ?? '', paper ?? '')).toBeGreaterThanOrEqual(4.5);
  });
});
