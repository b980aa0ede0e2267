import { afterAll, describe, expect, test as plainTest } from 'vitest';
import { transaction } from '#db/connection/connection.ts';
import { deleteRecord, saveRecord } from '#db/replica/records.ts';
import { articlesByQuestion, articlesByText } from '#db/search/find-articles.ts';
import { buildArticle } from '../../builders/records.ts';
import { naughtyStrings } from '../../domain/naughty-strings.ts';
import { fc, test } from '../../harness/fast-check.ts';
import { emptyReplica, replicaWith } from '../replica/replica-harness.ts';

const padding =
  '打印机的纸盒要先推到底再开机，听到提示音以后放手。Keep the cover closed while the printer warms up. '.repeat(30);

describe('a question', () => {
  plainTest('is answered by the article whose one passage answers it, however long the article is', () => {
    const db = replicaWith(
      buildArticle(1, { title: '退款', body: '退款。发票。', tags: [] }),
      buildArticle(2, { title: '售后', body: `${padding}发票随退款一起作废，三天之内重新开具。${padding}`, tags: [] }),
      buildArticle(3, { title: '发票', body: `${padding}退款。${padding}作废。${padding}`, tags: [] }),
    );
    expect(articlesByQuestion(db, '退款以后发票会作废吗？几天重新开具？', 9)[0]).toBe(2);
  });

  plainTest('is answered by another form of its words, the same form first', () => {
    const db = replicaWith(
      buildArticle(1, { title: 'Parcels', body: 'A parcel that was refused comes back.', tags: [] }),
      buildArticle(2, { title: 'Money', body: 'We are refunding within three days.', tags: [] }),
      buildArticle(3, { title: 'Money', body: 'A refunded order is closed.', tags: [] }),
    );
    expect(articlesByQuestion(db, 'When is my order refunded?', 9)).toEqual([3, 2]);
  });

  plainTest('finds by a rare word before a common one', () => {
    const others = Array.from({ length: 20 }, (_, n) =>
      buildArticle(n + 2, { title: '充电', body: '充电 充电', tags: [] }),
    );
    const db = replicaWith(buildArticle(1, { title: '故障', body: '报错 E1042 时先断电。', tags: [] }), ...others);
    expect(articlesByQuestion(db, '充电的时候 E1042', 3)[0]).toBe(1);
  });

  plainTest('of more words than anybody looks for is answered all the same', () => {
    const db = replicaWith(buildArticle(1, { title: 'Reset', body: 'Reset the password in the settings.', tags: [] }));
    const talk = Array.from({ length: 3000 }, (_, n) => `word${n}`).join(' ');
    expect(articlesByQuestion(db, `password ${talk}`, 3)).toEqual([1]);
  });
});

describe('what is typed', () => {
  plainTest('finds what has all of it, in whichever of its passages, and else what has the most', () => {
    const db = replicaWith(
      buildArticle(1, { title: '退款', body: `${padding}银行卡。${padding}两周。`, tags: [] }),
      buildArticle(2, { title: '退款', body: '银行卡。', tags: [] }),
    );
    expect(articlesByText(db, '退款 两周', 9)).toEqual([1]);
    expect(articlesByText(db, '银行卡 退款', 9)).toEqual([2, 1]);
    expect(articlesByText(db, '银行卡 熊猫', 9)).toHaveLength(2);
  });

  plainTest('finds by the beginning of a word', () => {
    const db = replicaWith(buildArticle(1, { title: 'Warranty', body: 'Two years.', tags: [] }));
    expect(articlesByText(db, 'warr', 9)).toEqual([1]);
  });

  const replica = emptyReplica(afterAll);
  const text = fc.string({ unit: fc.constantFrom(...'充电桩发票退款登录aZ9é ，-。\n'), maxLength: 900 });

  test(
    'finds an article by any of its words, and nothing once it is gone',
    [text, fc.stringMatching(/^[a-z]{1,9}$|^[充电桩发票退款]{1,9}$/), text, fc.boolean()],
    (before, word, after, inTitle) => {
      const written = `${before}\n${word}\n${after}`;
      const record = buildArticle(1, inTitle ? { title: word, body: before } : { title: '', body: written });
      saveRecord(replica, record, 1);
      expect(articlesByText(replica, word, 9)).toEqual([1]);
      deleteRecord(replica, record);
      expect(articlesByText(replica, word, 9)).toEqual([]);
      expect(articlesByQuestion(replica, written, 9)).toEqual([]);
    },
  );

  plainTest('never fails, naughty as text or as question, and finds it by itself', () => {
    const db = emptyReplica();
    const texts = naughtyStrings().filter((each) => each.isWellFormed());
    transaction(db, () => {
      for (const [index, each] of texts.entries())
        saveRecord(db, buildArticle(index + 1, { title: each, body: each, tags: [] }), 1);
    });
    for (const [index, each] of texts.entries()) {
      const found = articlesByText(db, each, texts.length);
      if (found.length > 0) expect(found, each).toContain(index + 1);
      articlesByText(db, `"${each}* OR`, 5);
      articlesByQuestion(db, each, 5);
    }
  });
});
