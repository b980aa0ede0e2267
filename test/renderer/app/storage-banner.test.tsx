import { act, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { StorageBanner } from '#renderer/app/storage-banner.tsx';
import { faultsOf } from '../harness/axe.ts';
import { renderView } from '../harness/render-view.tsx';
import { inSync, startTestCore } from '../harness/test-core.ts';

it.each([
  ['disk-full', /The disk is full.*stays on this screen/],
  ['read-only', /may not write to its folder.*stays on this screen/],
  ['disk-error', /reports an error.*stays on this screen/],
] as const)('while nothing can be saved (%s) it says why, and that nothing is lost', async (kind, sentence) => {
  const core = startTestCore();
  const { container } = await renderView(core, <StorageBanner />, { at: '#/cases', locale: 'en' });
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
  act(() => core.push('sync', { ...inSync, storage: { kind, message: '' } }));
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent(sentence));
  expect(await faultsOf(container)).toEqual([]);
  act(() => core.push('sync', inSync));
  await waitFor(() => expect(screen.getByRole('status')).toBeEmptyDOMElement());
});

it('while lost rows are fetched again it says so in one sentence', async () => {
  const core = startTestCore();
  await renderView(core, <StorageBanner />, { at: '#/cases', locale: 'zh-CN' });
  act(() => core.push('sync', { ...inSync, refilling: true }));
  expect(await screen.findByText('本机的数据副本丢失或损坏，正在重新获取；未上传的内容都还在。')).toBeInTheDocument();
});
