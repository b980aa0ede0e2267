import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useDraft } from '#renderer/state/use-draft.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';

function Field({ subject }: { readonly subject: string }) {
  const draft = useDraft('note', subject, { body: '' });
  return (
    <textarea
      aria-label={subject}
      value={draft.content.body}
      onChange={(event) => draft.change({ body: event.currentTarget.value })}
    />
  );
}

const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });

async function renderField() {
  const core = startTestCore();
  const rendered = await renderView(core, <Field subject="first" />);
  const saved = (subject: string) => core.drafts.get(`note/${subject}`)?.content;
  return { ...rendered, core, saved };
}

describe('a field with a draft', () => {
  it.each([
    ['the window is hidden', document, 'visibilitychange'],
    ['the page is left', window, 'pagehide'],
  ] as const)('saves at once when %s', async (_, target, event) => {
    const { core, saved } = await renderField();
    type('first', 'half a sentence');
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
    fireEvent(target, new Event(event));
    // Asked for in this very moment, not after the pause that typing waits for.
    await core.link.call('settings.get', {});
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'visible' });
    expect(saved('first')).toEqual({ body: 'half a sentence' });
  });

  it('keeps the texts of two subjects apart when one view shows them after another', async () => {
    const { saved, core, unmount } = await renderField();
    type('first', 'about the first');
    unmount();
    await waitFor(() => expect(saved('first')).toEqual({ body: 'about the first' }));
    const second = startTestCore();
    for (const [key, draft] of core.drafts) second.drafts.set(key, draft);
    await renderView(second, <Field subject="second" />);
    expect(screen.getByLabelText('second')).toHaveValue('');
  });
});
