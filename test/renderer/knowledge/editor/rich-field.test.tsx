import { createEvent, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { BodyField } from '#renderer/knowledge/editor/body-field.tsx';
import { faultsOf } from '../../harness/axe.ts';
import { renderView } from '../../harness/render-view.tsx';
import { richNamed } from '../../harness/rich.ts';
import { startTestCore } from '../../harness/test-core.ts';

const texts: string[] = [];

function Field({ initial }: { readonly initial: string }) {
  const [value, setValue] = useState(initial);
  const change = (text: string) => {
    texts.push(text);
    setValue(text);
  };
  return (
    <BodyField
      label="Text"
      value={value}
      articleId={null}
      onChange={change}
      onBlur={() => undefined}
      onSubmit={() => undefined}
    />
  );
}

async function write(initial = '') {
  texts.length = 0;
  const rendered = await renderView(startTestCore(), <Field initial={initial} />);
  await screen.findByRole('textbox', { name: 'Text' });
  return { ...rendered, rich: richNamed('Text'), text: () => texts.at(-1) };
}

const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head><body lang=ZH-CN>
<!--StartFragment--><h1 style='mso-pagination:widow-orphan'>换电池<o:p></o:p></h1>
<p class=MsoNormal><b><span style='font-family:宋体;color:red'>先断电</span></b><span>，见</span><a href="https://a.example/?utm_source=x" style='x'>说明</a><!--[if gte mso 9]><xml></xml><![endif]--></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.</span>拔插头</p>
<table class=MsoTableGrid style='border:none'><tr><td><p class=MsoNormal>型号</p></td><td>元</td></tr><tr><td>A-1</td><td>5</td></tr></table><!--EndFragment--></body></html>`;

it('takes headings, lists, tables, bold and links from a word processor, and nothing else', async () => {
  const { rich, text, container } = await write();
  rich.paste({ html: word, text: '换电池' });
  expect(text()).toBe(
    [
      ...['# 换电池', '', '**先断电**，见[说明](https://a.example/?utm_source=x)', '', '1. 拔插头', ''],
      ...['| 型号 | 元 |', '| - | - |', '| A-1 | 5 |'],
    ].join('\n'),
  );
  expect(screen.getByRole('heading', { name: '换电池' })).toBeInTheDocument();
  expect(container.innerHTML).not.toMatch(/mso|宋体|StartFragment|o:p/i);
});

it('reads pasted text as Markdown, and runs nothing of what was pasted', async () => {
  const { rich, text } = await write();
  rich.paste({ text: '- a\n- [x](javascript:1) <img src=x onerror=1>' });
  expect(screen.getByRole('list')).toBeInTheDocument();
  expect(screen.getByRole('textbox', { name: 'Text' }).querySelectorAll('img, script')).toHaveLength(0);
  expect(text()).toContain('\\<img src=x onerror=1>');
});

it('formats by the toolbar, which is one stop for Tab and is walked by the arrow keys', async () => {
  const { rich, text, user, container } = await write();
  rich.paste({ text: 'word' });
  const bar = screen.getByRole('toolbar', { name: 'Format the text' });
  expect([...bar.querySelectorAll('button')].filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
  expect(await faultsOf(container)).toEqual([]);
  bar.querySelector<HTMLButtonElement>('button')?.focus();
  await user.keyboard('{ArrowRight}');
  expect(screen.getByRole('button', { name: 'Bold' })).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Task list' }));
  expect(text()).toBe('- [ ] word');
  await user.click(screen.getByRole('checkbox', { name: 'Done' }));
  expect(text()).toBe('- [x] word');
  await user.click(screen.getByRole('button', { name: 'Task list' }));
  expect(text()).toBe('word');
  await user.click(screen.getByRole('button', { name: 'Insert' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Warning' }));
  expect(text()).toBe('> [!WARNING]\n> word');
  expect(screen.getByRole('note', { name: 'Warning' })).toHaveTextContent('word');
  await user.click(screen.getByRole('button', { name: 'Insert' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Remove: Warning' }));
  await user.click(screen.getByRole('button', { name: /^Kind of paragraph/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'Heading 2' }));
  expect(text()).toBe('## word');
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(text()).toBe('word');
});

it('makes a table with rows and columns', async () => {
  const { text, user } = await write();
  await user.click(screen.getByRole('button', { name: 'Insert' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Table' }));
  expect(text()).toBe('| | | |\n| - | - | - |\n| | | |\n| | | |');
  await user.click(screen.getByRole('button', { name: 'Rows and columns' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Remove the column' }));
  expect(text()).toBe('| | |\n| - | - |\n| | |\n| | |');
});

it('goes to Markdown and back without changing a letter', async () => {
  const text = '* odd\n* bullets\n\n\nand _this_';
  const { user } = await write(text);
  await user.click(screen.getByRole('button', { name: 'Markdown' }));
  await user.click(screen.getByRole('button', { name: 'Show as it will look' }));
  expect(await screen.findByRole('toolbar')).toBeInTheDocument();
  expect(texts).toEqual([]);
});

it('opens as Markdown what it could not give back, and says so', async () => {
  await write('See[^1].\n\n[^1]: There.');
  expect(screen.getByText('This text has footnotes: it is written as Markdown.')).toBeInTheDocument();
  expect(screen.queryByRole('toolbar')).toBeNull();
});

it('hands nothing on while an input method composes', async () => {
  const { rich, text } = await write('begun');
  const field = rich.field();
  fireEvent(field, createEvent.compositionStart(field));
  const words = field.querySelector('p')?.firstChild;
  if (!words) throw new Error('no text');
  words.nodeValue = 'begun nihao';
  fireEvent(field, createEvent.compositionUpdate(field, { data: 'nihao' }));
  expect(texts).toEqual([]);
  words.nodeValue = 'begun 你好';
  fireEvent(field, createEvent.compositionEnd(field, { data: '你好' }));
  await waitFor(() => expect(text()).toBe('begun 你好'));
  expect(texts).toEqual(['begun 你好']);
});
