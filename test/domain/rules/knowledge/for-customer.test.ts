import { expect, test } from 'vitest';
import { forCustomer } from '#domain/rules/knowledge/for-customer.ts';

test('what is for the house alone, and links that lead nowhere outside, stay in it', () => {
  const article = `> [!TIP]
> 请先备份。

见[退款流程](article:0197a1b2-0000-7000-8000-000000000001)与[官网](https://example.com)。

:::internal
毛利 30%，可让价。
:::

![截图](attachment:0197a1b2-0000-7000-8000-000000000002)
完成。`;
  expect(forCustomer(article)).toBe('> 请先备份。\n\n见退款流程与[官网](https://example.com)。\n\n截图\n完成。');
});

test.each([
  '::: internal\n底价',
  ':::INTERNAL\n底价',
  '- 步骤\n\n  :::internal\n  底价\n  :::',
  ':::internal\n:::note\n底价\n:::\n底价\n:::',
])('however it is written: %j', (text) => {
  expect(forCustomer(text)).not.toContain('底价');
});
