// What a service file knows of how somebody is best served: on its page, in its form, and where nobody may overlook it.
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { AgentId, DefinitionId } from '#domain/model/ids.ts';
import type { Json } from '#domain/model/json.ts';
import { CustomersPage } from '#renderer/customers/customers-page.tsx';
import { NeedsBand } from '#renderer/ui/service/needs-band.tsx';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { aCustomer, aCustomerDetail, idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, startTestCore } from '../harness/test-core.ts';

const wang = aCustomer();
const phone = { kind: 'phone', value: '138 0000 1234', label: '' } as const;
const email = { kind: 'email', value: 'wang@example.com', label: '' } as const;
const floor = {
  ...{
    id: idOf<DefinitionId>(901),
    kind: 'case-field' as const,
    name: '楼层',
    ownerId: null,
    position: 0,
    active: true,
  },
  ...{ updatedAt: 0, saveState: 'on-server' as const },
  content: { of: 'customer', kind: 'text', help: '', types: [], required: 'never', choices: [] },
};

async function page(fields: Partial<FieldsOf<'customer'>> = {}, at = `#/customers/${wang.id}`, draft?: Json) {
  const detail = aCustomerDetail();
  const handlers: Partial<Handlers> = {
    'customers.list': () => ({ total: 1, rows: [wang] }),
    'customers.get': () => ({ ...detail, fields: { ...detail.fields, contactPoints: [phone, email], ...fields } }),
    'organisations.list': () => [],
    'customers.alike': () => [],
    'definitions.list': ({ kind }) => (kind === 'case-field' ? [floor] : []),
    'people.list': () => ({ agents: [{ ...ada, active: true }], teams: [] }),
    'command.run': () => ({ uid: 'u', made: { id: idOf(799), number: null } }),
  };
  const core = startTestCore(handlers);
  if (draft !== undefined)
    core.drafts.set(`customer/${wang.id}`, { kind: 'customer', subject: wang.id, content: draft, savedAt: 1 });
  return { core, ...(await renderView(core, <CustomersPage />, { at })) };
}

afterEach(() => void vi.useRealTimers());

describe('the page of a service file', () => {
  const known: Partial<FieldsOf<'customer'>> = {
    contactPoints: [phone, { ...email, preferred: true, verifiedAt: 1 }],
    specialNeeds: '听力不好，请说慢一点',
    preferences: 'in writing',
    accountManagerId: ada.id as AgentId,
    importantDates: [
      { kind: 'anniversary', label: 'Wedding', month: 10, day: 1, year: 2010 },
      { kind: 'birthday', label: '', month: 5, day: 12, year: null },
    ],
    consents: [{ key: 'sms', state: 'refused', since: Date.UTC(2026, 1), how: 'on the phone' }],
    custom: [{ key: floor.id, value: '三楼' }],
  };

  it('shows what is known, and puts first how they like to be reached', async () => {
    const { container } = await page(known);
    const file = within(await screen.findByRole('article', { name: '王小明' }));
    expect(file.getByRole('note', { name: 'To be heeded' })).toHaveTextContent('听力不好，请说慢一点');
    expect(await file.findByText(`Looked after by ${ada.name}`)).toBeInTheDocument();
    const facts = within(file.getByRole('region', { name: 'How to serve them' }));
    expect(facts.getAllByRole('definition').map((each) => each.textContent)).toEqual([
      'in writing',
      'Birthday May 12',
      expect.stringMatching(/^Wedding Oct 1, 2010$/),
      expect.stringMatching(/^Text message refused.*on the phone$/),
      '三楼',
    ]);
    const points = within(file.getByRole('region', { name: 'Contact points' })).getAllByRole('listitem');
    expect(points.map((each) => within(each).getByRole('link').textContent)).toEqual([email.value, phone.value]);
    expect(points[0]).toHaveTextContent(/Preferred.*Verified/);
    expect(await faultsOf(container)).toEqual([]);
  });

  it('leaves out what nobody knows', async () => {
    await page();
    await screen.findByRole('article', { name: '王小明' });
    expect(screen.queryByRole('note')).toBeNull();
    expect(screen.queryByRole('region', { name: 'How to serve them' })).toBeNull();
  });

  it('marks a contact point on the spot, and takes the mark back', async () => {
    const { core, user } = await page(known);
    await user.click(await screen.findByRole('button', { name: `Verified: ${phone.value}`, pressed: false }));
    await user.click(screen.getByRole('button', { name: `Preferred: ${email.value}`, pressed: true }));
    await waitFor(() =>
      expect(commandsOf(core).map(({ input }) => input)).toEqual([
        { customerId: wang.id, points: [{ kind: 'phone', value: phone.value, verified: true }] },
        { customerId: wang.id, points: [{ kind: 'email', value: email.value, preferred: false }] },
      ]),
    );
  });
});

