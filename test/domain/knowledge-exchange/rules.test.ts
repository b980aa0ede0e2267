import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyParts, withoutInternal } from '#domain/rules/internal-blocks.ts';
import { faqColumns } from '#domain/rules/knowledge-exchange/faq-columns.ts';
import { fingerprint } from '#domain/rules/knowledge-exchange/fingerprint.ts';
import { followPath, safePath } from '#domain/rules/knowledge-exchange/follow-path.ts';
import { guessLanguage } from '#domain/rules/knowledge-exchange/guess-language.ts';
import { placeOfFile } from '#domain/rules/knowledge-exchange/place-of-file.ts';
import { languageNamed, readSettings } from '#domain/rules/knowledge-exchange/read-settings.ts';

describe('what is marked internal', () => {
  it('stays in the house, wherever it stands', () => {
    const body = 'a\n\n:::internal\nsecret\n:::\n\nb\n\n- c\n  :::internal\n  secret\n  :::\n- d';
    expect(withoutInternal(body)).toBe('a\n\nb\n\n- c\n\n- d');
  });

  it('goes on to the end when it is never closed, and over blocks within it', () => {
    expect(withoutInternal('a\n:::internal\nsecret')).toBe('a');
    expect(withoutInternal('a\n:::internal\n:::note\nsecret\n:::\nsecret\n:::\nb')).toBe('a\n\nb');
    expect(withoutInternal('a\n::::Internal[Label]\n:::\nsecret\n::::\nb')).toBe('a\n\nb');
    expect(withoutInternal('> :::internal\n> secret\n> :::\n> b')).toBe('> b');
  });

  it('is no word that only begins like it', () => {
    const body = ':::internally\nx\n:::';
    expect(withoutInternal(body)).toBe(body);
  });

  it('never leaves, whatever stands around it; and the parts are the whole', () => {
    const line = fc.constantFrom('x', '', ':::', '::::', ':::note', '- y', '> z', '```', '# h');
    fc.assert(
      fc.property(fc.array(line), fc.array(line), (before, after) => {
        const body = [...before, ':::internal', 'secret', ':::', ...after].join('\n');
        expect(withoutInternal(body)).not.toContain('secret');
        expect(
          bodyParts(body)
            .map(({ text }) => text)
            .join('\n'),
        ).toBe(body);
      }),
    );
  });
});

describe('the head of a file', () => {
  it('is understood as several programs write it, in both languages', () => {
    expect(
      readSettings({
        Title: ' How  to ',
        Type: 'How_To',
        lang: 'zh-Hans-CN',
        visibility: 'Public',
        keywords: 'a, b，a',
        categories: ['售后', '退款'],
        translationKey: 'x',
      }),
    ).toMatchObject({
      title: 'How to',
      kind: 'how-to',
      language: 'zh-CN',
      audience: 'public',
      tags: ['a', 'b'],
      category: ['售后', '退款'],
      variant: 'x',
      draft: false,
    });
    expect(
      readSettings({ 标题: '退款', 类型: '常见问题', 可见范围: '内部', 分类: '售后 / 退款', 标签: '退款；运费' }),
    ).toMatchObject({
      title: '退款',
      kind: 'faq',
      audience: 'internal',
      category: ['售后', '退款'],
      tags: ['退款', '运费'],
    });
  });

  it('takes what it does not understand for not said', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (head) => {
        const { tags, category } = readSettings(head);
        expect(tags.every((tag) => tag.length <= 60)).toBe(true);
        expect(category?.every((name) => name.trim() !== '') ?? true).toBe(true);
      }),
    );
    expect(readSettings({ kind: 'novel', audience: ['x'], language: 'xx', title: {} })).toMatchObject({
      ...{ kind: null, audience: null, language: null, title: null, tags: [], category: null },
    });
  });

  it.each([
    ['zh', 'zh-CN'],
    ['zh_TW', 'zh-TW'],
    ['繁體中文', 'zh-TW'],
    ['EN-gb', 'en'],
    ['entirely', null],
    ['de', null],
  ])('names the language %s', (written, language) => expect(languageNamed(written)).toBe(language));
});

describe('the place of a file', () => {
  it('tells its category, its name and its language', () => {
    expect(placeOfFile('self-hosted/deployment/01-set-up_mail.mdx')).toEqual({
      slug: 'self-hosted/deployment/01-set-up_mail',
      language: null,
      variant: 'self-hosted/deployment/01-set-up_mail',
      folders: ['Self hosted', 'Deployment'],
      name: 'Set up mail',
    });
    expect(placeOfFile('zh-CN/Setup/index.md')).toMatchObject({
      slug: 'zh-cn/setup',
      variant: 'setup',
      language: 'zh-CN',
      folders: [],
      name: 'Setup',
    });
    expect(placeOfFile('setup.en.md')).toMatchObject({ variant: 'setup', language: 'en', name: 'Setup' });
    expect(placeOfFile('v1.2.md')).toMatchObject({ name: 'V1.2', language: null });
  });

  it('is followed from one file to another, and never out of the folder', () => {
    expect(followPath('a/b.md', '../c%20d.md#x')).toBe('c d.md');
    expect(followPath('a/b.md', '/c?x')).toBe('c');
    for (const out of ['../../c', 'https://x.y', '//x.y', 'file:///etc/passwd', 'C:\\x', '#a', ''])
      expect(followPath('a/b.md', out), out).toBeNull();
    for (const bad of ['../a', '/etc/passwd', 'a/../../b', 'C:/x', 'a\0b', '']) expect(safePath(bad), bad).toBeNull();
    expect(safePath('a\\b/./c.md')).toBe('a/b/c.md');
    fc.assert(
      fc.property(fc.string(), fc.string(), (from, link) => {
        expect(followPath(from, link)?.split('/').includes('..') ?? false).toBe(false);
        expect(safePath(link)?.split('/').includes('..') ?? false).toBe(false);
      }),
    );
  });
});

describe('a table of questions', () => {
  it('is known by its columns', () => {
    expect(faqColumns(['编号', '问题', '答案'])).toEqual({ question: 1, answer: 2, headless: false });
    expect(faqColumns(['Body', 'Title'])).toEqual({ question: 1, answer: 0, headless: false });
    expect(faqColumns(['怎么退款？', '在订单里点退款'])).toEqual({ question: 0, answer: 1, headless: true });
    expect(faqColumns(['a', 'b', 'c'])).toBeUndefined();
    expect(faqColumns(['question', 'b'])).toBeUndefined();
  });
});

describe('a text', () => {
  it.each([
    ['How to return 手机 within 7 days', 'en'],
    ['如何退货？请在 App 里点击', 'zh-CN'],
    ['如何退貨？請在應用裡點擊', 'zh-TW'],
    ['123', null],
  ])('shows its language: %s', (text, language) => expect(guessLanguage(text)).toBe(language));

  it('has a mark of its own', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(fingerprint(one) === fingerprint(other)).toBe(one === other);
      }),
    );
  });
});
