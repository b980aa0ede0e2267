// Articles written to files: as Markdown that comes in again, and as pages that are searched without a network.
import fc from 'fast-check';
import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { describe, expect, it } from 'vitest';
import type { ExportedArticle, ExportedFile } from '#core/export/knowledge/exported-article.ts';
import { markdownFolder } from '#core/export/knowledge/markdown-folder.ts';
import { articleHtml } from '#core/export/knowledge/site/article-html.ts';
import { type SiteData, searchSite } from '#core/export/knowledge/site/search-site.ts';
import { siteFolder } from '#core/export/knowledge/site/site-folder.ts';
import { planLinks } from '#core/imports/knowledge/plan-article.ts';
import { readMarkdownFile } from '#core/imports/knowledge/read-article.ts';
import { articleKinds, languages } from '#domain/model/choices.ts';
import { placeOfFile } from '#domain/rules/knowledge-exchange/place-of-file.ts';
import { ids } from '../../builders/ids.ts';
import { naughtyStrings } from '../../domain/naughty-strings.ts';
import { exportedArticle } from './exported.ts';

const picture: ExportedFile = {
  ...{ id: ids.attachment(1), sha256: 'a'.repeat(64), name: 'a.png', mediaType: 'image/png', size: 3 },
  path: `files/${ids.attachment(1)}.png`,
};
const files = new Map([[picture.id as string, picture]]);

/** What comes in when the folder is brought in again where it was written. */
async function again(articles: readonly ExportedArticle[]) {
  const written = markdownFolder({ articles, files });
  const read = written.map(({ path, text }) => ({ path, article: readMarkdownFile(path, text) }));
  const byPlace = new Map(read.map(({ path, article }) => [placeOfFile(path).slug, article.settings.id ?? '']));
  return await Promise.all(
    read.map(async ({ path, article }) => {
      const { settings, title, language } = article;
      const id = settings.id ?? '';
      const { body, notes } = await planLinks(path, id, article, {
        articleAt: (slug) => byPlace.get(slug),
        fileAt: () => undefined,
        isHeldFile: (held) => held === picture.id,
        mostBytes: 1000,
      });
      const { kind, audience, tags, category, variant, team } = settings;
      return { id, title, body, kind, language, audience, tags, category: category ?? [], variant, team, notes };
    }),
  );
}

const wanted = ({
  id,
  title,
  body,
  kind,
  language,
  audience,
  tags,
  category,
  variantOf,
  teamName,
}: ExportedArticle) => ({
  ...{ id, title, body, kind, language, audience, tags, category, variant: variantOf, team: teamName, notes: [] },
});

