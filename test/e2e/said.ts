import { readFileSync } from 'node:fs';
import { languages } from '#domain/model/choices.ts';

type Tree = { readonly [key: string]: string | Tree };

/** `cases:view.changeStatus` in one language, both forms where there is a plural. */
function textsOf(locale: string, name: string): string[] {
  const [file = '', path = ''] = name.split(':');
  let found: string | Tree | undefined = JSON.parse(
    readFileSync(`assets/locales/${locale}/${file}.json`, 'utf8'),
  ) as Tree;
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  for (const key of keys) found = typeof found === 'object' ? found[key] : undefined;
  const branch = typeof found === 'object' ? found : {};
  return [last, `${last}_one`, `${last}_other`].map((key) => branch[key]).filter((text) => typeof text === 'string');
}

type TextName = `${string}:${string}`;

/** Finds a text of the program in whichever language it speaks; what it fills in may be anything. */
export function said(...names: readonly TextName[]): RegExp {
  const texts = names.flatMap((name) => {
    const found = languages.flatMap((locale) => textsOf(locale, name));
    if (found.length === 0) throw new Error(`there is no text ${name}`);
    return found;
  });
  const patterns = texts.map((text) =>
    text
      .split(/\{\{.*?\}\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
      .join('.*'),
  );
  return new RegExp(patterns.join('|'));
}

/** The same, where nothing else may stand before or after it. */
export function saidAlone(...names: readonly TextName[]): RegExp {
  return new RegExp(`^(?:${said(...names).source})$`);
}
