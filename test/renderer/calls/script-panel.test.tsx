import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { CallsPage } from '#renderer/calls/calls-page.tsx';
import { anArticle, commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, startTestCore } from '../harness/test-core.ts';

const returns = anArticle(1, {
  title: 'Returns',
  kind: 'script',
  body: `# Greeting
Good morning, this is support.
May I have your name?

- Has a receipt → [#Receipt]
- Has none → [#No receipt]
- Wants money → [#Nowhere]

# Receipt
> Look up the order.

Please read me the number.

# No receipt
> [!calm] I understand, and I take care of it.

That is fine.`,
});
const other = anArticle(2, { title: '中文话术', kind: 'script', language: 'zh-CN', body: '您好。\n> [!安抚] 别急。' });

async function renderDesk() {
  const core = startTestCore({
    'calls.list': () => ({ total: 0, rows: [] }),
    'articles.list': () => [other, returns],
    'people.list': () => ({
      agents: [{ ...ada, active: true }],
      teams: [{ id: ada.teamIds[0], name: 'Support' }],
    }),
    'command.run': () => ({ uid: 'u', made: null }),
  });
  const rendered = await renderView(core, <CallsPage />, { at: '#/calls' });
  await screen.findByRole('form', { name: 'Call desk' });
  return { core, ...rendered };
}

type Rendered = Awaited<ReturnType<typeof renderDesk>>;

async function openReturns({ user }: Pick<Rendered, 'user'>): Promise<HTMLElement> {
  await user.click(screen.getByRole('button', { name: 'Script' }));
  await user.click(await screen.findByRole('combobox', { name: 'Choose a script' }));
  await user.click(await screen.findByRole('option', { name: 'Returns' }));
  return screen.getByRole('complementary', { name: 'Script' });
}

const textbox = (name: string) => screen.getByRole('textbox', { name });

describe('a script beside the note', () => {
  it('leads through the call by what the caller answers, and back', async () => {
    const desk = await renderDesk();
    const panel = within(await openReturns(desk));
    expect(panel.getByRole('heading', { name: 'Greeting' })).toBeInTheDocument();
    expect(panel.getByRole('button', { name: /Wants money/ })).toBeDisabled();
    await desk.user.click(panel.getByRole('button', { name: /Has a receipt/ }));
    expect(panel.getByText('Look up the order.')).toBeInTheDocument();
    expect(panel.getByRole('heading', { name: 'Receipt' })).toHaveFocus();
    await desk.user.click(panel.getByRole('button', { name: 'Back' }));
    expect(panel.getByRole('heading', { name: 'Greeting' })).toHaveFocus();
  });

  it('is gone through by keys alone: ticked, put into the note, answered', async () => {
    const desk = await renderDesk();
    const { user } = desk;
    const panel = within(await openReturns(desk));
    const phrase = panel.getByRole('button', { name: /Good morning/ });
    phrase.focus();
    await user.keyboard('{Enter}');
    expect(phrase).toHaveAttribute('aria-pressed', 'true');
    await user.keyboard('i');
    expect(textbox('Anything else')).toHaveValue('Good morning, this is support.\nMay I have your name?');
    await user.keyboard('2');
    expect(panel.getByRole('heading', { name: 'No receipt' })).toHaveFocus();
    await user.keyboard('{Backspace}');
    expect(panel.getByRole('heading', { name: 'Greeting' })).toHaveFocus();
  });

  it('puts its words into the field that was written in last', async () => {
    const desk = await renderDesk();
    await desk.user.type(textbox('What was done'), 'Looked it up.');
    const panel = within(await openReturns(desk));
    await desk.user.click(panel.getAllByRole('button', { name: 'Put into the note' })[0] as HTMLElement);
    expect(textbox('What was done')).toHaveValue(
      'Looked it up.\nGood morning, this is support.\nMay I have your name?',
    );
  });

  it('offers at once what calms when the caller is upset, in the agent’s language', async () => {
    const { user, container } = await renderDesk();
    expect(screen.queryByRole('complementary', { name: 'Script' })).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'Angry' }));
    const panel = within(await screen.findByRole('complementary', { name: 'Script' }));
    expect(await panel.findByRole('button', { name: /I take care of it/ })).toBeInTheDocument();
    expect(panel.queryByRole('button', { name: /别急/ })).toBeNull();
    expect(await faultsOf(container)).toEqual([]);
    await user.click(screen.getByRole('radio', { name: 'Calm' }));
    expect(screen.queryByRole('complementary', { name: 'Script' })).toBeNull();
  });

  it('keeps what was said with the call, and the place in the draft', async () => {
    const desk = await renderDesk();
    const { user, core } = desk;
    const panel = within(await openReturns(desk));
    await user.click(panel.getByRole('button', { name: /Good morning/ }));
    await user.click(panel.getByRole('button', { name: /Has none/ }));
    await user.click(panel.getByRole('button', { name: /That is fine/ }));
    await user.click(panel.getByRole('button', { name: /I take care/ }));
    await user.click(panel.getByRole('button', { name: /That is fine/ }));
    expect(panel.getByText('2 said')).toBeInTheDocument();
    await waitFor(() =>
      expect(core.drafts.get('call/')?.content).toMatchObject({
        script: { articleId: returns.id, path: ['no receipt'] },
      }),
    );
    await user.click(screen.getByRole('radio', { name: 'Resolved' }));
    await user.click(screen.getByRole('button', { name: 'Save call' }));
    await waitFor(() => expect(commandsOf(core)).toHaveLength(1));
    expect(commandsOf(core)[0]?.input).toMatchObject({
      said: [
        { articleId: returns.id, step: 'Greeting', text: 'Good morning, this is support.\nMay I have your name?' },
        { articleId: returns.id, step: 'No receipt', text: 'I understand, and I take care of it.' },
      ],
    });
  });

  it('is shown and put away by its key', async () => {
    const { user } = await renderDesk();
    await user.keyboard('{Control>}{Shift>}s{/Shift}{/Control}');
    expect(await screen.findByRole('complementary', { name: 'Script' })).toBeInTheDocument();
    await user.keyboard('{Control>}{Shift>}s{/Shift}{/Control}');
    await waitFor(() => expect(screen.queryByRole('complementary', { name: 'Script' })).toBeNull());
  });
});
