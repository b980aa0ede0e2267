// Fields of the workspace's own in the filter of a list and in the conditions of a queue.
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { DefinitionView } from '#domain/contract/ipc/cooperation-views.ts';
import type { CaseCondition } from '#domain/rules/case-query/condition.ts';
import { filterFrom, isFiltered, paramsOf, plainFilter, queryOf } from '#renderer/cases/case-filter.ts';
import { OwnConditions } from '#renderer/cases/list/own-conditions.tsx';
import { ConditionChips } from '#renderer/cases/list/saved/condition-chips.tsx';
import { ConditionFields } from '#renderer/ui/conditions/condition-fields.tsx';
import { aCaseField, colours } from '../../builders/case-fields.ts';
import { ids } from '../../builders/ids.ts';
import { faultsOf } from '../harness/axe.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';

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

const fields = [
  definitionOf(1, { name: 'Place' }),
  definitionOf(2, { name: 'Colour', kind: 'multi-choice', choices: colours }),
  definitionOf(3, { name: 'Bought on', kind: 'date' }),
  definitionOf(4, { name: 'Warranty', kind: 'yes-no' }),
  definitionOf(5, { name: 'Old', active: false }),
];
const core = () =>
  startTestCore({
    'definitions.list': ({ kind }) => fields.filter((each) => each.kind === kind),
    'people.list': () => ({ agents: [], teams: [] }),
  });
const [place, colour, since, warranty] = [1, 2, 3, 4].map((n) => ids.definition(n));

describe('the filter of a list', () => {
  it('takes a field in when it has a value, and leaves it out when it is removed', async () => {
    const told: unknown[] = [];
    const { user, container } = await renderView(
      core(),
      <OwnConditions asked={[]} onChange={(own) => told.push(own)} />,
    );
    await user.click(await screen.findByRole('combobox', { name: 'Add a field' }));
    expect(screen.queryByRole('option', { name: 'Old' })).toBeNull();
    await user.click(await screen.findByRole('option', { name: 'Colour' }));
    expect(told).toEqual([]);
    await user.click(screen.getByRole('combobox', { name: 'Colour' }));
    await user.click(await screen.findByRole('option', { name: '蓝' }));
    expect(told.at(-1)).toEqual([{ field: 'custom', key: colour, test: { is: 'any', values: ['blue'] } }]);
    expect(await faultsOf(container)).toEqual([]);
    await user.click(screen.getByRole('combobox', { name: 'How “Colour” is tested' }));
    await user.click(await screen.findByRole('option', { name: 'is empty' }));
    expect(told.at(-1)).toEqual([{ field: 'custom', key: colour, test: { is: 'filled', yes: false } }]);
  });

  it('stands in the address and narrows what is asked for', () => {
    const own = [{ field: 'custom', key: warranty, test: { is: 'any', values: [true] } }] as never;
    const filter = { ...plainFilter, own };
    expect(filterFrom(paramsOf(filter))).toEqual(filter);
    expect([isFiltered(filter), isFiltered(plainFilter)]).toEqual([true, false]);
    expect(queryOf(filter).conditions).toEqual(own);
    for (const bad of ['{', '[1]', '[{"field":"status","is":"any","values":["open"]}]'])
      expect(filterFrom({ own: bad }).own).toEqual([]);
  });
});

describe('the conditions of a queue', () => {
  it('are said with the field’s name and the labels of its choices', async () => {
    const asked = [
      { field: 'custom', key: place, test: { is: 'contains', text: 'loft' } },
      { field: 'custom', key: colour, test: { is: 'none', values: ['red', 'grey'] } },
      { field: 'custom', key: since, test: { is: 'between', from: '2026-02-01', to: null } },
      { field: 'custom', key: warranty, test: { is: 'filled', yes: false } },
    ] as CaseCondition[];
    await renderView(core(), <ConditionChips conditions={asked} />);
    await waitFor(() =>
      expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
        'Place: loft',
        'Colour: not 红, 灰',
        'Bought on: 02/01/2026 to …',
        'Warranty is empty',
      ]),
    );
  });

  it('are chosen by the kind of the field', async () => {
    let last: readonly CaseCondition[] = [];
    const { user } = await renderView(
      core(),
      <ConditionFields legend="All of" initial={[]} failed={false} onChange={(next) => (last = next)} />,
    );
    const add = async (name: string) => {
      await user.click(await screen.findByRole('combobox', { name: 'Add a condition' }));
      await user.click(await screen.findByRole('option', { name }));
    };
    await add('Bought on');
    await user.type(screen.getByLabelText('Bought on from'), '2026-02-01');
    await add('Place');
    await user.type(screen.getByRole('textbox', { name: 'Place' }), 'loft');
    await add('Warranty');
    expect(last).toEqual([
      { field: 'custom', key: since, test: { is: 'between', from: '2026-02-01', to: null } },
      { field: 'custom', key: place, test: { is: 'contains', text: 'loft' } },
      { field: 'custom', key: warranty, test: { is: 'any', values: [true] } },
    ]);
  });
});
