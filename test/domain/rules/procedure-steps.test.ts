import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSteps } from '#domain/rules/procedure-steps.ts';
import { naughtyStrings } from '../naughty-strings.ts';

const sop = `# 退货流程

先确认客户身份。

1. **核对单号**
   - 在订单页查
   - 没有就问日期
2. 拍照留证

   照片要看得清序列号。
3. 登记

## 例外

4) 转交主管
`;

describe('the steps of a procedure', () => {
  test('are the numbered items of the first level, with what stands below each', () => {
    expect(readSteps(sop).map(({ text, details }) => [text, details])).toEqual([
      ['核对单号', '- 在订单页查\n- 没有就问日期'],
      ['拍照留证', '照片要看得清序列号。'],
      ['登记', ''],
      ['转交主管', ''],
    ]);
  });

  test('keep their keys when others are put before them, and are told apart when two say the same', () => {
    const before = readSteps('1. 拍照\n2. 登记');
    const after = readSteps('1. 断电\n2. 拍照\n3. 登记\n4. 拍照');
    expect(after[1]?.key).toBe(before[0]?.key);
    expect(after[2]?.key).toBe(before[1]?.key);
    expect(new Set(after.map(({ key }) => key)).size).toBe(4);
  });

  test('are none in a listing of code, nor in a list within a list', () => {
    expect(readSteps('```\n1. not a step\n```\n- a\n    1. nested\n')).toEqual([]);
  });

  test('are read from anything, and never twice under one key', () => {
    const lines = fc.array(
      fc.constantFrom('1. a', '2) b', '  1. c', '# h', '', 'x', '```', ...naughtyStrings().slice(0, 40)),
    );
    fc.assert(
      fc.property(lines, (written) => {
        const steps = readSteps(written.join('\n'));
        expect(new Set(steps.map(({ key }) => key)).size).toBe(steps.length);
      }),
    );
  });
});
