import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { AppError } from '#domain/contract/failure.ts';
import type { CaseId, CustomerId } from '#domain/model/ids.ts';
import { CallNoteForm } from '#renderer/calls/call-note-form.tsx';
import { anArticle, commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, startTestCore } from '../harness/test-core.ts';

const caseId = idOf<CaseId>(1);
const calming = anArticle(1, { kind: 'script', body: '> [!calm] I see to it.' });

async function renderForm(refuse = false) {
  const saved = vi.fn();
  const core = startTestCore({
    'articles.list': () => [calming],
    'command.run': () => {
      if (refuse) throw new AppError('forbidden', 'no');
      return { uid: 'u', made: { id: idOf(51), number: null } };
    },
  });
  const form = (
    <CallNoteForm
      caseId={caseId}
      customerId={idOf<CustomerId>(700)}
      teamId={ada.teamIds[0]}
      phone="138 0000 1234"
      onSaved={saved}
    />
  );
  const rendered = await renderView(core, form);
  await screen.findByRole('form', { name: 'Call note' });
  return { core, saved, ...rendered };
}

describe('a call note on a case', () => {
  it('is recorded on the case and its customer, and tells who asked', async () => {
    const { user, core, saved, container } = await renderForm();
    expect(await faultsOf(container)).toEqual([]);
    await user.type(screen.getByRole('textbox', { name: 'What was done' }), '换了电池');
    await user.click(screen.getByRole('radio', { name: 'Resolved' }));
    await user.click(screen.getByRole('radio', { name: 'Outgoing' }));
    await user.click(screen.getByRole('button', { name: 'Save call' }));
    await waitFor(() => expect(saved).toHaveBeenCalledTimes(1));
    expect(commandsOf(core)).toMatchObject([
      {
        name: 'call.record',
        input: { caseId, customerId: idOf(700), direction: 'out', done: '换了电池', phone: '138 0000 1234' },
      },
    ]);
    expect(core.drafts.size).toBe(0);
  });

  it('keeps everything typed when it is refused', async () => {
    const { user, saved } = await renderForm(true);
    await user.type(screen.getByRole('textbox', { name: 'What was done' }), '换了电池');
    await user.click(screen.getByRole('radio', { name: 'Resolved' }));
    await user.click(screen.getByRole('button', { name: 'Save call' }));
    expect(await screen.findByText('Your role or team does not allow this.')).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'What was done' })).toHaveValue('换了电池');
    expect(saved).not.toHaveBeenCalled();
  });

  it('counts what was held, and has the script at hand', async () => {
    const { user, core, container } = await renderForm();
    await user.click(screen.getByRole('button', { name: 'Start' }));
    await user.click(screen.getByRole('button', { name: 'Hold' }));
    await user.click(screen.getByRole('button', { name: 'End call' }));
    await user.click(screen.getByRole('radio', { name: 'Upset' }));
    const panel = within(await screen.findByRole('complementary', { name: 'Script' }));
    await user.click(await panel.findByRole('button', { name: 'I see to it.' }));
    await user.click(panel.getByRole('button', { name: 'Put into the note' }));
    expect(screen.getByRole('textbox', { name: 'Anything else' })).toHaveValue('I see to it.');
    expect(await faultsOf(container)).toEqual([]);
    await user.click(screen.getByRole('radio', { name: 'Resolved' }));
    await user.click(screen.getByRole('button', { name: 'Save call' }));
    await waitFor(() => expect(commandsOf(core)).toHaveLength(1));
    expect(commandsOf(core)[0]?.input).toMatchObject({
      holdMs: expect.any(Number),
      wrapUpMs: expect.any(Number),
      mood: 'upset',
      said: [{ articleId: calming.id, step: '', text: 'I see to it.' }],
    });
  });

  it('takes back a mood chosen by mistake', async () => {
    const { user } = await renderForm();
    const upset = screen.getByRole('radio', { name: 'Upset' });
    await user.click(upset);
    expect(upset).toBeChecked();
    await user.click(upset);
    await waitFor(() => expect(upset).not.toBeChecked());
  });
});
