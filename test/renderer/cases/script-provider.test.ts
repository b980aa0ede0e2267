import { expect, it } from 'vitest';
import { valuesOf } from '#domain/rules/prepared-text.ts';
import { scriptProvider } from '#renderer/cases/composer/article-providers.ts';
import { anArticle } from '../harness/area-views.ts';

const text = { title: 'Greeting', kind: 'script', body: 'Dear {{agent.name}}\n\n- one' } as const;
const leading = {
  title: 'Returns',
  kind: 'script',
  body: '# Ask\nWhich one?\n\nSince when?\n- new → [#Take]\n# Take\nSend it to {{agent.name}}.\n> [!calm] I see to it.',
} as const;

function find(asked: string) {
  const values = valuesOf({ fields: { number: '1', subject: '' }, customer: null, teamName: '' }, { name: 'Ada' });
  const call = async () => [anArticle(1, text), anArticle(2, leading)];
  return scriptProvider({ call } as never, values, '').find(asked);
}

it('a prepared text is offered whole, a script that leads through a call by its first phrases', async () => {
  const found = await find('');
  expect(found.map(({ label, hint }) => [label, hint])).toEqual([
    ['Greeting', 'Dear {{agent.name}} - one'],
    ['Returns › Ask', 'Which one?'],
    ['Returns › Ask', 'Since when?'],
    ['Returns › Take', 'Send it to {{agent.name}}.'],
  ]);
  expect(new Set(found.map(({ id }) => id)).size).toBe(4);
});

it('by the phrases that hold what was asked for, filled in from the case', async () => {
  const found = await find('Take');
  expect(found.filter(({ label }) => label !== 'Greeting').map(({ label }) => label)).toEqual([
    'Returns › Take',
    'Returns › Take',
  ]);
  expect(found[1]?.text(false)).toBe('Send it to Ada.');
});
