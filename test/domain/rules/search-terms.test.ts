import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexText, matchQuery } from '#domain/rules/search-terms.ts';
import { naughtyStrings } from '../naughty-strings.ts';

/** A real FTS5 index of the shape the store uses. */
function createIndex() {
  const database = new Database(':memory:');
  database.exec(
    "create virtual table texts using fts5(body, content='', contentless_delete=1, tokenize='unicode61', prefix='1 2')",
  );
  const insert = database.prepare('insert into texts (rowid, body) values (?, ?)');
  const select = database.prepare<[string], { rowid: number }>('select rowid from texts where texts match ?');
  const clear = database.prepare("insert into texts (texts) values ('delete-all')");
  return {
    fill(...texts: string[]) {
      clear.run();
      for (const [at, text] of texts.entries()) insert.run(at, indexText(text));
    },
    find(typed: string): number[] {
      const query = matchQuery(typed);
      return query === null ? [] : select.all(query).map(({ rowid }) => rowid);
    },
  };
}

const index = createIndex();

/** True when what was typed finds the text. */
function finds(text: string, typed: string): boolean {
  index.fill(text);
  return index.find(typed).length === 1;
}

describe('what is put into the index', () => {
  test.each([
    ['退款', '退款 款'],
    ['充不进电', '充不 不进 进电 电'],
    ['iPhone15充电', 'iphone15 充电 电'],
    ['E-1042报错', 'e 1042 报错 错'],
    ['サーバー', 'サー ーバ バー ー'],
    ['한국어', '한국 국어 어'],
    ['時々', '时々 々'],
    ['𠮷野家', '𠮷野 野家 家'],
    ['', ''],
    ['。！❤️ 👩🏽‍💻', ''],
  ])('%s becomes %s', (text, indexed) => {
    expect(indexText(text)).toBe(indexed);
  });
});

describe('what is asked of the index', () => {
  test.each([
    ['退款', '"退款"'],
    ['充不进电', '"充不 不进 进电"'],
    ['退', '"退"*'],
    ['iPhone15充电', '"iphone15"* AND "充电"'],
    ['vpn 退款', '"vpn"* AND "退款"'],
    ['"AND" OR NEAR(', '"and"* AND "or"* AND "near"*'],
    ['❤️', null],
    ['  ——，', null],
    ['', null],
  ])('%s asks for %s', (typed, query) => {
    expect(matchQuery(typed)).toBe(query);
  });
});

describe('finding', () => {
  test.each([
    ['我要退款谢谢', '退款'],
    ['請開發票給我', '发票'],
    ['请开发票给我', '發票'],
    ['无法登录', '無法登錄'],
    ['我的iPhone15充电很慢', 'iphone15充电'],
    ['我的iPhone15充电很慢', 'iPhone'],
    ['我的iPhone15充电很慢', '充'],
    ['屏幕显示E-1042报错', 'e-1042报错'],
    ['ＶＰＮ连不上', 'vpn'],
    ['vpn连不上', 'ＶＰＮ'],
    ['退款❤️到账了', '到账❤️'],
    ['谢谢👩🏽‍💻', '谢谢👩🏽‍💻'],
    ['新しいサーバーです', 'サーバー'],
    ['新しいサーバーです', 'サーバ'],
    ['ｻｰﾊﾞｰが遅い', 'サーバー'],
    ['한국어 상담', '국어'],
    ['Café menu', 'cafe'],
    ['订单号10086', '100'],
  ])('%s is found by %s', (text, typed) => {
    expect(finds(text, typed)).toBe(true);
  });

  test.each([
    ['充电宝', '电充'],
    ['充电，宝贝', '电宝'],
    ['充 电', '充电'],
    ['我要退款', '退货'],
    ['vpn连不上', 'pn'],
    ['バサー', 'サーバー'],
  ])('%s is not found by %s', (text, typed) => {
    expect(finds(text, typed)).toBe(false);
  });

  test('any two or more CJK characters that stand together in a text find it', () => {
    const cjk = fc.string({
      unit: fc
        .oneof(
          fc.integer({ min: 0x4e00, max: 0x9fff }),
          fc.integer({ min: 0x20000, max: 0x2a6df }),
          fc.integer({ min: 0x3041, max: 0x3096 }),
          fc.integer({ min: 0x30a1, max: 0x30fc }).filter((code) => code !== 0x30fb),
          fc.integer({ min: 0xac00, max: 0xd7a3 }),
        )
        .map((code) => String.fromCodePoint(code)),
      minLength: 2,
      maxLength: 30,
    });
    const other = fc.constantFrom('', ' ', 'iPhone15', '，', '👍', '1042', 'É', '\n');
    fc.assert(
      fc.property(other, cjk, other, fc.nat(), fc.nat(), (before, text, after, from, length) => {
        const characters = [...text];
        const start = from % (characters.length - 1);
        const typed = characters.slice(start, start + 2 + (length % (characters.length - start - 1))).join('');
        expect(finds(before + text + after, typed)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('a text is found by itself, whatever it holds, and no typed text breaks the query', () => {
    const queryShape = /^"[\p{L}\p{N}\p{M} ]+"\*?( AND "[\p{L}\p{N}\p{M} ]+"\*?)*$/u;
    // Vowels of New Tai Lue and Vedic signs: letters since Unicode 8, marks to SQLite, so no word of them alone.
    const marksToSqlite = /[\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3]/;
    const holds = (text: string) => {
      if (marksToSqlite.test(text)) return;
      const query = matchQuery(text);
      expect(query === null).toBe(indexText(text) === '');
      if (query === null) return;
      expect(query).toMatch(queryShape);
      expect(finds(text, text)).toBe(true);
    };
    for (const text of naughtyStrings()) holds(text);
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), holds), { numRuns: 500 });
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), holds), { numRuns: 500 });
  });
});
