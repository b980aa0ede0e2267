import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { ImportLook, ImportOutcome } from '#domain/contract/ipc/import-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import { CustomersPage } from '#renderer/customers/customers-page.tsx';
import * as downloads from '#renderer/ui/download-text.ts';
import { faultsOf } from '../harness/axe.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, signedIn, startTestCore } from '../harness/test-core.ts';

const fileId = '01930000-0000-7000-8000-0000000000aa';

const look: Extract<ImportLook, { ok: true }> = {
  ...{ ok: true, format: 'text', encoding: 'gb18030', separator: ',', sheets: [], sheet: 0 },
  headers: ['编号', '姓名', '手机', '生日'],
  sample: [
    ['C1', '王小明', '13800138000', '1990-05-17'],
    ['C2', '李晓华', '', ''],
  ],
  columns: ['externalId', 'name', 'phone', null],
};

const outcome: Extract<ImportOutcome, { ok: true }> = {
  ...{ ok: true, created: 1200, completed: 3, unchanged: 40, refused: 2, cancelled: false },
  ...{ phones: { found: 1300, understood: 1290 }, warned: 101 },
  problems: [
    { row: 7, problems: [{ kind: 'no-email', field: 'email', value: 'nobody' }] },
    { row: 9, problems: [{ kind: 'no-name', field: 'name' }] },
  ],
  warnings: [{ row: 12, kind: 'alike-row', value: '+8613800138000', otherRow: 3 }],
};

async function renderImport(handlers: Partial<Handlers> = {}, { role = 'lead', at = '#/customers/import' } = {}) {
  const core = startTestCore({
    'session.get': () => ({ ...signedIn, agent: { ...ada, role: role as 'lead' | 'agent' } }),
    'customers.list': () => ({ total: 0, rows: [] }),
    'customerImports.begin': () => ({ id: fileId }),
    'customerImports.append': ({ offset, data }) => ({ received: offset + Buffer.from(data, 'base64').length }),
    'customerImports.look': () => look,
    'customerImports.run': () => outcome,
    'customerImports.stop': () => null,
    'customerImports.drop': () => null,
    'customerImports.problems': () => ({ fileName: 'list-to-mend.csv', csv: 'x' }),
    ...handlers,
  });
  const asked = (name: string) =>
    core.calls.filter((call) => call.name === name).map(({ input }) => input as Readonly<Record<string, unknown>>);
  return { core, asked, ...(await renderView(core, <CustomersPage />, { at })) };
}

const csv = (text = '编号,姓名\n', name = 'list.csv') => new File([text], name, { type: 'text/csv' });

async function withFile(handlers: Partial<Handlers> = {}, file = csv()) {
  const rendered = await renderImport(handlers);
  await rendered.user.upload(await screen.findByLabelText('Choose a file', { selector: 'input' }), file);
  return rendered;
}

