import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { DefinitionView } from '#domain/contract/ipc/cooperation-views.ts';
import { type MeaningState, meaningProblems } from '#domain/contract/ipc/meaning-procedures.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { Role } from '#domain/model/choices.ts';
import { type MeaningRules, meaningRulesId } from '#domain/rules/definitions/meaning-rules.ts';
import { MeaningSection } from '#renderer/settings/meaning-section.tsx';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, signedIn, startTestCore } from '../harness/test-core.ts';

const address = 'https://api.example.com/v1';
const content: MeaningRules = { address, model: 'small', dimensions: 512, sends: 'articles-and-question' };
const definition = {
  ...{ id: meaningRulesId, kind: 'meaning-rules', name: 'x', ownerId: null, position: 0, active: true, content },
  ...{ updatedAt: 1, saveState: 'on-server' },
} as const satisfies DefinitionView;
const off: MeaningState = {
  ...{ rules: null, hasKey: false, articles: 0, behind: 0, paused: false },
  ...{ problem: null, retryAt: null, articlesSentAt: null, questionSentAt: null },
};
const on: MeaningState = {
  ...{ ...off, rules: { address, model: 'small', sends: 'articles-and-question' }, hasKey: true },
  ...{ articles: 5000, behind: 120, articlesSentAt: Date.UTC(2026, 10, 22, 8) },
};

interface Given {
  readonly role?: Role;
  readonly state?: MeaningState;
  readonly locale?: 'en' | 'zh-CN' | 'zh-TW';
}

async function renderSection({ role = 'admin', state = off, locale = 'en' }: Given = {}) {
  let now = state;
  const answer: Partial<Handlers> = {
    'meaning.get': () => now,
    'meaning.setKey': () => {
      now = { ...now, hasKey: true };
      core.push('changed', [{ collection: 'meaning', ids: [] }]);
      return now;
    },
    'meaning.removeKey': () => now,
    'meaning.work': () => now,
  };
  const core = startTestCore({
    'session.get': () => ({ ...signedIn, agent: { ...ada, role } }),
    'definitions.list': () => (state.rules ? [definition] : []),
    'command.run': () => ({ uid: 'u', made: null }),
    ...answer,
  });
  const rendered = await renderView(core, <MeaningSection />, { at: '#/settings', locale });
  const calls = (name: string) => core.calls.filter((call) => call.name === name).map(({ input }) => input);
  return { core, calls, ...rendered };
}

describe('an admin', () => {
  it('reads that nothing leaves, and turns it on with an address, a model and what may leave', async () => {
    const { core, user, container } = await renderSection();
    expect(await screen.findByText(/nothing leaves any device/)).toBeInTheDocument();
    const save = screen.getByRole('button', { name: 'Save' });
    expect(save).toBeDisabled();
    await user.click(screen.getByRole('switch', { name: 'Send texts and find articles by meaning' }));
    const field = screen.getByRole('textbox', { name: 'Address' });
    await user.type(field, 'http://example.com');
    expect(screen.getByText(/An address such as/)).toBeInTheDocument();
    expect(save).toBeDisabled();
    await user.clear(field);
    await user.type(field, `${address}/`);
    await user.type(screen.getByRole('textbox', { name: 'Model' }), 'small');
    await user.type(screen.getByRole('textbox', { name: 'Dimensions' }), '512');
    expect(screen.getByRole('radio', { name: 'Articles alone' })).toBeChecked();
    await user.click(screen.getByRole('radio', { name: 'Articles and what is asked' }));
    expect(await faultsOf(container)).toEqual([]);
    await user.click(save);
    await waitFor(() => expect(commandsOf(core)).toHaveLength(1));
    expect(commandsOf(core)[0]).toMatchObject({
      name: 'definition.save',
      input: { definitionId: meaningRulesId, kind: 'meaning-rules', active: true, content },
    });
  });

  it('turns it off again', async () => {
    const { core, user } = await renderSection({ state: on });
    await user.click(await screen.findByRole('switch', { name: 'Send texts and find articles by meaning' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(commandsOf(core)).toMatchObject([{ input: { active: false, content } }]));
  });
});

describe('everybody', () => {
  it('sees nothing of it while it is off', async () => {
    const { core, calls, container } = await renderSection({ role: 'agent' });
    await waitFor(() => expect([calls('meaning.get').length, calls('definitions.list').length]).toEqual([1, 1]));
    // Their answers have come too once a later question has its own.
    await core.link.call('session.get', {});
    expect(container.querySelector('section')).toBeNull();
  });

  it('sees what leaves, where to and when last, how far it is, and lets it rest', async () => {
    const { user, calls, container } = await renderSection({ role: 'agent', state: on });
    const section = within(await screen.findByRole('region', { name: 'Finding articles by meaning' }));
    expect(section.getByText(address)).toBeInTheDocument();
    expect(section.getByText('Articles and what is asked')).toBeInTheDocument();
    expect(section.getByText('never from this device')).toBeInTheDocument();
    expect(section.getByRole('status')).toHaveTextContent('120 of 5000 articles are not found by their meaning yet.');
    expect(section.queryByRole('switch')).toBeNull();
    expect(await faultsOf(container)).toEqual([]);
    await user.click(section.getByRole('button', { name: 'Let it rest' }));
    await waitFor(() => expect(calls('meaning.work')).toEqual([{ what: 'pause' }]));
  });

  it('gives this device the key for that address, which is not shown again, and takes it back', async () => {
    const { user, calls } = await renderSection({ role: 'agent', state: { ...on, hasKey: false } });
    expect(await screen.findByText(/This device has no key for api.example.com/)).toBeInTheDocument();
    const field = screen.getByLabelText('Key for api.example.com');
    await user.type(field, ' sk-1 ');
    await user.click(screen.getByRole('button', { name: 'Keep the key' }));
    await waitFor(() => expect(calls('meaning.setKey')).toEqual([{ address, key: 'sk-1' }]));
    expect(await screen.findByLabelText('Another key for api.example.com')).toHaveValue('');
    await user.click(screen.getByRole('button', { name: 'Remove the key' }));
    await waitFor(() => expect(calls('meaning.removeKey')).toHaveLength(1));
  });

  it('may send without a key where the endpoint wants none', async () => {
    const { user, calls } = await renderSection({ role: 'agent', state: { ...on, hasKey: false } });
    await user.click(await screen.findByRole('button', { name: 'Send without a key' }));
    await waitFor(() => expect(calls('meaning.setKey')).toEqual([{ address, key: '' }]));
  });

  it.each(meaningProblems)('reads what is wrong (%s) and that words alone find articles meanwhile', async (problem) => {
    const state = { ...on, behind: 0, problem, retryAt: problem === 'key-refused' ? null : Date.UTC(2026, 10, 22, 9) };
    const { user, calls } = await renderSection({ role: 'agent', state });
    expect(await screen.findByText(/Articles are found by their words\./)).toHaveTextContent('api.example.com');
    expect(screen.queryAllByText(/Tried again at/)).toHaveLength(problem === 'key-refused' ? 0 : 1);
    await user.click(screen.getByRole('button', { name: 'Try now' }));
    await waitFor(() => expect(calls('meaning.work')).toEqual([{ what: 'retry' }]));
  });

  it.each(['zh-CN', 'zh-TW'] as const)('reads it in %s', async (locale) => {
    const { container } = await renderSection({ state: on, locale });
    await waitFor(() => expect(container.querySelector('section')).not.toBeNull());
    expect(container.textContent).not.toMatch(/meaning\.|\{\{/);
    expect(container.textContent).toMatch(/按意思/);
    expect(await faultsOf(container)).toEqual([]);
  });
});
