// Files as people have them, read as articles.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filesIn, inMemory } from '#core/imports/knowledge/article-files.ts';
import type { FileArticle, FileFaultyRow } from '#core/imports/knowledge/file-article.ts';
import { faultIn } from '#core/imports/knowledge/file-faulty.ts';
import { isSafePicture } from '#core/imports/knowledge/picture-kinds.ts';
import { readHtmlFile, readMarkdownFile } from '#core/imports/knowledge/read-article.ts';
import { formOf, readFile } from '#core/imports/knowledge/read-file.ts';
import { rewriteLinks } from '#core/imports/knowledge/rewrite-links.ts';
import { archive, picture, rawArchive, wordDocument } from './archive.ts';

const folderFile = (path: string, content: string | Buffer) => {
  const bytes = Buffer.from(content);
  return { path, size: bytes.length, open: async () => inMemory(bytes) };
};
const read = async (path: string, content: string | Buffer) => {
  const found: (FileArticle | FileFaultyRow)[] = [];
  for await (const each of readFile(folderFile(path, content), formOf(path) ?? 'markdown')) found.push(each);
  return found;
};
const faultOf = (path: string, content: string | Buffer) =>
  read(path, content).then(
    () => 'none',
    (error: unknown) => faultIn(error) ?? String(error),
  );

describe('MDX', () => {
  it('becomes plain Markdown: callouts, bold lines, pictures; and no code', () => {
    const { title, body, notes } = readMarkdownFile(
      'a.mdx',
      `---
title: Set up
description: How to set up.
---
import { Thing } from './thing'

<Note>
  Mind the **gap**.
</Note>

<Tabs>
  <Tab title="Linux">
    \`\`\`bash
    export A=<your-key>
    \`\`\`
  </Tab>
</Tabs>

<Steps>
  <Step title="First">One</Step>
  <Step title="Second">Two</Step>
</Steps>

<Card title="More" href="/more">Words</Card>
<img src="a.png" alt="A" />
<iframe src="https://video.example/x" title="Film"></iframe>
<Widget secret={process.env.X} />

Use <your-domain> and {name} here. {/* nothing */}
`,
    );
    expect(title).toBe('Set up');
    expect(body).toBe(`How to set up.

> [!NOTE]
> Mind the **gap**.

**Linux**

\`\`\`bash
export A=<your-key>
\`\`\`

1. **First**

   One

2. **Second**

   Two

[**More**](/more)

Words

![A](a.png)

[Film](https://video.example/x)

Use \\<your-domain> and  here.`);
    expect(notes).toEqual([
      { kind: 'left-out', value: 'Widget' },
      { kind: 'left-out', value: '{…}' },
    ]);
  });

  it('is read whatever it holds', () => {
    const piece = fc.constantFrom(
      '<Note>',
      '</Note>',
      '<a b={1}>',
      '{',
      '}',
      '<',
      '`',
      '\n\n',
      'x',
      '<Tab title="T">',
      '- ',
      '> ',
      '<!-- x -->',
      '</p>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        expect(typeof readMarkdownFile('a.mdx', pieces.join(' ')).body).toBe('string');
      }),
      { numRuns: 200 },
    );
  });
});

