import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Tokens = Readonly<Record<string, string>>;

const css = readFileSync('renderer/ui/tokens.css', 'utf8').replace(/\/\*.*?\*\//gs, '');
const [usual = '', contrasted = ''] = css.split('@media (prefers-contrast: more)');

/** Everything that is set where the selector stands, later values over earlier ones. */
function tokensOf(sheet: string, selector: string): Tokens {
  const rules = [...sheet.matchAll(/([^{}]+)\{([^{}]*)\}/g)];
  const own = rules.filter(([, names = '']) => names.split(',').some((name) => name.trim() === selector));
  const values = own.flatMap(([, , body = '']) => [...body.matchAll(/--hf-([\w-]+):\s*([^;]+);/g)]);
  return Object.fromEntries(values.map(([, name = '', value = '']) => [name, value.trim()]));
}

const themeOf = (sheet: string, theme: string) => tokensOf(sheet, `:root[data-mantine-color-scheme="${theme}"]`);

/** From 1 to 21, as WCAG 2.2 has it. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const plain = ['surface', 'surface-sunken', 'surface-raised', 'surface-hover', 'surface-selected'];
const tinted = ['accent-soft', 'good-soft', 'warn-soft', 'bad-soft', 'blue-soft', 'violet-soft', 'note'];
const grounds = [...plain, ...tinted];

const anywhere = ['text', 'text-soft', 'text-faint', 'accent-text', 'good', 'warn', 'bad', 'blue', 'violet'];
const texts: readonly (readonly [string, readonly string[]])[] = [
  ...anywhere.map((name) => [name, grounds] as const),
  ['rail-text', ['rail', 'rail-active']],
  ['rail-text-active', ['rail', 'rail-active']],
  ['on-accent', ['accent']],
];
const controls: readonly (readonly [string, readonly string[]])[] = [
  ['control', ['surface', 'surface-sunken', 'surface-raised']],
  ['focus', grounds],
  ['focus-rail', ['rail', 'rail-active']],
  ['accent', ['surface', 'surface-sunken', 'surface-raised', 'surface-hover']],
];
/** Lines between things that stand apart without them, and what is no colour. */
const decoration = ['border', 'border-strong', 'note-border', 'shadow'];

const themes = ['light', 'dark'].flatMap((theme) => {
  const tokens = themeOf(usual, theme);
  return [
    { name: theme, tokens, least: 4.5 },
    { name: `${theme} with more contrast`, tokens: { ...tokens, ...themeOf(contrasted, theme) }, least: 7 },
  ];
});

function tooFaint(tokens: Tokens, pairs: typeof texts, least: number): string[] {
  return pairs.flatMap(([over, unders]) =>
    unders
      .map((under) => ({ pair: `${over} on ${under}`, ratio: contrast(tokens[over] ?? '', tokens[under] ?? '') }))
      .filter(({ ratio }) => !(ratio >= least))
      .map(({ pair, ratio }) => `${pair}: ${ratio.toFixed(2)}`),
  );
}

describe.each(themes)('in $name', ({ name, tokens, least }) => {
  it(`every text reaches ${least}:1 on every ground it may stand on`, () => {
    const onAccent = name.includes('more') ? texts.filter(([over]) => over !== 'on-accent') : texts;
    expect(tooFaint(tokens, onAccent, least)).toEqual([]);
  });

  it('every control and the ring around it reach 3:1', () => {
    expect(tooFaint(tokens, controls, 3)).toEqual([]);
  });

  it('no colour is left unmeasured', () => {
    const measured = new Set([...texts, ...controls].flatMap(([over, unders]) => [over, ...unders]));
    expect(Object.keys(tokens).filter((token) => !measured.has(token) && !decoration.includes(token))).toEqual([]);
  });
});

it('a colour that is too faint is found', () => {
  const [theme] = themes;
  const faint = { ...theme?.tokens, 'text-faint': '#8a94a0' };
  expect(tooFaint(faint, [['text-faint', ['surface']]], 4.5)).toEqual(['text-faint on surface: 3.08']);
});

describe('the two densities', () => {
  const compact = tokensOf(usual, ':root');
  const comfortable = tokensOf(usual, ':root[data-density="comfortable"]');

  it('differ in the height of rows and controls and in the room around them', () => {
    expect(Object.keys(comfortable)).toEqual(
      expect.arrayContaining(['row-height', 'line-height', 'control-height', 'space-2', 'space-3']),
    );
    for (const [token, value] of Object.entries(comfortable))
      expect(Number.parseInt(value, 10), token).toBeGreaterThan(Number.parseInt(compact[token] ?? '', 10));
  });

  it('keep controls large enough to be hit', () => {
    expect(Number.parseInt(compact['control-height'] ?? '', 10)).toBeGreaterThanOrEqual(24);
  });

  it('are what the virtual lists reckon with', () => {
    const source = readFileSync('renderer/ui/use-row-height.ts', 'utf8');
    const [, large, small] = /\? (\d+) : (\d+)/.exec(source) ?? [];
    expect([large, small]).toEqual([comfortable, compact].map((tokens) => tokens['row-height']?.replace('px', '')));
  });
});

it('no other style sheet names a colour', () => {
  const sheets = globSync('renderer/**/*.css').filter((path) => !path.endsWith('tokens.css'));
  const colours = sheets.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/.*(#[\da-f]{3,8}\b|rgb\(|hsl\().*/gi)].map(([line]) => `${path}: ${line}`),
  );
  expect(colours).toEqual([]);
});
