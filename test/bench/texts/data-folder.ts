import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.HOLDFAST_DATA ?? join(import.meta.dirname, '../../../../shared/data');

/** A text of the judged and real texts that are kept beside the project, never in it. */
export interface WrittenArticle {
  /** Its own among all of them. */
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly language: 'en' | 'zh-CN';
}

/** Which of these data sets are not on this machine. */
export function missingData(names: readonly string[]): readonly string[] {
  return names.filter((name) => !existsSync(join(folder, name)));
}

export function dataText(...path: readonly string[]): string {
  return readFileSync(join(folder, ...path), 'utf8');
}

export function dataLines(...path: readonly string[]): readonly string[] {
  return dataText(...path)
    .trim()
    .split('\n');
}

export function dataRecords<T>(...path: readonly string[]): readonly T[] {
  return dataLines(...path).map((line) => JSON.parse(line) as T);
}

/** The help texts of another product, as they lie in their folder. */
export function helpTexts(): readonly WrittenArticle[] {
  const base = join(folder, 'kb-en-chatwoot-docs');
  return readdirSync(base, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.mdx'))
    .sort()
    .map((path) => {
      const body = readFileSync(join(base, path), 'utf8');
      const title = /^title:\s*["']?(.*?)["']?\s*$/m.exec(body)?.[1] ?? path;
      return { id: `help/${path}`, title, body, language: 'en' as const };
    });
}

interface Pair {
  readonly id: number;
  readonly question: string;
  readonly answer: string;
}

/** Questions of a forum with the answers that the askers accepted. */
export function forumPairs(): readonly Pair[] {
  return dataRecords<Pair>('zh-egret-support-forum', 'egret_qa.jsonl');
}
