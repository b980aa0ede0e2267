import { describe, expect, test } from 'vitest';
import { guessColumns, type ImportField } from '#domain/rules/customer-import/import-fields.ts';
import { importedDate } from '#domain/rules/customer-import/read-date.ts';
import { readImportRow } from '#domain/rules/customer-import/read-import-row.ts';
import { naughtyStrings } from '../../naughty-strings.ts';

describe('a day in a list', () => {
  test.each<[string, number | null, number, number]>([
    ['1990-05-06', 1990, 5, 6],
    ['1990/5/6', 1990, 5, 6],
    ['1990.5.6', 1990, 5, 6],
    ['1990-05-06T00:00:00.000', 1990, 5, 6],
    ['1990年5月6日', 1990, 5, 6],
    ['１９９０年５月６日', 1990, 5, 6],
    ['19900506', 1990, 5, 6],
    ['6.5.1990', 1990, 5, 6],
    ['--0506', null, 5, 6],
    ['--05-06', null, 5, 6],
    ['5月6日', null, 5, 6],
    ['2000-02-29', 2000, 2, 29],
    ['2月29日', null, 2, 29],
  ])('%s is read', (typed, year, month, day) => {
    expect(importedDate('birthday', typed)).toEqual({ kind: 'birthday', label: '', month, day, year });
  });

  test.each([
    '05/06/1990',
    '5/6',
    '1990-13-01',
    '1990-02-30',
    '1900-02-29',
    '31.4.1990',
    '1700-01-01',
    'May 6',
    '',
    '6',
  ])('%s is none, or nobody can tell which', (typed) => {
    expect(importedDate('birthday', typed)).toBeUndefined();
  });

  test('no text does harm', () => {
    for (const text of naughtyStrings()) expect(() => importedDate('other', text)).not.toThrow();
  });
});

describe('a row', () => {
  const read = (cells: Readonly<Partial<Record<ImportField, string>>>, headers = Object.keys(cells)) =>
    readImportRow(Object.values(cells), headers, Object.keys(cells) as ImportField[], 'zh-CN');
  const said = (cells: Readonly<Partial<Record<ImportField, string>>>, headers?: string[]) => {
    const row = read({ name: '王小明', ...cells }, headers && ['name', ...headers]);
    return row.ok ? row.fields : expect.unreachable();
  };

  test('holds days and consents, each with the heading it stands under; an empty cell says nothing', () => {
    const cells = {
      birthday: '5月6日',
      renewal: '2027-01-31',
      consentPhone: '同意',
      consentSms: 'N',
      consentPost: ' ',
    };
    const fields = said(cells, ['生日', '续约日', '同意电话联系', 'SMS opt-in', '信函']);
    expect(fields.importantDates).toEqual([
      { kind: 'birthday', label: '', month: 5, day: 6, year: null },
      { kind: 'renewal', label: '', month: 1, day: 31, year: 2027 },
    ]);
    expect(fields.consents).toEqual([
      { key: 'phone', state: 'granted', how: '同意电话联系' },
      { key: 'sms', state: 'refused', how: 'SMS opt-in' },
    ]);
    expect(said({})).toMatchObject({ importantDates: [], consents: [] });
  });

  test('is refused where a day or a consent cannot be read for certain', () => {
    const row = read({ name: '王小明', birthday: '05/06/1990', consentEmail: '未询问' });
    expect(row).toEqual({
      ok: false,
      problems: [
        { kind: 'no-date', field: 'birthday', value: '05/06/1990' },
        { kind: 'no-consent', field: 'consentEmail', value: '未询问' },
      ],
    });
  });
});

test('columns are known by their headings, each once', () => {
  const names = [
    '姓名',
    '出生日期',
    'Birthday',
    '结婚纪念日',
    '续约日期',
    '同意电话联系',
    'sms_opt_in',
    'Newsletter',
    '微信授权',
    '邮寄授权',
  ];
  expect(guessColumns(names)).toEqual([
    ...['name', 'birthday', null, 'anniversary', 'renewal', 'consentPhone', 'consentSms', 'consentEmail'],
    ...['consentChat', 'consentPost'],
  ]);
});
