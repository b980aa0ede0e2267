import { fireEvent, screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { ArticleText } from '#renderer/ui/article/article-text.tsx';
import { outlineOf } from '#renderer/ui/article/outline.ts';
import { naughtyStrings } from '../../../domain/naughty-strings.ts';
import { faultsOf } from '../../harness/axe.ts';
import { renderView } from '../../harness/render-view.tsx';
import { startTestCore } from '../../harness/test-core.ts';

const show = (text: string, more: { section?: string; sectionHref?: (slug: string) => string } = {}) =>
  renderView(
    startTestCore(),
    <main>
      <ArticleText text={text} {...more} />
    </main>,
  );

const rich = [
  '# 换电池',
  '> [!WARNING]',
  '> 先**断电**。',
  '',
  ':::internal',
  'Cost 5.',
  ':::',
  '',
  '| Model | Price |',
  '| --- | --- |',
  '| A-1 | 5 |',
  '',
  '- [x] unplug',
  '- [ ] wait',
  '',
  '```sh',
  'reset --all',
  '```',
  '',
  '## 换电池',
  '[up](#换电池) and [out](https://a.example/x)',
].join('\n');

it('reads tables, tasks, callouts, internal blocks and headings, without an accessibility fault', async () => {
  const { container } = await show(rich);
  expect(screen.getByRole('note', { name: 'Warning' })).toHaveTextContent('先断电。');
  expect(screen.getByRole('region', { name: 'Internal only' })).toHaveTextContent('Cost 5.');
  const table = within(screen.getByRole('region', { name: 'Table' }));
  expect(table.getByRole('columnheader', { name: 'Price' })).toBeInTheDocument();
  expect(screen.getByRole('img', { name: 'Done' }).closest('li')).toHaveTextContent('unplug');
  expect(screen.getByRole('img', { name: 'To do' }).closest('li')).toHaveTextContent('wait');
  expect(screen.getByRole('region', { name: 'Program text' })).toHaveTextContent('reset --all');
  expect(screen.getByRole('link', { name: 'out' })).toHaveAttribute('rel', 'noopener noreferrer nofollow');
  expect(await faultsOf(container)).toEqual([]);
});

it('goes to the heading a link names, and the second of two equal headings has its own name', async () => {
  const scrolled = vi.fn();
  Element.prototype.scrollIntoView = scrolled;
  expect(outlineOf(rich)).toEqual([
    { slug: '换电池', title: '换电池', depth: 1 },
    { slug: '换电池-1', title: '换电池', depth: 2 },
  ]);
  await show(rich, { sectionHref: (slug) => `#/knowledge/a?at=${slug}`, section: '换电池-1' });
  expect(scrolled.mock.instances).toEqual([screen.getByRole('heading', { level: 4 })]);
  fireEvent.click(screen.getByRole('link', { name: 'up' }));
  expect(scrolled.mock.instances[1]).toBe(screen.getByRole('heading', { level: 3 }));
  expect(screen.getByRole('heading', { level: 3 })).toHaveFocus();
  expect(
    screen.getAllByRole('link', { name: 'Link to this section' }).map((link) => link.getAttribute('href')),
  ).toEqual(['#/knowledge/a?at=换电池', '#/knowledge/a?at=换电池-1']);
});

it('takes only a mark alone in its line for a callout, and times and search words for words', async () => {
  await show('> [!calm] 别着急\n\n10:30 k:router :::x\n\n> [!心得]\n> 记住');
  expect(screen.getByText('[!calm] 别着急').closest('blockquote')).not.toBeNull();
  expect(screen.getByText('10:30 k:router :::x')).toBeInTheDocument();
  expect(screen.getByRole('note', { name: '心得' })).toHaveTextContent('记住');
});

it('runs and fetches nothing of what anybody wrote, and shows every tag as text', async () => {
  const hostile = [
    '<script>window.ran = 1</script>',
    '<img src=x onerror="window.ran = 1">',
    '[go](javascript:window.ran=1)',
    '[go](data:text/html,<script>1</script>)',
    '![spy](https://spy.example/1.png)',
    ...naughtyStrings(),
  ];
  await show(hostile.join('\n\n'));
  const shown = screen.getByRole('main');
  expect(shown.querySelectorAll('script, img, iframe, svg, object, style, form, video')).toHaveLength(0);
  expect(shown.querySelectorAll('[onerror], [onload], [onclick], [style]')).toHaveLength(0);
  for (const link of shown.querySelectorAll('a[href]'))
    expect(link.getAttribute('href')).toMatch(/^(https?:|mailto:|#|$|\/|\.)/i);
  expect(shown).toHaveTextContent('<script>window.ran = 1</script>');
  expect(window).not.toHaveProperty('ran');
});

it('shows a text as it was typed that is nested deeper than anybody nests', async () => {
  const deep = `${'> '.repeat(2000)}end`;
  const { container } = await show(deep);
  expect(container).toHaveTextContent('end');
  expect(container.querySelectorAll('blockquote')).toHaveLength(0);
});