describe('a folder of Markdown', () => {
  it('comes in again as what it was', async () => {
    const words = fc
      .oneof(
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        fc.constantFrom('退款 & 运费', 'a: b', "it's #1", '...', 'CON', 'no', '- x'),
      )
      .map((text) =>
        text
          .toWellFormed()
          .replace(/[\p{Cc}\s\u2028\u2029]+/gu, ' ')
          .trim(),
      )
      .filter((text) => text !== '');
    const block = fc.oneof(
      words,
      fc.constantFrom(
        '[more](article:0)',
        `![p](attachment:${picture.id})`,
        '<b>x</b> <your-domain>',
        '---',
        '> [!NOTE]\n> x',
        ':::internal\nx\n:::',
        '```\n[a](article:0)\n---\n```',
        '| a |\n| - |\n| [x](article:0 "t") |',
      ),
    );
    const article = fc.record({
      title: words,
      body: fc.array(block, { maxLength: 5 }).map((blocks) => blocks.join('\n\n')),
      kind: fc.constantFrom(...articleKinds),
      language: fc.constantFrom(...languages),
      audience: fc.constantFrom('internal', 'public'),
      tags: fc.uniqueArray(
        words.map((word) => word.replace(/[,，、;；|]/gu, '').trim()).filter((word) => word !== ''),
        { maxLength: 3 },
      ),
      category: fc.array(words, { maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(article, { minLength: 1, maxLength: 4 }), async (made) => {
        const plain = made.map((each) => exportedArticle({ ...each, audience: each.audience as 'public' }));
        const first = plain[0]?.id ?? '';
        const articles = plain.map((each) => ({
          ...each,
          body: each.body.replaceAll('article:0', `article:${first}`),
        }));
        expect(await again(articles)).toEqual(articles.map(wanted));
      }),
      { numRuns: 150 },
    );
  });

  it('puts articles of one name beside one another, and hostile names nowhere else', async () => {
    const articles = [
      exportedArticle({ title: 'A/B', category: ['..', 'con'] }),
      exportedArticle({ title: 'a\\b', category: ['..', 'CON'] }),
      exportedArticle({ title: '../../x' }),
      exportedArticle({ title: 'x', language: 'zh-CN', variantOf: ids.article(99) }),
    ];
    const paths = markdownFolder({ articles, files }).map(({ path }) => path);
    expect(paths).toEqual(['x/_con/A-B.md', 'x/_CON/a-b-2.md', 'x.md', 'x.zh-CN.md']);
    expect(await again(articles)).toEqual(articles.map(wanted));
  });

  it('says of a text with something left out no more than what is left', () => {
    const [file] = markdownFolder({ articles: [exportedArticle({ isCut: true })], files });
    expect(file?.text).not.toContain('base:');
  });
});

function elementsIn(node: Nodes): Element[] {
  const own = node.type === 'element' ? [node] : [];
  return 'children' in node ? [...own, ...node.children.flatMap(elementsIn)] : own;
}

const words = { title: 'Help', language: 'zh-CN', label: (name: string) => `l:${name}`, day: () => '2026-01-05' };
const site = (articles: readonly ExportedArticle[]) =>
  new Map([...siteFolder({ articles, files }, words)].map(({ path, text }) => [path, text]));
const dataIn = (pages: ReadonlyMap<string, string>): SiteData =>
  JSON.parse((pages.get('data.js') ?? '').replace(/^globalThis\.holdfastKnowledge = /, '').replace(/;\n$/, ''));
const found = (data: SiteData, typed: string) => searchSite(data, typed, 10).map(({ article }) => article.t);

describe('pages', () => {
  const articles = [
    exportedArticle({
      title: '如何申请退款',
      body: '在订单里点**退款**，三天到账。',
      language: 'zh-CN',
      category: ['售后'],
    }),
    exportedArticle({
      title: 'iPhone15充电慢',
      body: '换一根线，或看 E-1042 报错。',
      language: 'zh-CN',
      tags: ['硬件'],
    }),
    exportedArticle({ title: 'Café opening hours', body: 'We open at nine. See [refunds](article:x).' }),
  ];
  const data = dataIn(site(articles));

  it('find by words, by two Chinese characters, by one, and by what is only begun', () => {
    expect(found(data, '退款')).toEqual(['如何申请退款']);
    expect(found(data, '款')).toEqual(['如何申请退款']);
    expect(found(data, '充电')).toEqual(['iPhone15充电慢']);
    expect(found(data, 'IPHONE15充电')).toEqual(['iPhone15充电慢']);
    expect(found(data, 'e-1042报错')).toEqual(['iPhone15充电慢']);
    expect(found(data, 'cafe ope')).toEqual(['Café opening hours']);
    expect(found(data, '硬件')).toEqual(['iPhone15充电慢']);
    expect(found(data, '退钱')).toEqual([]);
    expect(found(data, '  ')).toEqual([]);
  });

  it('find what is typed in traditional characters', () => {
    expect(found(data, '如何申請')).toEqual(['如何申请退款']);
    expect(found(data, '充電')).toEqual(['iPhone15充电慢']);
  });

  it('find whatever stands in a title by each of its words, and take every query', () => {
    const strings = naughtyStrings().filter((text) => text.trim() !== '');
    const held = dataIn(site(strings.slice(0, 150).map((title) => exportedArticle({ title, body: title }))));
    for (const typed of strings) expect(() => searchSite(held, typed, 10)).not.toThrow();
    expect(searchSite(held, 'undefined', 50).map(({ article }) => article.t)).toContain('undefined');
  });

  it('ask nobody for anything, and run nothing that somebody wrote', () => {
    const evil = [
      ...naughtyStrings().slice(0, 200),
      '<script>x()</script>',
      '![x](https://x.y/z.png)',
      '[x](javascript:x())',
      '![a](data:text/html,x)',
    ];
    const pages = site(evil.map((text) => exportedArticle({ title: text || 'x', body: text, category: [text] })));
    for (const [path, text] of pages) {
      if (!path.endsWith('.html')) continue;
      expect(text).toContain("default-src 'none'");
      for (const { tagName, properties } of elementsIn(fromHtml(text))) {
        const { src, href } = properties;
        expect(Object.keys(properties).filter((name) => name.startsWith('on'))).toEqual([]);
        expect(['iframe', 'object', 'embed', 'base', 'form', 'style']).not.toContain(tagName);
        if (tagName === 'script') expect(['data.js', 'site.js']).toContain(src);
        else if (tagName === 'a')
          expect(String(href)).toMatch(/^(#|articles\/\d{4}\.html$|\.\.\/|\d{4}\.html$|https?:\/\/|mailto:|tel:)/i);
        else expect(String(src ?? href ?? 'site.css')).toMatch(/^(\.\.\/)?(site\.css|files\/.+)$/);
      }
    }
  });

  it('show callouts, what is for the house, pictures, tables and places within an article', () => {
    const html = articleHtml(
      '## 第 1 步\n\n> [!WARNING]\n> hot\n\n:::internal\n**s**\n:::\n\n![p](attachment:1) [b](article:2) [gone](article:3)\n\n| a |\n| - |\n| <b> |',
      {
        articleAt: (id) => (id === '2' ? '0002.html' : undefined),
        fileAt: (id) => (id === '1' ? { href: '../files/1.png', file: picture } : undefined),
        label: (name) => name,
      },
    );
    expect(html).toBe(`<h2 id="第-1-步">第 1 步</h2>
<div class="callout warning">
<p><strong>warning</strong></p>
<p>hot</p>
</div>
<aside class="internal" aria-label="internal"><p><strong>s</strong></p></aside>
<p><img src="../files/1.png" alt="p" loading="lazy"> <a href="0002.html">b</a> <span>gone</span></p>
<div class="table"><table>
<thead>
<tr>
<th>a</th>
</tr>
</thead>
<tbody>
<tr>
<td>&#x3C;b></td>
</tr>
</tbody>
</table></div>`);
  });
});