describe('the form of a service file', () => {
  it('folds away what is empty, and sends the needs and dates that were filled in', async () => {
    const { core, user } = await page({}, `#/customers/${wang.id}?edit=1`);
    expect(await screen.findByText('Needs and preferences')).toBeInTheDocument();
    expect(screen.queryByRole('textbox', { name: 'Special needs' })).toBeNull();
    await user.click(screen.getByText('Needs and preferences'));
    await user.type(await screen.findByRole('textbox', { name: 'Special needs' }), 'deaf');
    await user.click(screen.getByText('Important dates'));
    await user.click(await screen.findByRole('button', { name: 'Add date' }));
    await user.type(screen.getByRole('combobox', { name: 'Month' }), '2');
    await user.click(await screen.findByRole('option', { name: '2' }));
    await user.type(screen.getByRole('combobox', { name: 'Day' }), '29');
    await user.click(await screen.findByRole('option', { name: '29' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(commandsOf(core)).toHaveLength(1));
    expect(commandsOf(core)[0]?.input).toMatchObject({
      set: { specialNeeds: 'deaf' },
      add: { importantDates: [{ kind: 'birthday', label: '', month: 2, day: 29, year: null }] },
    });
  });

  it('sends what was said of a channel, of a field of our own and of a contact point', async () => {
    const { core, user } = await page({}, `#/customers/${wang.id}?edit=1`);
    await user.click(await screen.findByText('Consent'));
    const sms = within(await screen.findByRole('radiogroup', { name: 'Text message' }));
    await user.click(sms.getByRole('radio', { name: 'refused' }));
    await user.type(screen.getByRole('textbox', { name: 'How it was said for Text message' }), 'rang');
    await user.click(screen.getByText('Further fields'));
    await user.type(await screen.findByRole('textbox', { name: '楼层' }), '3');
    await user.click(screen.getByRole('button', { name: `More about ${phone.value}` }));
    await user.click(screen.getByRole('checkbox', { name: 'Preferred' }));
    await user.click(screen.getByRole('checkbox', { name: 'Do not contact' }));
    expect(screen.getByLabelText('Do not contact from')).toHaveValue('22:00');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(commandsOf(core)).toHaveLength(1));
    expect(commandsOf(core)[0]?.input).toMatchObject({
      consents: [{ key: 'sms', state: 'refused', how: 'rang' }],
      custom: [{ key: floor.id, value: '3' }],
      points: [{ kind: 'phone', value: phone.value, preferred: true, doNotContact: { from: 1320, to: 480 } }],
    });
  });

  it('is for everybody, all of it open', async () => {
    const importantDates = [{ kind: 'birthday', label: '', month: 4, day: 30, year: null }] as const;
    const consents = [{ key: 'sms', state: 'refused', since: 1, how: '' }] as const;
    const contactPoints = [{ ...phone, preferred: true as const, doNotContact: { from: 1320, to: 480 } }];
    const fields = {
      contactPoints,
      importantDates,
      consents,
      specialNeeds: 'x',
      custom: [{ key: floor.id, value: '3' }],
    };
    const { container } = await page(fields, `#/customers/${wang.id}?edit=1`);
    expect(await screen.findByRole('textbox', { name: '楼层' })).toBeInTheDocument();
    expect(await faultsOf(container)).toEqual([]);
  });

  it('does not save a day that there is none of', async () => {
    const importantDates = [{ kind: 'birthday', label: '', month: 4, day: 30, year: null }] as const;
    const { core, user } = await page({ importantDates }, `#/customers/${wang.id}?edit=1`);
    await user.click(await screen.findByRole('combobox', { name: 'Day' }));
    await user.click(await screen.findByRole('option', { name: '31' }));
    expect(await screen.findByText('There is no such day.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByText(/is no day there is/)).toBeInTheDocument();
    expect(commandsOf(core)).toEqual([]);
  });

  it('reads a draft from before there was so much to a file', async () => {
    const organisation = { id: null, name: '' };
    const former = { name: '王小明', organisation, contactPoints: [], tier: 'standard', language: 'zh-CN', notes: '' };
    const base = { ...former, tags: [] };
    const content = { rev: 1, base, values: { ...base, notes: 'from before' } };
    const { core, user } = await page({ contactPoints: [] }, `#/customers/${wang.id}?edit=1`, content);
    expect(await screen.findByRole('textbox', { name: 'Notes' })).toHaveValue('from before');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(commandsOf(core)).toHaveLength(1));
    expect(commandsOf(core)[0]?.input).toMatchObject({ set: { notes: 'from before' }, custom: [], consents: [] });
  });
});

describe('what nobody may overlook', () => {
  const at = (hours: number, minutes = 0) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(new Date(2026, 2, 1, hours, minutes));
  };
  const quiet = { ...phone, doNotContact: { from: 1320, to: 480 } };

  it.each([
    [21, 59, false],
    [22, 0, true],
    [7, 59, true],
    [8, 0, false],
  ])('at %i:%i, that they do not want to be rung at night: %j', async (hours, minutes, shown) => {
    at(hours, minutes);
    const core = startTestCore({});
    await renderView(core, <NeedsBand specialNeeds="" contactPoints={[quiet]} />, {});
    const text = 'Do not contact now on 138 0000 1234 (22:00–08:00)';
    if (shown) expect(await screen.findByText(text)).toBeInTheDocument();
    else expect(screen.queryByText(text)).toBeNull();
  });
});
