// The files of a customer in their service file: put in by choosing, dropping and pasting, looked at, and taken out.
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AttachmentView } from '#domain/contract/ipc/attachment-views.ts';
import { CustomersPage } from '#renderer/customers/customers-page.tsx';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { aCustomerDetail, idOf } from '../harness/case-views.ts';
import { aFile } from '../harness/file-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';

const customer = aCustomerDetail();

async function renderFile(files: readonly AttachmentView[], locale: 'en' | 'zh-CN' = 'en') {
  const core = startTestCore({
    'customers.list': () => ({ total: 0, rows: [] }),
    'customers.get': () => customer,
    'attachments.list': (owner) => ('customerId' in owner && owner.customerId === customer.id ? files : []),
    'attachments.begin': () => ({ fileId: idOf(70) }),
    'attachments.append': () => ({ received: 1 }),
    'attachments.finish': () => ({ uid: 'u', made: null }),
    'command.run': () => ({ uid: 'u', made: null }),
  });
  const rendered = await renderView(core, <CustomersPage />, { at: `#/customers/${customer.id}`, locale });
  const section = await screen.findByRole('region', { name: locale === 'en' ? 'Files' : '附件' });
  const begun = () => core.calls.filter(({ name }) => name === 'attachments.begin').map(({ input }) => input);
  return { core, ...rendered, section, begun };
}

describe('the files of a customer', () => {
  it('are in their service file, with nothing amiss for those who do not see', async () => {
    const { section } = await renderFile([aFile(1, { name: '合同.png' }), aFile(2)]);
    expect(await within(section).findByText('合同.png')).toBeInTheDocument();
    expect(within(section).getAllByRole('button', { name: /^Open/ })).toHaveLength(2);
    expect(within(section).queryByRole('button', { name: /^Remove/ })).toBeNull();
    expect(await faultsOf(section)).toEqual([]);
  });

  it('are chosen, dropped anywhere on the page, or pasted', async () => {
    const { user, section, begun } = await renderFile([]);
    await within(section).findByText('No files');
    const of = { customerId: customer.id, mediaType: 'application/pdf', size: 1 };
    await user.upload(within(section).getByTestId('file-chooser'), new File(['x'], 'a.pdf', { type: of.mediaType }));
    const page = screen.getByRole('article', { name: customer.fields.name });
    const dataTransfer = {
      ...{ types: ['Files'], files: [new File(['x'], 'b.pdf', { type: of.mediaType })], dropEffect: 'none' },
    };
    fireEvent.dragOver(page, { dataTransfer });
    expect(screen.getByText('Drop the files here to put them into the service file')).toBeInTheDocument();
    fireEvent.drop(page, { dataTransfer });
    const clipboardData = { types: ['Files'], files: [new File(['x'], 'c.pdf', { type: of.mediaType })] };
    fireEvent.paste(within(section).getByRole('button', { name: 'Add files' }), { clipboardData });
    await waitFor(() => expect(begun()).toEqual(['a.pdf', 'b.pdf', 'c.pdf'].map((name) => ({ ...of, name }))));
  });

  it('are taken out after a question, by who may', async () => {
    const { core, user, section } = await renderFile([aFile(1, { mayRemove: true })]);
    const remove = await within(section).findByRole('button', { name: 'Remove photo-1.png' });
    await user.click(remove);
    const dialog = await screen.findByRole('dialog', { name: 'Remove photo-1.png' });
    expect(dialog).toHaveTextContent('stays in the history');
    expect(await faultsOf(dialog)).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(commandsOf(core)).toEqual([]);
    await user.click(remove);
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Remove the file' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(commandsOf(core)).toMatchObject([{ name: 'attachment.remove', input: { attachmentId: aFile(1).id } }]);
  });

  it('speak Chinese', async () => {
    const { user, section } = await renderFile([aFile(1, { mayRemove: true })], 'zh-CN');
    await user.click(await within(section).findByRole('button', { name: '移除 photo-1.png' }));
    expect(await screen.findByRole('dialog')).toHaveTextContent('所有人都将看不到这个文件');
  });
});
