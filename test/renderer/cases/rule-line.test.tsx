import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import type { DefinitionId } from '#domain/model/ids.ts';
import { useEventSentences } from '#renderer/cases/view/event-sentences.ts';
import { anEntry, idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';

function Said({ entry }: { readonly entry: TimelineEntry }) {
  return useEventSentences()(entry, 'rule').map((sentence) => <p key={sentence}>{sentence}</p>);
}

const rule = { kind: 'rule', authorId: null, authorName: 'Late', body: 'Late' } as const;
const definitionId = idOf<DefinitionId>(1);

it('of a rule tells what no other line tells: changed tags, and what was refused', async () => {
  const data = {
    ...{ definitionId, to: 'fired', reason: 'case.status: illegal-transition' },
    changes: [
      { field: 'priority', from: 'normal', to: 'high' },
      { field: 'tags', from: [], to: ['late'] },
    ],
  };
  await renderView(startTestCore(), <Said entry={anEntry(1, { ...rule, data })} />);
  expect(await screen.findByText('The rule “Late” applied')).toBeVisible();
  expect(screen.getByText(/Tags.*late/)).toBeVisible();
  expect(screen.getByText(/^Status not changed: The case cannot take this step/)).toBeVisible();
  expect(screen.queryByText(/Priority/)).toBeNull();
});

it('of a rule that could do nothing says so', async () => {
  const data = { definitionId, to: 'refused', reason: 'escalation.raise: forbidden' };
  await renderView(startTestCore(), <Said entry={anEntry(1, { ...rule, data })} />);
  expect(await screen.findByText('The rule “Late” could not be applied')).toBeVisible();
  expect(screen.getByText(/^Nobody called: /)).toBeVisible();
});
