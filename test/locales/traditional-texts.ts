import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Converter } from 'opencc-js';
import { CustomConverter } from 'opencc-js/core';
import { taiwanTexts, taiwanWords } from './taiwan-words.ts';

export type Texts = { readonly [key: string]: string | Texts };

/** In traditional characters and with opencc's own Taiwan phrases. */
export const asConverted = Converter({ from: 'cn', to: 'twp' });
const asSaid = CustomConverter(taiwanWords);

/** A text as it is written and said in Taiwan. What stands in {{braces}} is a name of the program's and stays. */
export function traditional(text: string): string {
  return text
    .split(/(\{\{.*?\}\})/)
    .map((part, index) => (index % 2 === 1 ? part : asSaid(asConverted(part))))
    .join('');
}

export const locales = 'assets/locales';

/** Every file of the Taiwanese texts by its name, as `npm run locales` writes it from the simplified ones. */
export function traditionalTexts(): ReadonlyMap<string, string> {
  return new Map(
    globSync(`${locales}/zh-CN/*.json`)
      .sort()
      .map((path) => {
        const texts = JSON.parse(readFileSync(path, 'utf8')) as Texts;
        const made = converted(texts, `${basename(path, '.json')}:`);
        return [basename(path), `${JSON.stringify(made, null, 2)}\n`];
      }),
  );
}

function converted(texts: Texts, prefix: string): Texts {
  return Object.fromEntries(
    Object.entries(texts).map(([key, value]) => {
      const name = `${prefix}${key}`;
      return [
        key,
        typeof value === 'string' ? (taiwanTexts[name] ?? traditional(value)) : converted(value, `${name}.`),
      ];
    }),
  );
}
