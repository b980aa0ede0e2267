import { notifications } from '@mantine/notifications';
import { type RenderResult, render } from '@testing-library/react';
import { type UserEvent, userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { onTestFinished } from 'vitest';
import { CoreProvider } from '#renderer/state/core-context.tsx';
import { type CoreState, createCoreState } from '#renderer/state/core-state.ts';
import { createI18n, type Locale } from '#renderer/state/i18n.ts';
import { createNavigation } from '#renderer/state/navigation.ts';
import { MantineFrame } from '#renderer/ui/mantine-frame.tsx';
import './layout.ts';
import type { TestCore } from './test-core.ts';

export interface Rendered extends RenderResult {
  readonly user: UserEvent;
  readonly state: CoreState;
}

/** Renders a view as the program does, on the given core; everything is taken down with the test. */
export async function renderView(
  core: Pick<TestCore, 'link' | 'close'>,
  view: ReactNode,
  { locale = 'en', at = '' }: { readonly locale?: Locale; readonly at?: string } = {},
): Promise<Rendered> {
  // What the test before had not waited for may have ended in a message since.
  notifications.clean();
  window.location.hash = at;
  const navigation = createNavigation(window);
  const state = await createCoreState(core.link, navigation);
  const i18n = await createI18n(locale);
  const rendered = render(
    <CoreProvider core={state}>
      <I18nextProvider i18n={i18n}>
        <MantineFrame>{view}</MantineFrame>
      </I18nextProvider>
    </CoreProvider>,
  );
  onTestFinished(() => {
    rendered.unmount();
    state.close();
    navigation.close();
    core.close();
    // Messages live outside of any view; the next test must not find them.
    notifications.clean();
  });
  return { ...rendered, user: userEvent.setup(), state };
}
