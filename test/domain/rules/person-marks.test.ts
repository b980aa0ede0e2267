import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { marksIn, personMarks } from '#domain/rules/person-marks.ts';

const marks = personMarks({
  names: ['王小明', 'Ann Lee', '李'],
  contactPoints: [
    { kind: 'phone', value: '+86 138 0013 8642' },
    { kind: 'phone', value: '12 345' },
    { kind: 'email', value: 'Ann.Lee@Example.com' },
    { kind: 'chat', value: 'wx1' },
    { kind: 'address', value: '解放路 12 号' },
  ],
  identityNumbers: ['11010519491231002X'],
});

describe('a text lets somebody be known', () => {
  test.each([
    ['客户王小明说', ['name']],
    ['王 小明', []],
    ['Dear ANN  LEE,', ['name']],
    ['the Joann Leeds case', []],
    ['Ann and Lee', []],
    ['打 138-0013-8642', ['number']],
    ['(0086) 138 0013 8642', ['number']],
    ['１３８００１３８６４２', ['number']],
    ['身份证 110105 19491231 002X', ['number']],
    ['订单 12345', []],
    ['write to ann.lee@example.com', ['address']],
    ['解放路 12 号三楼的王小明', ['name', 'address']],
    ['姓李的客户', []],
    ['', []],
  ] as const)('%s: %j', (text, found) => {
    expect(marksIn(text, marks)).toEqual(found);
  });

  test('whatever stands around a number, and however it is grouped', () => {
    const around = fc.string({ unit: fc.constantFrom('客', 'x', ' ', '，', '\n') });
    const gap = fc.constantFrom('', ' ', '-', '.');
    fc.assert(
      fc.property(around, gap, gap, around, (before, one, other, after) => {
        expect(marksIn(`${before}138${one}0013${other}8642${after}`, marks)).toContain('number');
      }),
    );
  });

  test('not by marks that nobody has', () => {
    const none = personMarks({
      names: ['', ' '],
      contactPoints: [{ kind: 'phone', value: '110' }],
      identityNumbers: [''],
    });
    expect(marksIn('王小明 110 Ann Lee', none)).toEqual([]);
  });

  test('and a name is no pattern', () => {
    const odd = personMarks({ names: ['A.*(b)'], contactPoints: [], identityNumbers: [] });
    expect(marksIn('a.*(b)', odd)).toEqual(['name']);
    expect(marksIn('Axxb', odd)).toEqual([]);
  });
});
