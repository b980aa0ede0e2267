import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { DefinitionView } from '#domain/contract/ipc/cooperation-views.ts';
import type { DefinitionId } from '#domain/model/ids.ts';
import type { Json } from '#domain/model/json.ts';
import { alwaysOpen } from '#domain/rules/calendar/business-calendar.ts';
import { type ServiceLevel, serviceLevel } from '#domain/rules/sla/service-level.ts';
import { ServiceLevelsSection } from '#renderer/settings/service-levels/service-levels-section.tsx';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, startTestCore } from '../harness/test-core.ts';

const desk = idOf<DefinitionId>(50);
const anyCase = { types: [], priorities: [], tiers: [], teamIds: [] };

const basic: ServiceLevel = {
  fits: anyCase,
  calendarId: desk,
  targets: { 'first-response': { minutes: 90 } },
  warning: { share: 0.75 },
  conversationAnswers: true,
};

function aDefinition(number: number, content: unknown, some: Partial<DefinitionView> = {}): DefinitionView {
  return {
    ...{
      id: idOf<DefinitionId>(number),
      kind: 'service-level',
      name: `Level ${number}`,
      ownerId: null,
      position: number,
    },
    ...{ active: true, content: content as Json, updatedAt: 0, saveState: 'on-server', ...some },
  };
}

interface SavedLevel {
  readonly definitionId?: string;
  readonly position: number;
  readonly active: boolean;
  readonly content: unknown;
}

async function renderSection(levels: readonly DefinitionView[], locale: 'en' | 'zh-CN' = 'en') {
  let held = [...levels];
  const calendar = aDefinition(50, alwaysOpen, { kind: 'calendar', name: 'Support desk' });
  const core = startTestCore({
    'people.list': () => ({ agents: [], teams: [{ id: ada.teamIds[0], name: 'Support' }] }),
    'definitions.list': ({ kind }) => (kind === 'calendar' ? [calendar] : held),
    'command.run': ({ input }) => {
      const { definitionId, ...fields } = input as unknown as SavedLevel;
      held = held.map((one) =>
        one.id === definitionId ? { ...one, ...fields, content: fields.content as Json } : one,
      );
      core.push('changed', [{ collection: 'definition', ids: [definitionId ?? ''] }]);
      return { uid: idOf(9), changed: [], undo: null } as never;
    },
  });
  const rendered = await renderView(core, <ServiceLevelsSection />, { locale });
  const saved = () => commandsOf(core).map(({ input }) => input as unknown as SavedLevel);
  return { core, saved, ...rendered };
}

async function edit(content: ServiceLevel = basic) {
  const page = await renderSection([aDefinition(1, content)]);
  await page.user.click(await screen.findByRole('button', { name: 'Edit' }));
  const form = within(screen.getByRole('form', { name: 'Level 1' }));
  const fill = async (name: string, text: string) => {
    const field = form.getByRole('textbox', { name });
    await page.user.clear(field);
    if (text !== '') await page.user.type(field, text);
  };
  const submit = () => page.user.click(form.getByRole('button', { name: 'Save' }));
  const save = async () => {
    await submit();
    await waitFor(() => expect(page.saved()).toHaveLength(1));
    return serviceLevel.parse(page.saved()[0]?.content);
  };
  return { ...page, form, fill, submit, save };
}

describe('the list of service levels', () => {
  it('says of each in words what it promises', async () => {
    await renderSection([
      aDefinition(1, {
        ...basic,
        fits: { ...anyCase, tiers: ['vip'], priorities: ['high', 'urgent'] },
        warning: { minutesBefore: 30 },
      }),
      aDefinition(2, { ...basic, calendarId: null, targets: { 'agent-work': { minutes: 60 } } }, { active: false }),
    ]);
    expect(
      await screen.findByText(
        'Cases of VIP customers, of priority High, Urgent: first response within 1 hour 30 minutes, counted in the working time of “Support desk”. Warned 30 minutes before.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^Not in use\. All cases: at most 1 hour of our own work, counted round the clock/),
    ).toBeInTheDocument();
  });

  it('is ordered as they count, by keys that stay with what they move', async () => {
    const { user, saved } = await renderSection([1, 2, 3].map((number) => aDefinition(number, basic, { position: 0 })));
    const names = () => screen.getAllByText(/^Level \d$/).map(({ firstChild }) => firstChild?.textContent);
    const up = await screen.findByRole('button', { name: 'Move Level 3 up' });
    expect(screen.getByRole('button', { name: 'Move Level 1 up' })).toBeDisabled();
    up.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(names()).toEqual(['Level 1', 'Level 3', 'Level 2']));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Move Level 3 up' })).toHaveFocus());
    expect(screen.getByText('Level 3 is in place 2 of 3 now.')).toBeInTheDocument();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(names()).toEqual(['Level 3', 'Level 1', 'Level 2']));
    // At the top the key up is of no use any more; the other one is beside it.
    await waitFor(() => expect(screen.getByRole('button', { name: 'Move Level 3 down' })).toHaveFocus());
    expect(saved().every(({ content }) => serviceLevel.safeParse(content).success)).toBe(true);
  });
});

