import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const data = process.env.HOLDFAST_DATA ?? join(import.meta.dirname, '../../../shared/data');
const file = join(data, 'naughty-strings/blns.json');

/** Shapes of the Big List of Naughty Strings, for a clone that has no copy of it. */
const ownList = [
  '',
  'undefined',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '-1/2',
  '0x0',
  '"',
  "' OR 1=1 --",
  '"; DROP TABLE t; --',
  'a AND OR NOT NEAR(b c, 2)',
  'col:term* ^x {a b} : -',
  '"unbalanced',
  '(((',
  '*',
  '\u0000\u0001\u007f',
  '\u202etest\u202c',
  '\ufeff',
  '\ud800',
  '👩🏽‍💻❤️‍🔥🇨🇳1️⃣',
  'Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮',
  '社會科學院語學研究所',
  '田中さんにあげて下さい',
  '사회과학원',
  '𠜎𠜱𠝹',
  'الكل في المجمو عة',
  'ﷺ',
  '<script>alert(1)</script>',
  '%s%n{{7*7}}',
];
let told = false;

/** Strings that break careless code, each once. */
export function naughtyStrings(): readonly string[] {
  if (!existsSync(file)) {
    if (!told) console.warn(`${file} is not here: using ${ownList.length} naughty strings of our own.`);
    told = true;
    return ownList;
  }
  return [...new Set([...(JSON.parse(readFileSync(file, 'utf8')) as string[]), ...ownList])];
}
