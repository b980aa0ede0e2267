import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { NotificationsSection } from '#renderer/settings/notifications-section.tsx';
import { faultsOf } from '../harness/axe.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';

/** A browser that answers so when it is asked. */
function browser(permission: NotificationPermission, answer: () => Promise<NotificationPermission>) {
  const asked = vi.fn(answer);
  vi.stubGlobal(
    'Notification',
    Object.assign(() => undefined, { permission, requestPermission: asked }),
  );
  return asked;
}

const render = () => renderView(startTestCore(), <NotificationsSection />);

describe('notifications of the system', () => {
  it.each([
    ['granted', /^Allowed\./],
    ['denied', /^Refused\./],
    ['default', 'The question was closed without an answer.'],
  ] as const)('are asked for with a click, never before; the browser answers %s', async (answer, sentence) => {
    const asked = browser('default', async () => answer);
    const { user, container } = await render();
    expect(screen.getByRole('status')).toHaveTextContent('Not asked yet.');
    expect(asked).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Allow notifications' }));
    expect(await screen.findByText(sentence)).toBeInTheDocument();
    expect(asked).toHaveBeenCalledTimes(1);
    expect(screen.queryAllByRole('button')).toHaveLength(answer === 'default' ? 1 : 0);
    expect(await faultsOf(container)).toEqual([]);
  });

  it('can be asked for again when the browser could not ask', async () => {
    browser('default', () => Promise.reject(new Error('insecure')));
    const { user } = await render();
    await user.click(screen.getByRole('button', { name: 'Allow notifications' }));
    expect(await screen.findByText('The browser could not ask.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Allow notifications' })).toBeEnabled();
  });

  it('are said to be impossible where there are none', async () => {
    vi.stubGlobal('Notification', undefined);
    await render();
    expect(screen.getByText(/cannot show notifications/)).toBeInTheDocument();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('show what was changed in the browser’s settings meanwhile', async () => {
    browser('denied', async () => 'denied');
    await render();
    expect(screen.getByRole('status')).toHaveTextContent('Refused.');
    browser('granted', async () => 'granted');
    window.dispatchEvent(new Event('focus'));
    expect(await screen.findByText(/^Allowed\./)).toBeInTheDocument();
  });
});