describe('a new service level', () => {
  it('comes last, counts by the calendar in use, and pauses as usual', async () => {
    const { user, saved } = await renderSection([aDefinition(4, basic)]);
    await user.click(await screen.findByRole('button', { name: 'New' }));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Rush');
    await user.type(screen.getByRole('textbox', { name: 'First response, hours' }), '2');
    await user.type(screen.getByRole('textbox', { name: 'Resolution, minutes' }), '45');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(saved()).toHaveLength(1));
    expect(saved()[0]).toMatchObject({ kind: 'service-level', name: 'Rush', position: 5, active: true });
    expect(serviceLevel.parse(saved()[0]?.content)).toEqual({
      ...basic,
      targets: { 'first-response': { minutes: 120 }, 'total-resolution': { minutes: 45 } },
      warning: { share: 0.8 },
    });
  });
});

describe('the form', () => {
  it('says which cases it fits, what pauses it and when to warn', async () => {
    const { user, form, fill, save } = await edit();
    for (const [field, option] of [
      ['Customers', 'VIP'],
      ['Teams', 'Support'],
    ]) {
      await user.click(form.getByRole('combobox', { name: field ?? '' }));
      await user.click(await screen.findByRole('option', { name: option ?? '' }));
    }
    const pauses = within(form.getByRole('group', { name: 'First response stands still while' }));
    expect(pauses.getByRole('checkbox', { name: 'On hold' })).not.toBeChecked();
    await user.click(pauses.getByRole('checkbox', { name: 'On hold' }));
    await user.click(form.getByRole('radio', { name: 'Working minutes before it is due' }));
    await fill('Working minutes before it is due', '20');
    await user.click(form.getByRole('switch', { name: /^A conversation answers/ }));
    expect(await save()).toEqual({
      fits: { ...anyCase, tiers: ['vip'], teamIds: [ada.teamIds[0]] },
      calendarId: desk,
      targets: { 'first-response': { minutes: 90, pausedIn: ['on-hold'] } },
      warning: { minutesBefore: 20 },
      conversationAnswers: false,
    });
  });

  it('shows what is usual, and keeps no word of it', async () => {
    const { form, fill, save } = await edit();
    await fill('Work, hours', '8');
    const pauses = within(form.getByRole('group', { name: 'Work stands still while' }));
    for (const box of pauses.getAllByRole('checkbox')) expect(box).toBeChecked();
    expect((await save()).targets['agent-work']).toEqual({ minutes: 480 });
  });

  it('wants a name and a promise', async () => {
    const { form, fill, submit, saved } = await edit();
    await fill('Name', '');
    await fill('First response, hours', '');
    await fill('First response, minutes', '');
    await submit();
    expect(form.getByText('Please enter a name.')).toBeInTheDocument();
    expect(form.getByText('Please promise at least one of these.')).toBeInTheDocument();
    await waitFor(() => expect(form.getByRole('textbox', { name: 'Name' })).toHaveFocus());
    expect(saved()).toEqual([]);
  });

  it('wants a minute at least, and a share that leaves something to warn of', async () => {
    const { form, fill, submit, saved } = await edit();
    await fill('First response, hours', '0');
    await fill('First response, minutes', '0');
    await fill('After a share of the time', '100');
    await submit();
    expect(form.getByText('At least one minute and at most two years, please.')).toBeInTheDocument();
    expect(form.getByText('Between 1 and 99 percent, please.')).toBeInTheDocument();
    expect(form.getByRole('textbox', { name: 'First response, minutes' })).toBeInvalid();
    expect(saved()).toEqual([]);
  });

  it('can be saved by key, and switches a level off', async () => {
    const { user, form, saved } = await edit();
    form.getByRole('switch', { name: 'In use' }).focus();
    await user.keyboard(' ');
    await user.click(form.getByRole('textbox', { name: 'Name' }));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(saved()[0]).toMatchObject({ active: false, position: 1 }));
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
  });

  it('has no accessibility fault, in Chinese as well', async () => {
    const { user, container } = await renderSection([aDefinition(1, basic)], 'zh-CN');
    await user.click(await screen.findByRole('button', { name: '编辑' }));
    expect(await faultsOf(container)).toEqual([]);
  });
});
