import { afterAll, describe, expect, test as plainTest } from 'vitest';
import { transaction } from '#db/connection/connection.ts';
import { listCases } from '#db/queries/case-list.ts';
import { listCustomers } from '#db/queries/customers.ts';
import { listOrganisations } from '#db/queries/organisations.ts';
import { clearReplica } from '#db/replica/clear.ts';
import { deleteRecord, loadRecord, saveRecord } from '#db/replica/records.ts';
import { articlesByText } from '#db/search/find-articles.ts';
import { casesByText, casesByWords } from '#db/search/find-cases.ts';
import { customersByPhone, customersByText } from '#db/search/find-customers.ts';
import { matchQuery } from '#domain/rules/search-terms.ts';
import { buildArticle, buildCase, buildCustomer, buildOrganisation } from '../../builders/records.ts';
import { naughtyStrings } from '../../domain/naughty-strings.ts';
import { fc, test } from '../../harness/fast-check.ts';
import { asking, me } from '../queries/asking.ts';
import { emptyReplica } from '../replica/replica-harness.ts';
import { firstHits } from './first-hits.ts';

const han = fc.constantFrom(...'充电桩无法登录发票退款客户發開關東京都ねこ가나');
const mixed = fc.constantFrom(...'充电桩发票退款aZ9éñ ，-');
const word = fc.string({ unit: han, minLength: 2, maxLength: 12 });

describe('the index', () => {
  const replica = emptyReplica(afterAll);

  test(
    'finds every run of two or more Chinese, Japanese or Korean characters in what it holds, and nothing once it is gone',
    [fc.string({ unit: mixed, maxLength: 20 }), word, fc.string({ unit: mixed, maxLength: 20 }), fc.nat(), fc.nat()],
    (before, run, after, a, b) => {
      const from = a % (run.length - 1);
      const part = run.slice(from, from + 2 + (b % (run.length - from - 1)));
      const record = buildCase(1, { subject: `${before}${run}${after}` });
      saveRecord(replica, record, 1);
      expect(casesByWords(replica, part, 9)).toHaveLength(1);
      deleteRecord(replica, record);
      expect(casesByWords(replica, part, 9)).toEqual([]);
      expect(casesByText(replica, part)).toEqual([]);
    },
  );
  test(
    'finds a text by itself, whatever else is indexed and was indexed before',
    [
      fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.string({ unit: 'grapheme', maxLength: 30 })), {
        maxLength: 8,
      }),
    ],
    (history) => {
      clearReplica(replica);
      const now = new Map<number, string>();
      for (const [n, text] of history) {
        saveRecord(replica, buildCase(n, { subject: text, description: '', tags: [] }), 1);
        now.set(n, text);
      }
      for (const text of now.values()) {
        const expected = [...now.values()].filter((other) => other === text).length;
        if (matchQuery(text) !== null) expect(casesByWords(replica, text, 99).length).toBeGreaterThanOrEqual(expected);
      }
    },
  );

  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 4, maxLength: 15 });
  test(
    'finds a phone number by every run of four or more of its digits, and by no other',
    [digits, digits, fc.nat(), fc.nat()],
    (number, other, a, b) => {
      clearReplica(replica);
      const contactPoints = [{ kind: 'phone', value: number.replace(/(...)/g, '$1-'), label: '' }] as const;
      saveRecord(replica, buildCustomer(1, { contactPoints }), 1);
      const from = a % (number.length - 3);
      const part = number.slice(from, from + 4 + (b % (number.length - from - 3)));
      expect(customersByPhone(replica, part, 9)).toEqual([1]);
      const tail = other.length > 8 ? other.slice(-8) : other;
      expect(customersByPhone(replica, other, 9)).toEqual(number.includes(other) || number.endsWith(tail) ? [1] : []);
    },
  );
});

/** A text that UTF-8 can hold. */
const wellFormed = naughtyStrings().filter((text) => text.isWellFormed());

describe('naughty strings', () => {
  plainTest('come back as they went in, and are found by themselves', () => {
    const replica = emptyReplica();
    const cases = wellFormed.map((text, index) =>
      buildCase(index + 1, { subject: text, description: text, aliases: [text], tags: [text], customerId: null }),
    );
    const customers = wellFormed.map((text, index) =>
      buildCustomer(index + 1, {
        name: text,
        notes: text,
        contactPoints: [{ kind: 'chat', value: text, label: text }],
      }),
    );
    transaction(replica, () => {
      for (const record of [...cases, ...customers]) saveRecord(replica, record, 1);
    });
    for (const record of [...cases, ...customers]) expect(loadRecord(replica, record)).toEqual(record);
    for (const [index, text] of wellFormed.entries()) {
      if (matchQuery(text) === null) continue;
      expect(casesByWords(replica, text, 9999), text).toContain(index + 1);
      expect(customersByText(replica, text, 9999), text).toContain(index + 1);
    }
  });

  plainTest('break no query, in whole or in part', () => {
    const replica = emptyReplica();
    saveRecord(replica, buildCase(1), 1);
    saveRecord(replica, buildCustomer(1), 1);
    saveRecord(replica, buildArticle(1), 1);
    saveRecord(replica, buildOrganisation(1), 1);
    for (const text of naughtyStrings())
      for (const typed of [text, text.slice(0, 3), `#${text}`, `${text}*`, `"${text}`])
        expect(() => {
          listCases(replica, asking({ text: typed.slice(0, 200), tag: text }), me);
          listCustomers(replica, { text: typed, offset: 0, limit: 5 });
          listOrganisations(replica, { text: typed });
          articlesByText(replica, typed, 5);
          firstHits(replica, { text: typed.slice(0, 400), limit: 5 });
        }, typed).not.toThrow();
  });
});
