import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failureKinds } from '#domain/contract/failure.ts';
import { taiwanTexts, taiwanWords } from '../locales/taiwan-words.ts';
import { asConverted, locales, traditional, traditionalTexts } from '../locales/traditional-texts.ts';

type Tree = { readonly [key: string]: string | Tree };

const namespaces = globSync('assets/locales/en/*.json').map((path) => path.replace(/^.*\/|\.json$/g, ''));

function flat(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  );
}

/** None where the file is missing: then every key of the other language is reported. */
function textsOf(locale: string, namespace: string): ReadonlyMap<string, string> {
  const path = `assets/locales/${locale}/${namespace}.json`;
  return new Map(existsSync(path) ? flat(JSON.parse(readFileSync(path, 'utf8')) as Tree) : []);
}

/** Chinese has one plural form, English two: what counts is the key before it. */
const withoutPlural = (key: string) => key.replace(/_(one|other)$/, '');
const baseKeys = (texts: ReadonlyMap<string, string>) => [...new Set([...texts.keys()].map(withoutPlural))].sort();
const placeholders = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name).sort();

const sources = globSync('renderer/**/*.{ts,tsx}').filter((path) => !path.endsWith('.config.ts'));

describe.each(namespaces)('the texts of %s', (namespace) => {
  const en = textsOf('en', namespace);

  describe.each(['zh-CN', 'zh-TW'] as const)('in %s', (locale) => {
    const zh = textsOf(locale, namespace);

    it('are the same as the English ones, none of them empty', () => {
      expect(baseKeys(zh)).toEqual(baseKeys(en));
      for (const [key, text] of [...en, ...zh]) expect(text.trim(), key).not.toBe('');
    });

    it('have every plural form of their language', () => {
      for (const key of en.keys())
        if (key.endsWith('_one')) expect(en.has(key.replace('_one', '_other')), key).toBe(true);
      expect([...zh.keys()].filter((key) => key.endsWith('_one'))).toEqual([]);
      const plural = baseKeys(new Map([...en].filter(([key]) => key.endsWith('_other'))));
      expect(baseKeys(new Map([...zh].filter(([key]) => key.endsWith('_other'))))).toEqual(plural);
    });

    it('fill in the same values', () => {
      for (const [key, text] of zh) {
        const other = en.get(key) ?? en.get(`${key}_other`) ?? '';
        expect(placeholders(text), key).toEqual(placeholders(other));
      }
    });

    it('are in their own language', () => {
      // A language is called by its own name; names, abbreviations and keys are the same everywhere.
      const own = (texts: ReadonlyMap<string, string>) =>
        [...texts].filter(([key]) => !/^(languages|locales)\./.test(key));
      const common = /^(Holdfast|VIP|Ctrl \+ Enter|CSV|.{0,3})$/;
      const said = (text: string) => text.replace(/\{\{.*?\}\}/g, '').trim();
      const english = own(zh).filter(([, text]) => !common.test(said(text)) && [...en.values()].includes(text));
      expect(english).toEqual([]);
      expect(own(en).filter(([, text]) => /\p{Script=Han}/u.test(text))).toEqual([]);
    });
  });
});

describe('the Taiwanese texts', () => {
  const made = traditionalTexts();

  it('are what `npm run locales` makes of the simplified ones', () => {
    const committed = globSync(`${locales}/zh-TW/*.json`).map((path) => [basename(path), readFileSync(path, 'utf8')]);
    expect(Object.fromEntries(committed)).toEqual(Object.fromEntries(made));
  });

  it('need every correction that is listed', () => {
    const simplified = [...made.keys()].map((name) => readFileSync(`${locales}/zh-CN/${name}`, 'utf8')).join('\n');
    const converted = asConverted(simplified);
    expect(taiwanWords.filter(([word]) => !converted.includes(word))).toEqual([]);
    for (const [name, text] of Object.entries(taiwanTexts)) {
      const [file = '', key = ''] = name.split(':');
      const source = textsOf('zh-CN', file).get(key);
      expect(source, `${name} is no text`).toBeDefined();
      expect(traditional(source ?? ''), `${name} comes out right by itself`).not.toBe(text);
    }
  });
});

it('there is a sentence for every kind of failure', () => {
  const known = textsOf('en', 'failure');
  expect(failureKinds.filter((kind) => !known.has(kind))).toEqual([]);
});

/** What follows every place where one of the marks stands, up to a character that ends it: looked up, not looked for again for each text. */
function after(code: string, begin: RegExp): ReadonlySet<string> {
  return new Set([...code.matchAll(begin)].map(([, found = '']) => found));
}

it('every text is shown somewhere', () => {
  const code = sources.map((path) => readFileSync(path, 'utf8')).join('\n');
  // `'key'`, `'namespace:key'`, `"key"`
  const named = after(code, /(?<=['":])([\w.-]+)(?=['"])/g);
  // `events:${kind}.${action}`: every text of the file is shown when it happens.
  const files = after(code, /([\w-]+):\$\{/g);
  // `status.${status}`: the whole branch counts as used.
  const begun = after(code, /(?<=[`:])([\w.-]+)\.\$\{/g);
  const ends = after(code, /\$\{kind\}(\w+)/g);
  const used = (namespace: string, key: string) => {
    const branches = key.split('.').map((_, index, parts) => parts.slice(0, index).join('.'));
    const stems = key.split(/(?<=[a-z])(?=[A-Z])/);
    return (
      files.has(namespace) ||
      named.has(key) ||
      branches.slice(1).some((branch) => begun.has(branch)) ||
      stems.some((_, index) => index > 0 && ends.has(stems.slice(index).join('')))
    );
  };
  const unused = namespaces
    // Failures are named by their kind; the desktop's menus and the server's mails are other programs'.
    .filter((namespace) => !['failure', 'desktop', 'scheduled-report'].includes(namespace))
    .flatMap((namespace) => baseKeys(textsOf('en', namespace)).map((key) => [namespace, key] as const))
    .filter(([namespace, key]) => !used(namespace, key))
    .map(([namespace, key]) => `${namespace}: ${key}`);
  expect(unused).toEqual([]);
});
