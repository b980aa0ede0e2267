import type { Language } from '../../model/choices.ts';
import { languageNamed } from './read-settings.ts';

const languageLike = /^(zh([-_](cn|tw|hk|mo|sg|hans|hant))?|en([-_](us|gb|au|ca))?|cn|chs|cht)$/i;
const extension = /\.[^./]*$/;

/** What the place of a file in its folder tells about the article in it. */
export interface FilePlace {
  /** How the file is called by, whatever its extension: `setup/index.md` is `setup`. Small letters. */
  readonly slug: string;
  readonly language: Language | null;
  /** The slug without what names a language: the same for one article in several languages. */
  readonly variant: string;
  /** Names of folders, from the outermost inwards, made readable. */
  readonly folders: readonly string[];
  /** The file's own name, made readable. */
  readonly name: string;
}

/** `de/setup.en.md`, `zh-CN/部署/index.md`. */
export function placeOfFile(path: string): FilePlace {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  const file = (parts.pop() ?? '').replace(extension, '');
  const [, stem = file, suffix] = /^(.+)[._](zh[-_]?\w*|en([-_]\w+)?)$/i.exec(file) ?? [];
  const tongue = suffix !== undefined && languageLike.test(suffix) ? suffix : undefined;
  const own = tongue === undefined ? file : stem;
  const inFolder = parts.find((part) => languageLike.test(part));
  const folders = parts.filter((part) => part !== inFolder);
  const isIndex = /^(index|readme)$/i.test(own) && parts.length > 0;
  const last = isIndex ? (parts.at(-1) ?? own) : own;
  return {
    slug: slugOf([...parts, ...(isIndex ? [] : [file])]),
    language: languageNamed(tongue ?? inFolder ?? null),
    variant: slugOf([...folders, ...(isIndex ? [] : [own])]),
    folders: (isIndex ? folders.slice(0, -1) : folders).map(readable),
    name: readable(last),
  };
}

function slugOf(parts: readonly string[]): string {
  return parts.join('/').normalize('NFC').toLowerCase();
}

/** `set-up_mail` is `Set up mail`; a number that only puts files in order goes. */
function readable(part: string): string {
  const words = part
    .normalize('NFC')
    .replace(/^\d{1,4}[-_. ]+(?=\D)/, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
