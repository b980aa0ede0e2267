import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Failure } from '#domain/contract/failure.ts';
import { useFailureSentence } from '#renderer/state/failure-sentence.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';

function Sentence({ failure }: { readonly failure: Failure }) {
  return <p>{useFailureSentence()(failure)}</p>;
}

const mismatch = (details?: Failure['details']): Failure => ({
  kind: 'protocol-mismatch',
  message: '',
  ...(details ? { details } : {}),
});

it.each([
  [
    mismatch({ server: 3, client: 2 }),
    'en',
    /too old for the server\. Please update it\. Everything you do here is kept/,
  ],
  [mismatch({ server: 1, client: 2 }), 'en', /server is older .* updated by your administrator.* kept here and sent/],
  [mismatch(), 'en', /do not understand each other/],
  [mismatch({ server: 3, client: 2 }), 'zh-CN', /本程序的版本.*请升级.*都会保留/],
  [mismatch({ server: 1, client: 2 }), 'zh-CN', /需要管理员升级.*都保留在本机/],
] as const)(
  'says which side has to be updated, and that nothing is lost: %o in %s',
  async (failure, locale, sentence) => {
    await renderView(startTestCore({}), <Sentence failure={failure} />, { locale });
    expect(screen.getByText(sentence)).toBeInTheDocument();
  },
);

it.each([
  ['en', 'Not yet: the complaint path lacks Apologise, Solve.'],
  ['zh-CN', '还不能：客诉步骤尚缺致歉、解决。'],
] as const)('names the steps a complaint lacks, in the order of the path, in %s', async (locale, sentence) => {
  const failure = { kind: 'steps-missing', message: '', details: { steps: 'solve,apologise,gone' } } as const;
  await renderView(startTestCore({}), <Sentence failure={failure} />, { locale });
  expect(screen.getByText(sentence)).toBeInTheDocument();
});
