import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readScript, type Script, stepAfter } from '#domain/rules/script/read-script.ts';
import { naughtyStrings } from '../../naughty-strings.ts';

const written = `# 退货

## 问候
您好，这里是**客服**。
请问怎么称呼？

- 有收据 → [#核对收据]
- 没有收据: [#无收据]
- 要求赔偿 → [#赔偿]

## 核對收據
> 在系统里查订单号
好的，我来核对。

---

## 无收据
> [!安抚] 我理解您着急。
> 这件事我来负责。

1. 请报手机尾号
   或者收货人姓名
* 谢谢
## 结束
再见。
`;

describe('a script', () => {
  const script = readScript(written);

  it('has a step for each heading that something stands under', () => {
    expect(script.steps.map(({ title }) => title)).toEqual(['问候', '核對收據', '无收据', '结束']);
  });

  it('tells what to say, what the caller answers, what calms and what is for the agent alone', () => {
    const [greeting, check, without] = script.steps;
    expect(greeting?.words).toEqual(['您好，这里是客服。\n请问怎么称呼？']);
    expect(greeting?.answers.map(({ text }) => text)).toEqual(['有收据', '没有收据', '要求赔偿']);
    expect(check).toMatchObject({ hints: ['在系统里查订单号'], words: ['好的，我来核对。'] });
    expect(without?.calming).toEqual(['我理解您着急。', '这件事我来负责。']);
    expect(without?.words).toEqual(['请报手机尾号\n或者收货人姓名', '谢谢']);
  });

  it('finds the step in either script, and says which answer leads nowhere and which step nobody comes to', () => {
    const [greeting, check] = script.steps;
    expect(greeting?.answers.map(({ to }) => to)).toEqual([check?.key, script.steps[2]?.key, null]);
    expect(script.problems).toEqual([
      { kind: 'leads-nowhere', answer: '要求赔偿', target: '赔偿' },
      { kind: 'never-reached', step: '结束' },
    ]);
  });

  it('leads to the first of two headings that are the same, and says so', () => {
    const twice = readScript('# A\n- on → [#B]\n# B\nfirst\n# b\nsecond');
    expect(twice.problems).toEqual([{ kind: 'twice', step: 'b' }]);
    const [a, first, second] = twice.steps;
    expect(a?.answers[0]?.to).toBe(first?.key);
    expect(second?.key).not.toBe(first?.key);
  });

  it('without branches is gone through from top to bottom', () => {
    const plain = readScript('Hello.\n# One\nfirst\n# Two\nsecond');
    const order: (string | undefined)[] = [];
    for (let step = plain.steps[0]; step; step = stepAfter(plain, step.key)) order.push(step.title);
    expect(order).toEqual(['', 'One', 'Two']);
    expect(plain.problems).toEqual([]);
  });

  it('with branches ends where no answer leads on', () => {
    expect(stepAfter(script, script.steps[1]?.key ?? '')).toBeUndefined();
  });

  it('takes a link in the middle of a sentence for words, and an answer without words by its step', () => {
    expect(readScript('- see [#B] first\n- [#B]\n# B\nb').steps[0]).toMatchObject({
      words: ['see [#B] first'],
      answers: [{ text: 'B', to: 'b' }],
    });
  });

  it('lets a step be an end with nothing to say', () => {
    expect(readScript('# A\n- bye → [#End]\n# End').steps.map(({ title }) => title)).toEqual(['A', 'End']);
  });

  it('keeps no phrase longer than a call does, and cuts no character in half', () => {
    const [step] = readScript(`# ${'题'.repeat(300)}\n${'𠜎'.repeat(1001)}a`).steps;
    expect(step?.title).toHaveLength(200);
    expect(step?.words[0]?.length).toBeLessThanOrEqual(2000);
    expect(step?.words[0]?.isWellFormed()).toBe(true);
  });
});

function holdsTogether({ steps, problems }: Script): void {
  const keys = steps.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  const answers = steps.flatMap((step) => step.answers);
  for (const { to } of answers) if (to !== null) expect(keys).toContain(to);
  const nowhere = problems.filter(({ kind }) => kind === 'leads-nowhere');
  expect(nowhere).toHaveLength(answers.filter(({ to }) => to === null).length);
  for (const { title, words, calming } of steps) {
    expect(title.length).toBeLessThanOrEqual(200);
    for (const text of [...words, ...calming]) expect(text.length > 0 && text.length <= 2000).toBe(true);
  }
}

describe('whatever is written as a script', () => {
  it('is read without harm, naughty strings in every place', () => {
    for (const text of naughtyStrings()) {
      holdsTogether(readScript(text));
      holdsTogether(
        readScript(`# ${text}\n${text}\n- ${text} → [#${text}]\n> [!calm] ${text}\n> ${text}\n# x\n1. ${text}`),
      );
    }
  });

  it('leads only to steps that are there, and tells of every answer that does not', () => {
    const word = fc.constantFrom('收据', '收據', 'a', 'A ', '', '→', '[#', ']', '#', '>', '**');
    const line = fc.oneof(
      fc.tuple(fc.constantFrom('# ', '## ', '- ', '1. ', '> ', '> [!calm] ', ''), word).map((parts) => parts.join('')),
      fc.tuple(word, word).map(([said, to]) => `- ${said} → [#${to}]`),
      fc.string(),
    );
    fc.assert(fc.property(fc.array(line, { maxLength: 30 }), (lines) => holdsTogether(readScript(lines.join('\n')))));
  });

  it('takes time in proportion to its length', () => {
    for (const piece of ['#', '# ', '- [#', '> ', '[!calm]', '- a → [#a]\n', '* * ', '　'])
      holdsTogether(readScript(piece.repeat(Math.floor(50_000 / piece.length))));
  });
});