describe('Markdown', () => {
  it('stays letter by letter where there is no HTML in it', () => {
    const body = '* a\n* b  *c*\n\n|x|y|\n|-|:-:|\n|1|2|\n\n> [!TIP]\n> t\n\n:::internal\ns\n:::\n\n~~~js\nx < y\n~~~';
    expect(readMarkdownFile('a.md', `# T\n\n${body}\n`)).toMatchObject({ title: 'T', body });
  });

  it('loses HTML, and keeps what it says', () => {
    const { body } = readMarkdownFile(
      'a.md',
      'x <b>bold</b> <your-domain>\n\n<script>alert(1)</script>\n\n<img src=x onerror=alert(1) alt="A">\n\n<a href="javascript:alert(1)">y</a>\n\n<!-- z -->\n',
    );
    expect(body).toBe('x **bold** \\<your-domain>\n\n![A](x)\n\ny');
  });

  it('has its title from its head, its heading or its name', () => {
    expect(readMarkdownFile('a.md', '---\ntitle: "T: 1"\n---\n# T: 1\nx')).toMatchObject({ title: 'T: 1', body: 'x' });
    expect(readMarkdownFile('set-up.md', 'x')).toMatchObject({ title: 'Set up', body: 'x' });
    const broken = readMarkdownFile('a.md', '---\ntitle: [\n---\nx');
    expect(broken).toMatchObject({ title: 'A', body: 'x', notes: [{ kind: 'broken-head' }] });
    const bomb = `---\na: &a [x,x]\n${['b', 'c', 'd', 'e', 'f', 'g', 'h'].map((key, at) => `${key}: &${key} [${`*${'abcdefg'[at]},`.repeat(9)}]`).join('\n')}\n---\nx`;
    expect(readMarkdownFile('a.md', bomb)).toMatchObject({ body: 'x', notes: [{ kind: 'broken-head' }] });
  });
});

describe('a web page', () => {
  it('gives its main part without what would run', () => {
    const { title, body, language, settings } = readHtmlFile(
      'a.html',
      `<!doctype html><html lang="zh-CN"><head><title>页 | 站</title><meta name="keywords" content="退款,运费"></head><body><nav>menu</nav>
      <main><h1>如何退款</h1><p style="mso-x:1">见<b onclick="x()">这里</b> <a href="javascript:x()">坏</a> <a href="b.html">好</a></p>
      <script>x()</script><svg onload="x()"><text>no</text></svg><table><tr><th>A</th></tr><tr><td>1</td></tr></table></main></body></html>`,
    );
    expect({ title, language, tags: settings.tags }).toEqual({
      title: '如何退款',
      language: 'zh-CN',
      tags: ['退款', '运费'],
    });
    expect(body).toBe('见**这里** 坏 [好](b.html)\n\n| A |\n| - |\n| 1 |');
  });
});

describe('a Word document', () => {
  it('gives headings, tables and its pictures', async () => {
    const [found] = await read('a.docx', await wordDocument('退货流程'));
    if (!found || !('article' in found)) return expect.unreachable();
    const { title, body, pictures } = found.article;
    expect(title).toBe('退货流程');
    expect(body).toBe('## 第一步\n\n**bold**\n\n| | |\n| - | - |\n| A | B |\n| 1 | 2 |\n\n![](word-picture:1)');
    expect([...pictures.values()]).toEqual([{ name: 'picture-1.png', mediaType: 'image/png', content: picture }]);
  });

  it('that is broken, or none, is refused', async () => {
    const whole = await wordDocument('x');
    expect(await faultOf('a.docx', whole.subarray(0, whole.length - 40))).toContain('cut-short');
    expect(await faultOf('a.docx', await archive({ 'a.txt': 'x' }))).toBe('no-document');
    expect(await faultOf('a.docx', await archive({ 'word/document.xml': '<w:broken' }))).toBe('cut-short');
    expect(await faultOf('a.doc', 'x')).toBe('old-document');
  });
});

describe('a file that is none', () => {
  it('is refused', async () => {
    expect(await faultOf('a.md', picture)).toBe('no-text');
    expect(await faultOf('a.md', '')).toBe('empty');
    expect(await faultOf('a.md', ' \n')).toBe('empty');
    expect(await faultOf('a.html', '<div>'.repeat(60_000))).toBe('too-long');
    expect(await faultOf('a.csv', 'x,y,z\n1,2,3\n')).toBe('no-columns');
    expect(await faultOf('a.md', Buffer.from('\ufeff# 标题\n文', 'utf16le'))).toBe('none');
  });
});