describe('importing customers', () => {
  it('hands the file over, shows what was found out, and lets it be put right', async () => {
    const { asked, user, container } = await withFile();
    const table = await screen.findByRole('table');
    expect(within(table).getByRole('row', { name: /姓名.*王小明.*李晓华/ })).toBeInTheDocument();
    expect(screen.getByLabelText('Text encoding')).toHaveValue('gb18030');
    expect(screen.getByLabelText('What “手机” holds')).toHaveValue('phone');
    expect(screen.getByLabelText('What “生日” holds')).toHaveValue('');
    await user.selectOptions(screen.getByLabelText('Text encoding'), 'big5');
    await waitFor(() =>
      expect(asked('customerImports.look').at(-1)).toMatchObject({ id: fileId, reading: { encoding: 'big5' } }),
    );
    expect(await faultsOf(container)).toEqual([]);
  });

  it('says what would come of it, imports, and hands out the rows to be mended', async () => {
    const saved = vi.spyOn(downloads, 'downloadText').mockReturnValue(undefined);
    const { asked, user, container } = await withFile();
    await user.type(await screen.findByLabelText(/Ids come from/), 'CRM');
    await user.click(screen.getByRole('button', { name: 'Check' }));
    expect(await screen.findByText('Checked: nothing is changed yet')).toBeInTheDocument();
    expect(screen.getByText('1,200')).toBeInTheDocument();
    expect(screen.getByText('1,290 of 1,300')).toBeInTheDocument();
    expect(screen.getByText('This is no e-mail address: “nobody”.')).toBeInTheDocument();
    expect(screen.getByText('Shares +8613800138000 with row 3.')).toBeInTheDocument();
    expect(screen.getByText('and 100 more')).toBeInTheDocument();
    expect(await faultsOf(container)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Save these rows' }));
    await waitFor(() => expect(saved).toHaveBeenCalledWith('list-to-mend.csv', 'text/csv', 'x'));
    expect(asked('customerImports.problems').at(-1)).toMatchObject({
      labels: { 'no-email': 'This is no e-mail address: “{value}”.', problem: 'Problem' },
    });
    await user.click(screen.getByRole('button', { name: 'Import' }));
    expect(await screen.findByText('Imported')).toBeInTheDocument();
    expect(asked('customerImports.run').map(({ dry, source, columns }) => [dry, source, columns])).toEqual([
      [true, 'CRM', ['externalId', 'name', 'phone', null]],
      [false, 'CRM', ['externalId', 'name', 'phone', null]],
    ]);
    saved.mockRestore();
  });

  it('shows how far it is, and can be stopped', async () => {
    const running = Promise.withResolvers<ImportOutcome>();
    const { asked, core, user } = await withFile({ 'customerImports.run': () => running.promise });
    await user.click(await screen.findByRole('button', { name: 'Import' }));
    core.push('bulk', { id: fileId, done: 450, total: 1000 });
    expect(await screen.findByText('45%')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Check' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    await waitFor(() => expect(asked('customerImports.stop')).toEqual([{ id: fileId }]));
    running.resolve({ ...outcome, cancelled: true });
    expect(await screen.findByText(/^Stopped/)).toBeInTheDocument();
  });

  it('wants a name or an organisation, and one column for an id', async () => {
    const { user } = await withFile();
    await user.selectOptions(await screen.findByLabelText('What “姓名” holds'), '');
    expect(await screen.findByRole('alert')).toHaveTextContent('A column has to hold the name or the organisation.');
    expect(screen.getByRole('button', { name: 'Import' })).toBeDisabled();
    await user.selectOptions(screen.getByLabelText('What “姓名” holds'), 'organisation');
    await user.selectOptions(screen.getByLabelText('What “生日” holds'), 'externalId');
    expect(screen.getByRole('alert')).toHaveTextContent('Only one column can hold this: Id in the other system.');
  });

  it('says why a file is refused, and lets another be chosen', async () => {
    const { asked, user, container } = await withFile({
      'customerImports.look': () => ({ ok: false, refusal: 'password' }),
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('locked with a password');
    expect(await faultsOf(container)).toEqual([]);
    await user.upload(screen.getByLabelText('Choose a file', { selector: 'input' }), csv('a', 'b.csv'));
    await waitFor(() => expect(asked('customerImports.drop')).toEqual([{ id: fileId }]));
  });

  it('takes a file that is dropped', async () => {
    await renderImport();
    const place = (await screen.findByText('or drop it here')).parentElement ?? expect.unreachable();
    fireEvent.drop(place, { dataTransfer: { types: ['Files'], files: [csv()] } });
    expect(await screen.findByRole('table')).toBeInTheDocument();
  });

  it('is for leads: they reach it from the list by key, an agent is told', async () => {
    const { user } = await renderImport({}, { at: '#/customers' });
    await screen.findByRole('button', { name: 'Import customers' });
    await user.keyboard('i');
    expect(await screen.findByText('or drop it here')).toBeInTheDocument();
  });

  it('is not for agents', async () => {
    await renderImport({}, { role: 'agent' });
    expect(await screen.findByText('Customers are imported by leads and admins.')).toBeInTheDocument();
  });
});
