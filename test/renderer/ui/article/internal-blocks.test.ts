import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withoutInternal } from '#domain/rules/internal-blocks.ts';
import { isTooDeep, readArticle } from '#renderer/ui/article/article-dialect.ts';
import type { MarkdownNode } from '#renderer/ui/article/markdown-node.ts';

const secret = 'cost5';

/** Whether the word stands in a block that the reader marks as internal. */
function isInside(node: MarkdownNode, within = false): boolean {
  const inside = within || node.type === 'internal';
  if (inside && (node.value ?? node.alt ?? node.url ?? '').includes(secret)) return true;
  return (node.children ?? []).some((child) => isInside(child, inside));
}

const pieces = [
  `${secret}\n`,
  `- ${secret}\n`,
  `> ${secret}\n`,
  '\n',
  '  ',
  '    ',
  '\t',
  ':::internal\n',
  ':::internal \n',
  ':::internal[label]\n',
  ':::internal{a=b}\n',
  ':::INTERNAL\n',
  '   :::internal\n',
  '::::internal\n',
  ':::\n',
  '::::\n',
  '   :::\n',
  ':::other\n',
  'words\n',
  '- ',
  '1. ',
  '> ',
  '> [!NOTE]\n',
  '```\n',
  '~~~\n',
  '# ',
  '| a |\n| - |\n',
];

it('leaves out of what is sent whatever the reader marks as internal', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((some) => some.join('')),
      (text) => {
        if (isTooDeep(text) || !isInside(readArticle(text))) return;
        // Where it stands outside as well it may be sent: then only how often it does is known.
        const times = (whole: string) => whole.split(secret).length - 1;
        expect(times(withoutInternal(text))).toBeLessThan(times(text));
      },
    ),
    { numRuns: 5000 },
  );
});
