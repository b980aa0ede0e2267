import type { ArticleAudience, ArticleKind, Language } from '../../model/choices.ts';
import { cleanText, cut, tagsOf } from '../clean-text.ts';

/** What the head of a file says of the article in it; nothing where it says nothing. */
export interface FileSettings {
  readonly id: string | null;
  readonly title: string | null;
  readonly description: string | null;
  readonly kind: ArticleKind | null;
  readonly language: Language | null;
  readonly audience: ArticleAudience | null;
  /** The team it is for, by name. */
  readonly team: string | null;
  readonly tags: readonly string[];
  /** From the outermost inwards. */
  readonly category: readonly string[] | null;
  /** What articles that say the same in several languages have in common. */
  readonly variant: string | null;
  /** How the article stood when this file was written: by this is seen what was changed since, here and there. */
  readonly base: string | null;
  /** It is not meant to be read yet. */
  readonly draft: boolean;
}

const names = {
  id: ['id', 'externalid', 'uuid', '编号', '編號'],
  title: ['title', '标题', '標題', '问题', 'question', 'name'],
  description: ['description', 'summary', 'excerpt', '摘要', '简介'],
  kind: ['kind', 'type', '类型', '類型'],
  language: ['language', 'lang', 'locale', '语言', '語言'],
  audience: ['audience', 'visibility', 'access', '可见范围', '受众'],
  team: ['team', '团队', '團隊'],
  tags: ['tags', 'tag', 'keywords', 'labels', '标签', '標籤', '关键词'],
  category: ['category', 'categories', 'section', '分类', '分類', '类别', '目录'],
  variant: ['variant', 'variantof', 'translationkey', 'translationof'],
  base: ['base'],
  draft: ['draft', '草稿'],
} as const;

const kinds: Readonly<Record<string, ArticleKind>> = {
  faq: 'faq',
  question: 'faq',
  常见问题: 'faq',
  问答: 'faq',
  howto: 'how-to',
  guide: 'how-to',
  tutorial: 'how-to',
  article: 'how-to',
  操作指南: 'how-to',
  指南: 'how-to',
  sop: 'sop',
  procedure: 'sop',
  runbook: 'sop',
  流程: 'sop',
  标准流程: 'sop',
  作业指导: 'sop',
  script: 'script',
  announcement: 'announcement',
  notice: 'announcement',
  公告: 'announcement',
  通知: 'announcement',
  话术: 'script',
  話術: 'script',
};

const audiences: Readonly<Record<string, ArticleAudience>> = {
  internal: 'internal',
  private: 'internal',
  staff: 'internal',
  agents: 'internal',
  内部: 'internal',
  public: 'public',
  everyone: 'public',
  external: 'public',
  customers: 'public',
  公开: 'public',
  公開: 'public',
  对外: 'public',
  team: 'team',
  团队: 'team',
};

/** Keys and choices do not care about case, full width, and what joins their words. */
function keyOf(written: string): string {
  return written
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-./]+/gu, '');
}

/** Reads what stands in the head of a file, or in the cells of a row, whatever wrote it. What is not understood counts as not said. */
export function readSettings(head: Readonly<Record<string, unknown>>): FileSettings {
  const byKey = new Map(Object.entries(head).map(([key, value]) => [keyOf(key), value]));
  const said = (field: keyof typeof names): unknown =>
    names[field].map((name) => byKey.get(keyOf(name))).find((value) => value !== undefined && value !== null);
  const text = (field: keyof typeof names, limit: number): string | null => textOf(said(field), limit);
  return {
    id: text('id', 300),
    title: text('title', 300),
    description: text('description', 2000),
    kind: kinds[keyOf(text('kind', 100) ?? '')] ?? null,
    language: languageNamed(text('language', 100)),
    audience: audiences[keyOf(text('audience', 100) ?? '')] ?? null,
    team: text('team', 200),
    tags: tagsOf(listOf(said('tags'), /[,，、;；|]/u)).slice(0, 50),
    category: categoryOf(said('category')),
    variant: text('variant', 300),
    base: text('base', 100),
    draft: said('draft') === true || /^(true|yes|1|是)$/i.test(text('draft', 10) ?? ''),
  };
}

/** `zh`, `zh-Hans-CN`, `中文`, `en_GB`: one of ours, or nothing. */
export function languageNamed(written: string | null): Language | null {
  if (written === null) return null;
  const key = written.normalize('NFKC').trim().toLowerCase().replaceAll('_', '-');
  if (/^(zh-(tw|hk|mo|hant)|cht|繁体|繁體|traditional)/u.test(key)) return 'zh-TW';
  if (/^(zh|cn|chs|中文|简体|汉语|chinese)/u.test(key)) return 'zh-CN';
  if (/^(en($|-)|english|英文|英语|英語)/u.test(key)) return 'en';
  return null;
}

function textOf(value: unknown, limit: number): string | null {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value !== 'string') return null;
  const text = cut(cleanText(value).replace(/\s+/gu, ' ').trim(), limit);
  return text === '' ? null : text;
}

function listOf(value: unknown, separator: RegExp): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((each) => textOf(each, 300) ?? []);
  return (textOf(value, 5000) ?? '').split(separator);
}

/** Levels of a tree of categories are named, and so many, at most. */
export const categoryLimits = { levels: 8, name: 100 } as const;

function categoryOf(value: unknown): readonly string[] | null {
  const levels = listOf(value, /\s*[/>›»\\]\s*/u).map((name) => cut(name.trim(), categoryLimits.name));
  const named = levels.filter((name) => name !== '').slice(0, categoryLimits.levels);
  return named.length > 0 ? named : null;
}
