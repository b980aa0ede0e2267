import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { CaseRelations, RelatedCase } from '#domain/contract/ipc/relation-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { CaseId, CustomerId, DefinitionId } from '#domain/model/ids.ts';
import { BroadcastDialog } from '#renderer/cases/relations/broadcast-dialog.tsx';
import { ClosePartsDialog } from '#renderer/cases/relations/close-parts-dialog.tsx';
import { DuplicateWarning } from '#renderer/cases/relations/duplicate-warning.tsx';
import { IncidentCard } from '#renderer/cases/relations/incident-card.tsx';
import { MergedBanner } from '#renderer/cases/relations/merged-banner.tsx';
import { RelationsCard } from '#renderer/cases/relations/relations-card.tsx';
import { SimilarCard } from '#renderer/cases/relations/similar-card.tsx';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { aCaseDetail, anEntry, idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { aFoundCase, allOf, aSearchPage } from '../harness/search-views.ts';
import { ada, startTestCore } from '../harness/test-core.ts';

function aRelated(n: number, some: Partial<RelatedCase> = {}): RelatedCase {
  return {
    ...{ id: idOf<CaseId>(n), number: String(10_000 + n), subject: `Case ${n}`, status: 'open', priority: 'normal' },
    ...{ type: 'inquiry', teamId: ada.teamIds[0], customerId: idOf<CustomerId>(700), customerName: '王小明' },
    ...{ assigneeId: null, assigneeName: null, tags: [], openedAt: 0, mergedIntoId: null, saveState: 'on-server' },
    ...some,
  };
}

const alone: CaseRelations = {
  ...{ parent: null, children: { total: 0, finished: 0, rows: [] }, related: [], absorbed: [] },
  ...{ goesOnIn: null, plans: [] },
};
const three = [aRelated(11), aRelated(12), aRelated(13, { status: 'solved' })];
const incident: CaseRelations = {
  ...alone,
  children: { total: 3, finished: 1, rows: three },
  plans: [
    {
      id: idOf<DefinitionId>(50),
      name: '断电',
      content: {
        steps: ['切换线路'],
        tell: [{ who: 'Shift manager', how: 'by phone' }],
        updates: [{ title: 'First word', text: 'We are on it.' }],
      },
    },
  ],
};

function core(relations: CaseRelations, handlers: Partial<Handlers> = {}) {
  return startTestCore({
    'cases.relations': () => relations,
    'definitions.list': () => [],
    'command.run': () => ({ uid: idOf(1), made: null }),
    ...handlers,
  });
}

const done = (count: number) => ({ done: count, same: 0, leftOut: [], refused: 0, cancelled: false, undo: 'token' });

it('shows what a case hangs together with, and takes each off by a command', async () => {
  const there = core({ ...incident, parent: aRelated(20), related: [aRelated(21)], absorbed: [aRelated(22)] });
  const { user, container } = await renderView(there, <RelationsCard detail={aCaseDetail()} />);
  const list = within(await screen.findByRole('list', { name: 'Parts: 1 of 3 finished' }));
  expect(list.getAllByRole('link').map((link) => link.textContent)).toEqual([
    expect.stringContaining('10011'),
    expect.stringContaining('10012'),
    expect.stringContaining('10013'),
  ]);
  expect(screen.getByRole('progressbar', { name: 'Finished parts' })).toHaveAttribute('aria-valuenow', '1');
  expect(await faultsOf(container)).toEqual([]);
  for (const name of [
    'Take this case out of #10020',
    'Take #10012 out of this case',
    'Remove the link to #10021',
    'Undo the merge of #10022',
  ])
    await user.click(screen.getByRole('button', { name }));
  expect(commandsOf(there).map(({ name, input }) => [name, input])).toEqual([
    ['case.set-parent', { caseId: idOf(1), parentId: null }],
    ['case.set-parent', { caseId: idOf(12), parentId: null }],
    ['case.unlink', { caseId: idOf(1), otherId: idOf(21) }],
    ['case.unmerge', { caseId: idOf(22) }],
  ]);
});

it('finds parts by searching and adds all that were found in one step', async () => {
  const ran: unknown[] = [];
  const there = core(alone, {
    'search.list': () => aSearchPage({ cases: allOf(...[11, 12, 13].map((n) => aFoundCase(n, 'Power [outage]'))) }),
    'bulk.run': (input) => {
      ran.push(input);
      return done(3);
    },
  });
  const { user } = await renderView(there, <RelationsCard detail={aCaseDetail()} />);
  await user.click(await screen.findByRole('button', { name: 'Link, merge, split' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Add parts to this case' }));
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByRole('textbox', { name: 'Case' }), 'outage');
  await user.click(await screen.findByRole('option', { name: 'All 3 found' }));
  await user.click(within(dialog).getByRole('button', { name: 'Leave out #10012' }));
  await user.click(within(dialog).getByRole('button', { name: 'Add parts' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(ran).toMatchObject([
    { caseIds: [idOf(11), idOf(13)], command: { name: 'case.set-parent', input: { parentId: idOf(1) } } },
  ]);
});

it('shows field by field what a merge will do, either way round, before it merges', async () => {
  const other = aCaseDetail(
    { number: '10002', subject: 'Money not back', customerId: idOf<CustomerId>(701), tags: ['vip'] },
    { id: idOf<CaseId>(2), customer: null },
  );
  const self = aCaseDetail({ tags: ['refund'] });
  const there = core(alone, {
    'search.list': () => aSearchPage({ cases: allOf(aFoundCase(2, '[Money] not back')) }),
    'cases.get': ({ caseId }) => (caseId === other.id ? other : self),
    'cases.timeline': ({ caseId }) => (caseId === other.id ? [anEntry(1)] : [anEntry(2), anEntry(3)]),
  });
  const { user } = await renderView(there, <RelationsCard detail={self} />);
  await user.click(await screen.findByRole('button', { name: 'Link, merge, split' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Merge with another case' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByRole('button', { name: 'Merge' })).toBeDisabled();
  await user.type(within(dialog).getByRole('textbox', { name: 'Merge with' }), 'money');
  await user.click(await screen.findByRole('option', { name: /10002/ }));
  const table = within(await within(dialog).findByRole('table', { name: 'What becomes of each field' }));
  const rowOf = (name: string) =>
    within(table.getByRole('row', { name: new RegExp(`^${name}`) }))
      .getAllByRole('cell')
      .map((cell) => cell.textContent);
  expect(rowOf('Subject')).toEqual(['Refund has not arrived', 'Money not back', 'Money not back']);
  expect(rowOf('Tags')).toEqual(['refund', 'vip', 'vip, refund']);
  await waitFor(() => expect(rowOf('Timeline entries')).toEqual(['2', '1', '3 in one timeline']));
  expect(rowOf('Status')).toEqual(['Open', 'Open', 'Open (#10001 is closed)']);
  expect(within(dialog).getByRole('alert')).toHaveTextContent('different customers');
  expect(await faultsOf(dialog)).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: 'The other way round' }));
  expect(rowOf('Number')).toEqual(['10002', '10001', '#10002 leads here']);
  await user.click(within(dialog).getByRole('button', { name: 'Merge' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(commandsOf(there)).toMatchObject([{ name: 'case.merge', input: { caseId: other.id, intoId: self.id } }]);
});

it('is asked by key as well', async () => {
  const { user } = await renderView(core(alone), <RelationsCard detail={aCaseDetail()} />);
  await screen.findByRole('button', { name: 'Link, merge, split' });
  await user.keyboard('m');
  expect(await screen.findByRole('dialog', { name: 'Merge #10001' })).toBeInTheDocument();
});

it('quotes chosen lines in a new case', async () => {
  const there = core(alone, {
    'cases.timeline': () => [
      anEntry(1, { kind: 'message-in', authorName: '王小明', body: 'And one more thing:\nthe lamp.' }),
      anEntry(2, { kind: 'status' }),
      anEntry(3, { body: 'Seen' }),
    ],
  });
  const { user } = await renderView(there, <RelationsCard detail={aCaseDetail()} />);
  await user.click(await screen.findByRole('button', { name: 'Link, merge, split' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Split off a new case' }));
  const dialog = await screen.findByRole('dialog');
  await waitFor(() => expect(within(dialog).getAllByRole('checkbox')).toHaveLength(2));
  await user.click(within(dialog).getByRole('checkbox', { name: /one more thing/ }));
  const description = within(dialog).getByRole<HTMLTextAreaElement>('textbox', { name: 'Description' });
  expect(description.value).toMatch(/^> \*\*王小明\*\* · .*\n>\n> And one more thing:\n> the lamp\.$/);
  expect(within(dialog).getByRole('button', { name: 'Open the new case' })).toBeDisabled();
  await user.type(within(dialog).getByRole('textbox', { name: /Subject of the new case/ }), 'Lamp');
  expect(await faultsOf(dialog)).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: 'Open the new case' }));
  await waitFor(() =>
    expect(commandsOf(there)).toMatchObject([
      { name: 'case.split', input: { entryIds: [idOf(2001)], subject: 'Lamp', description: description.value } },
    ]),
  );
});

it('leads from a merged case to the one that goes on, takes a begun reply along, and undoes the merge', async () => {
  const into = aRelated(2);
  const detail = aCaseDetail({ mergedIntoId: into.id, status: 'closed' });
  const there = core(alone);
  const put = (subject: string, body: string) =>
    there.drafts.set(`reply/${subject}`, { kind: 'reply', subject, content: { body }, savedAt: 1 });
  put(detail.id, 'Begun before the merge');
  put(into.id, 'Begun there');
  const { user, container } = await renderView(there, <MergedBanner detail={detail} goesOnIn={into} />);
  expect(await screen.findByRole('link', { name: '#10002' })).toHaveAttribute('href', `#/cases/${into.id}`);
  await user.click(await screen.findByRole('button', { name: 'Take the begun reply along' }));
  await waitFor(() => expect(there.drafts.has(`reply/${detail.id}`)).toBe(false));
  expect(there.drafts.get(`reply/${into.id}`)?.content).toEqual({ body: 'Begun before the merge\n\nBegun there' });
  expect(await faultsOf(container)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Undo the merge' }));
  expect(commandsOf(there)).toMatchObject([{ name: 'case.unmerge', input: { caseId: detail.id } }]);
});

it('names similar cases, finished ones with what their customers were told', async () => {
  const there = core(alone, {
    'cases.similar': () => [
      { ...aRelated(5, { status: 'solved' }), answer: 'Hold reset.' },
      { ...aRelated(6), answer: null },
    ],
  });
  const { user, container } = await renderView(there, <SimilarCard caseId={idOf<CaseId>(1)} />);
  await user.click(await screen.findByText('What the customer was told'));
  expect(screen.getByText('Hold reset.')).toBeVisible();
  expect(screen.getAllByText('What the customer was told')).toHaveLength(1);
  expect(await faultsOf(container)).toEqual([]);
});

it('warns of a likely double while the subject is typed', async () => {
  const asked: unknown[] = [];
  const there = core(alone, {
    'cases.duplicates': (input) => {
      asked.push(input);
      return input.subject === '退款没到账' ? [aRelated(8)] : [];
    },
  });
  const customerId = idOf<CustomerId>(700);
  const { container } = await renderView(there, <DuplicateWarning customerId={customerId} subject="退款没到账" />);
  const warning = await screen.findByRole('region', { name: 'This customer may have asked this already:' });
  expect(within(warning).getByRole('link', { name: /10008/ })).toBeInTheDocument();
  expect(asked).toContainEqual({ customerId, subject: '退款没到账' });
  expect(await faultsOf(container)).toEqual([]);
});

it('follows an emergency plan, and tells whom to tell; a finished incident says what is still open', async () => {
  const there = core(incident);
  const detail = aCaseDetail({ type: 'incident', status: 'solved' });
  const { container } = await renderView(there, <IncidentCard detail={detail} />);
  expect(await screen.findByRole('list', { name: 'Who is told' })).toHaveTextContent('Shift manager by phone');
  expect(screen.getByRole('status')).toHaveTextContent('2 parts are still open');
  expect(await faultsOf(container)).toEqual([]);
});

it('lets a lead write a plan on the spot and makes the case an incident with it', async () => {
  const plans: { id: DefinitionId; name: string; content: unknown }[] = [];
  const there = core(alone, {
    'session.get': () => ({
      ...{ phase: 'ready', workspaceName: 'Harbour', serverUrl: '', accounts: [], host: 'loopback', version: '0' },
      ...{ agent: { ...ada, role: 'lead' }, dataFolder: '' },
    }),
    'definitions.list': () => plans.map((plan) => ({ ...plan, active: true })) as never,
    'command.run': ({ name, input }) => {
      const id = idOf<DefinitionId>(60);
      if (name === 'definition.save') plans.push({ id, ...(input as { name: string; content: unknown }) });
      there.push('changed', [{ collection: 'definition', ids: [] }]);
      return { uid: idOf(1), made: { id, number: null } };
    },
  });
  const { user } = await renderView(there, <IncidentCard detail={aCaseDetail()} />);
  await user.click(await screen.findByRole('button', { name: 'Make this an incident' }));
  await user.click(await screen.findByRole('button', { name: 'Write a plan' }));
  await user.type(screen.getByRole('textbox', { name: 'Name of the plan' }), 'Power cut');
  expect(screen.getByRole('button', { name: 'Save the plan' })).toBeDisabled();
  await user.type(screen.getByRole('textbox', { name: 'Steps' }), 'Switch lines{enter}Call the grid');
  await user.type(screen.getByRole('textbox', { name: 'Who is told' }), 'Manager: by phone');
  await user.type(screen.getByRole('textbox', { name: 'Prepared updates' }), 'First{enter}On it.{enter}{enter}Over');
  await user.click(screen.getByRole('button', { name: 'Save the plan' }));
  expect(await screen.findByRole('list', { name: 'Steps of the plan' })).toHaveTextContent('Switch linesCall the grid');
  await user.click(screen.getByRole('button', { name: 'Make it an incident' }));
  await waitFor(() => expect(commandsOf(there)).toHaveLength(2));
  expect(commandsOf(there)).toMatchObject([
    {
      name: 'definition.save',
      input: {
        kind: 'emergency-plan',
        content: {
          steps: ['Switch lines', 'Call the grid'],
          tell: [{ who: 'Manager', how: 'by phone' }],
          updates: [
            { title: 'First', text: 'On it.' },
            { title: 'Over', text: 'Over' },
          ],
        },
      },
    },
    { name: 'case.incident', input: { caseId: idOf(1), planId: idOf(60) } },
  ]);
});

it('lets a lead change the plan that is chosen', async () => {
  const content = {
    steps: ['Switch lines'],
    tell: [{ who: 'Manager', how: 'by phone' }],
    updates: [{ title: 'First', text: 'On it.' }],
  };
  const plan = { id: idOf<DefinitionId>(60), name: 'Power cut', position: 3, active: true, content };
  const there = core(alone, {
    'session.get': () => ({
      ...{ phase: 'ready', workspaceName: 'Harbour', serverUrl: '', accounts: [], host: 'loopback', version: '0' },
      ...{ agent: { ...ada, role: 'lead' }, dataFolder: '' },
    }),
    'definitions.list': () => [plan] as never,
    'command.run': () => ({ uid: idOf(1), made: null }),
  });
  const { user } = await renderView(there, <IncidentCard detail={aCaseDetail()} />);
  await user.click(await screen.findByRole('button', { name: 'Make this an incident' }));
  expect(screen.queryByRole('button', { name: 'Change this plan' })).toBeNull();
  await user.click(screen.getByRole('combobox', { name: 'Emergency plan' }));
  await user.click(await screen.findByRole('option', { name: 'Power cut' }));
  await user.click(screen.getByRole('button', { name: 'Change this plan' }));
  await user.type(screen.getByRole('textbox', { name: 'Steps' }), '{enter}Call the grid');
  await user.click(screen.getByRole('button', { name: 'Save the plan' }));
  await waitFor(() => expect(commandsOf(there)).toHaveLength(1));
  expect(commandsOf(there)[0]).toEqual({
    name: 'definition.save',
    input: {
      ...{ kind: 'emergency-plan', definitionId: plan.id, name: 'Power cut', position: 3 },
      content: { ...content, steps: ['Switch lines', 'Call the grid'] },
    },
  });
});

it('sends one update to all open parts, says what was left out, and takes it back', async () => {
  const asked: unknown[] = [];
  const failure = { kind: 'illegal-transition', message: '' } as const;
  const there = core(incident, {
    'bulk.run': (input) => {
      asked.push(input);
      return { ...done(1), refused: 1, leftOut: [{ caseId: idOf(12), number: '10012', failure }] };
    },
    'undo.run': ({ token }) => {
      asked.push(token);
      return { undone: 1, leftOut: [], refused: 0 };
    },
  });
  const view = <BroadcastDialog cases={three.slice(0, 2)} plans={incident.plans} onClose={() => {}} />;
  const { user } = await renderView(there, view);
  const dialog = within(await screen.findByRole('dialog', { name: 'Update to 2 customers' }));
  await user.click(dialog.getByRole('combobox', { name: 'Prepared update' }));
  await user.click(await screen.findByRole('option', { name: 'First word' }));
  expect(dialog.getByRole('textbox', { name: 'Update' })).toHaveValue('We are on it.');
  await user.click(dialog.getByRole('button', { name: 'Send to 2' }));
  expect(await dialog.findByText('1 reply is on its way.')).toBeInTheDocument();
  expect(dialog.getByText(/^10012/)).toHaveTextContent('cannot take this step');
  expect(await faultsOf(screen.getByRole('dialog'))).toEqual([]);
  await user.click(dialog.getByRole('button', { name: 'Undo all' }));
  expect(await dialog.findByRole('textbox', { name: 'Update' })).toHaveValue('We are on it.');
  expect(asked).toMatchObject([
    {
      command: { name: 'case.reply', input: { body: 'We are on it.' } },
      caseIds: [idOf(11), idOf(12)],
      holdMs: 10_000,
    },
    'token',
  ]);
});

it('solves all open parts, with one answer before where there is one', async () => {
  const asked: string[] = [];
  const there = core(incident, {
    'bulk.run': ({ command }) => {
      asked.push(command.name);
      return done(2);
    },
  });
  const { user } = await renderView(there, <ClosePartsDialog cases={three.slice(0, 2)} onClose={() => {}} />);
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByRole('button', { name: 'Solve 2' })).toBeEnabled();
  await user.type(dialog.getByRole('textbox'), 'Power is back.');
  await user.click(dialog.getByRole('button', { name: 'Answer and solve 2' }));
  expect(await dialog.findByText('2 parts are solved.')).toBeInTheDocument();
  expect(asked).toEqual(['case.reply', 'case.status']);
});