describe('an archive', () => {
  it('is unpacked by its own paths, without what systems leave in it', async () => {
    const packed = await archive({ 'kb/a.md': 'x', 'kb/b/c.md': 'y', '__MACOSX/kb/._a.md': 'z', 'kb/.DS_Store': 'z' });
    const { files, faulty } = await filesIn([folderFile('kb.zip', packed)]);
    expect(files.map(({ path }) => path)).toEqual(['a.md', 'b/c.md']);
    expect(faulty).toEqual([]);
  });

  it.each([
    ['GBK', ['kb/产品说明.md', 'kb/退款政策.md'], ['6b622fb2fac6b7cbb5c3f72e6d64', '6b622fcdcbbfeed5feb2df2e6d64']],
    ['Big5, with bytes like backslashes', ['k/許功蓋.md', 'k/a.md'], ['6b2fb35ca55cbb5c2e6d64', '6b2f612e6d64']],
    ['UTF-8 that does not say so', ['k/说明.md'], ['6b2fe8afb4e6988e2e6d64']],
    ['code page 437, by the book', ['k/Möbel.md', 'k/Tür.md'], ['6b2f4d9462656c2e6d64', '6b2f5481722e6d64']],
  ])('names its files in %s', async (_, names, raw) => {
    const packed = await rawArchive(raw.map((hex) => Buffer.from(hex, 'hex')));
    const { files, faulty } = await filesIn([folderFile('a.zip', packed)]);
    expect(faulty).toEqual([]);
    expect(files.map(({ path }) => path)).toEqual(names.map((name) => name.slice(name.indexOf('/') + 1)));
    expect(String(await (await files[0]?.open())?.read(0, 9))).toBe('# 0');
  });

  it('that leads out of the folder, is a bomb or is damaged is refused', async () => {
    const packed = await archive({ 'aa/evil.md': 'x' });
    const out = Buffer.from(packed.toString('latin1').replaceAll('aa/evil.md', '../evil.md'), 'latin1');
    const bomb = await archive({ 'a.md': Buffer.alloc(40 * 1024 * 1024) });
    const found = await filesIn([folderFile('a.zip', out), folderFile('b.zip', bomb), folderFile('c.zip', 'PK no')]);
    expect(found.files).toEqual([]);
    expect(found.faulty).toEqual([
      { path: 'a.zip', fault: 'bad-path' },
      { path: 'b.zip', fault: 'bomb' },
      { path: 'c.zip', fault: 'cut-short' },
    ]);
  });
});

describe('a picture', () => {
  it('is what it says it is, and a drawing nothing more', () => {
    expect(isSafePicture('image/png', picture)).toBe(true);
    expect(isSafePicture('image/png', Buffer.from('<html>'))).toBe(false);
    const svg = (inner: string) =>
      isSafePicture('image/svg+xml', Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>`));
    expect(svg('<path d="M0 0"/>')).toBe(true);
    for (const bad of [
      '<script>x</script>',
      '<a onclick="x"/>',
      '<image href="https://x.y/z"/>',
      '<a href="javascript:x"/>',
      '<foreignObject/>',
    ])
      expect(svg(bad), bad).toBe(false);
  });
});

describe('links', () => {
  it('are led elsewhere, and every other letter stays', () => {
    const body =
      '[a *b*](x.md "T"), ![p|q](p.png) <https://x.y> [r][r] [![i](p.png)](y.md)\n\n| h |\n| - |\n| ![p\\|q](p.png) |\n\n```\n[a](x.md)\n```\n\n[r]: x.md\n';
    const led = rewriteLinks(body, (url) =>
      url.endsWith('.md') ? { url: 'article:1' } : url === 'p.png' ? 'words' : 'stays',
    );
    expect(led).toBe(
      '[a *b*](article:1 "T"), p|q <https://x.y> [r][r] [i](article:1)\n\n| h |\n| - |\n| p\\|q |\n\n```\n[a](x.md)\n```\n\n[r]: article:1\n',
    );
    expect(rewriteLinks(body, () => 'stays')).toBe(body);
  });
});
