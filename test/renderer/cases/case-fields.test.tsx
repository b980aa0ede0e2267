// Fields of the workspace's own, in the side panel, in the new case and where a case is solved.
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { AppError } from '#domain/contract/failure.ts';
import type { DefinitionView } from '#domain/contract/ipc/cooperation-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { CaseFieldContent } from '#domain/rules/definitions/case-field.ts';
import { NewCasePage } from '#renderer/cases/new/new-case-page.tsx';
import { CustomCard, useFieldsOn } from '#renderer/cases/side/custom/custom-card.tsx';
import { FillInDesk } from '#renderer/cases/side/custom/fill-in-desk.tsx';
import { StatusMenu } from '#renderer/cases/view/status-menu.tsx';
import { aCaseField } from '../../builders/case-fields.ts';
import { ids } from '../../builders/ids.ts';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { aCaseDetail } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, startTestCore } from '../harness/test-core.ts';

type Custom = FieldsOf<'case'>['custom'];

function definitionOf(...given: Parameters<typeof aCaseField>): DefinitionView {
  const { content, ...rest } = aCaseField(...given);
  return {
    ...rest,
    content: content as never,
    kind: 'case-field',
    ownerId: null,
    updatedAt: 0,
    saveState: 'on-server',
  };
}

const rooms: CaseFieldContent['choices'] = [
  { key: 'hall', label: 'Hall', active: true },
  { key: 'loft', label: 'Loft', active: true },
  { key: 'cellar', label: 'Cellar', active: false },
];
const [place, pieces, since, room, faults, warranty] = [
  definitionOf(1, { name: 'Place', help: 'Where it stands' }),
  definitionOf(2, { name: 'Pieces', kind: 'number' }),
  definitionOf(3, { name: 'Bought on', kind: 'date' }),
  definitionOf(4, { name: 'Room', kind: 'choice', choices: rooms, required: 'solved' }),
  definitionOf(5, { name: 'Faults', kind: 'multi-choice', choices: rooms, types: ['repair'] }),
  definitionOf(6, { name: 'Warranty', kind: 'yes-no' }),
];
const old = definitionOf(7, { name: 'Old field', active: false });
const all = [place, pieces, since, room, faults, warranty, old];

function Card({ custom, type = 'repair' }: { custom: Custom; type?: FieldsOf<'case'>['type'] }) {
  const detail = aCaseDetail({ type, custom });
  return <CustomCard detail={detail} fields={useFieldsOn(detail)} />;
}

const handlers: Partial<Handlers> = {
  'definitions.list': ({ kind }) => all.filter((each) => each.kind === kind),
  'command.run': () => ({ uid: 'u', made: null }),
  'people.list': () => ({ agents: [{ ...ada, active: true }], teams: [{ id: ada.teamIds[0], name: 'Support' }] }),
};

async function renderCard(custom: Custom = [], type: FieldsOf<'case'>['type'] = 'repair') {
  const core = startTestCore(handlers);
  const view = await renderView(core, <Card custom={custom} type={type} />);
  await screen.findByRole('textbox', { name: 'Place' });
  return { core, ...view };
}

const set = (key: DefinitionView, value: unknown) => ({
  name: 'case.custom',
  input: { caseId: aCaseDetail({}).id, set: [{ key: key.id, value }] },
});

describe('the fields of a case', () => {
  it('are saved when they are left, each on its own, and only when something changed', async () => {
    const { user, core } = await renderCard([{ key: ids.definition(2), value: 2 }]);
    await user.type(screen.getByRole('textbox', { name: 'Place' }), 'third floor');
    expect(commandsOf(core)).toEqual([]);
    await user.tab();
    await waitFor(() => expect(commandsOf(core)).toEqual([set(place, 'third floor')]));
    await user.tab();
    await user.clear(screen.getByRole('textbox', { name: 'Pieces' }));
    await user.type(screen.getByRole('textbox', { name: 'Pieces' }), '１，５００.５{Enter}');
    await waitFor(() => expect(commandsOf(core).at(-1)).toEqual(set(pieces, 1500.5)));
    await user.click(screen.getByRole('combobox', { name: 'Warranty' }));
    await user.click(await screen.findByRole('option', { name: 'No' }));
    await waitFor(() => expect(commandsOf(core).at(-1)).toEqual(set(warranty, false)));
    expect(commandsOf(core)).toHaveLength(3);
  });

  it('keep what does not fit, and say so; Escape takes it back', async () => {
    const { user, core } = await renderCard([{ key: ids.definition(2), value: 2 }]);
    const field = screen.getByRole('textbox', { name: 'Pieces' });
    await user.type(field, ' boxes');
    await user.tab();
    expect(await screen.findByText('This does not fit the field.')).toBeInTheDocument();
    expect(field).toHaveValue('2 boxes');
    await user.type(field, '{Escape}');
    expect(field).toHaveValue('2');
    expect(commandsOf(core)).toEqual([]);
  });

  it('are emptied by leaving nothing in them, and several are chosen before one goes on', async () => {
    const { user, core } = await renderCard([{ key: ids.definition(1), value: 'hall' }]);
    await user.clear(screen.getByRole('textbox', { name: 'Place' }));
    await user.tab();
    await waitFor(() => expect(commandsOf(core)).toEqual([set(place, null)]));
    await user.click(screen.getByRole('combobox', { name: 'Faults' }));
    await user.click(await screen.findByRole('option', { name: 'Hall' }));
    await user.click(await screen.findByRole('option', { name: 'Loft' }));
    expect(commandsOf(core)).toHaveLength(1);
    await user.tab();
    await waitFor(() => expect(commandsOf(core).at(-1)).toEqual(set(faults, ['hall', 'loft'])));
  });

  it('are those of the type; what the case holds of others stays readable, as does a choice that was retired', async () => {
    const { container } = await renderCard(
      [
        { key: ids.definition(4), value: 'cellar' },
        { key: ids.definition(5), value: ['loft', 'cellar'] },
        { key: ids.definition(7), value: 'as it was' },
      ],
      'inquiry',
    );
    expect(screen.queryByRole('combobox', { name: 'Faults' })).toBeNull();
    expect(screen.getByRole('combobox', { name: 'Room' })).toHaveValue('Cellar');
    expect(screen.getByText('Faults').parentElement).toHaveTextContent('Loft, Cellar');
    expect(screen.getByText('Old field').parentElement).toHaveTextContent('as it was');
    expect(await faultsOf(container)).toEqual([]);
  });

  it('say what is needed before the case is solved, until it is there', async () => {
    await renderCard();
    expect(screen.getByText('needed to solve')).toBeInTheDocument();
    expect(screen.getByText('Where it stands')).toBeInTheDocument();
  });
});

describe('a case that lacks a field', () => {
  async function renderMenu() {
    let filled = false;
    const core = startTestCore({
      ...handlers,
      'command.run': ({ name, input }) => {
        if (name === 'case.custom') filled = true;
        if (name === 'case.status' && !filled)
          throw new AppError('fields-missing', 'no', { fields: room.id, names: 'Room' });
        void input;
        return { uid: 'u', made: null };
      },
    });
    const view = (
      <FillInDesk>
        <StatusMenu detail={aCaseDetail({ status: 'open' })} />
      </FillInDesk>
    );
    return { core, ...(await renderView(core, view)) };
  }

  it('asks for it there and is solved with it', async () => {
    const { user, core, baseElement } = await renderMenu();
    await user.click(screen.getByRole('button', { name: /Status/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Solved' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Before the case is solved' }));
    await user.click(await dialog.findByRole('button', { name: 'Save and solve' }));
    expect(await dialog.findByText('Please fill in “Room”.')).toBeInTheDocument();
    expect(await faultsOf(baseElement)).toEqual([]);
    await user.click(dialog.getByRole('combobox', { name: 'Room' }));
    await user.click(await screen.findByRole('option', { name: 'Loft' }));
    await user.click(dialog.getByRole('button', { name: 'Save and solve' }));
    await waitFor(() =>
      expect(commandsOf(core).map(({ name }) => name)).toEqual(['case.status', 'case.custom', 'case.status']),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('stays as it is when the person would rather not', async () => {
    const { user, core } = await renderMenu();
    await user.click(screen.getByRole('button', { name: /Status/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Solved' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(await dialog.findByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(commandsOf(core).map(({ name }) => name)).toEqual(['case.status']);
    expect(screen.queryByText(/must be filled in/)).toBeNull();
  });
});

describe('a new case', () => {
  it('has the fields of its type, and they follow its opening', async () => {
    const opened = ids.case(7);
    const core = startTestCore({
      ...handlers,
      'command.run': ({ name }) =>
        name === 'case.open'
          ? { uid: ids.command(9), made: { id: opened, number: '10077' } }
          : { uid: ids.command(10), made: null },
      'customers.list': () => ({ total: 0, rows: [] }),
    });
    const { user } = await renderView(
      core,
      <NewCasePage customerId={null} onShow={() => undefined} onClose={() => undefined} />,
    );
    await user.type(await screen.findByRole('textbox', { name: /^Subject/ }), 'New lock');
    expect(screen.queryByRole('combobox', { name: 'Faults' })).toBeNull();
    await user.type(await screen.findByRole('textbox', { name: 'Place' }), 'third floor');
    await user.type(screen.getByRole('textbox', { name: 'Pieces' }), 'two');
    await user.click(screen.getByRole('button', { name: 'Open the case' }));
    expect(await screen.findByText('This does not fit the field.')).toBeInTheDocument();
    await user.clear(screen.getByRole('textbox', { name: 'Pieces' }));
    await user.type(screen.getByRole('textbox', { name: 'Pieces' }), '2');
    await user.click(screen.getByRole('button', { name: 'Open the case' }));
    await waitFor(() => expect(commandsOf(core)).toHaveLength(2));
    expect(commandsOf(core)[1]).toMatchObject({
      after: ids.command(9),
      name: 'case.custom',
      input: {
        caseId: opened,
        set: [
          { key: place.id, value: 'third floor' },
          { key: pieces.id, value: 2 },
        ],
      },
    });
  });
});
