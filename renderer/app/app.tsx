import type { i18n as I18n } from 'i18next';
import { useEffect, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { KnownAccount } from '#domain/contract/ipc/session-views.ts';
import { FillInDesk } from '../cases/side/custom/fill-in-desk.tsx';
import { SignInPage } from '../session/sign-in-page.tsx';
import { CoreProvider, useSession, useSettings } from '../state/core-context.tsx';
import type { CoreState } from '../state/core-state.ts';
import { localeFor } from '../state/i18n.ts';
import { windowKind } from '../state/window-kind.ts';
import { RescueExportDialog } from '../sync/rescue-export-dialog.tsx';
import { MantineFrame } from '../ui/mantine-frame.tsx';
import { UndoToast } from '../ui/undo-toast.tsx';
import { CaseWindow } from './case-window/case-window.tsx';
import { LinkBanner } from './link-banner.tsx';
import css from './shell.module.css';
import { Shell } from './shell.tsx';
import { StorageBanner } from './storage-banner.tsx';

export function App({ core, i18n }: { readonly core: CoreState; readonly i18n: I18n }) {
  return (
    <CoreProvider core={core}>
      <I18nextProvider i18n={i18n}>
        <LanguageFollower i18n={i18n} />
        <MantineFrame>
          <div className={css.app}>
            <LinkBanner />
            <StorageBanner />
            <Content />
          </div>
        </MantineFrame>
      </I18nextProvider>
    </CoreProvider>
  );
}

function Content() {
  const agentId = useSession((session) => (session.phase === 'ready' ? session.agent?.id : undefined));
  // Another agent starts with fresh views: nothing typed or chosen by the one before is left.
  if (!agentId) return <SignedOut />;
  return (
    <FillInDesk key={agentId}>
      {windowKind(window) === 'case' ? <CaseWindow /> : <Shell />}
      <UndoToast />
    </FillInDesk>
  );
}

function SignedOut() {
  const [rescued, setRescued] = useState<KnownAccount | undefined>();
  return (
    <>
      <SignInPage onRescue={setRescued} />
      <RescueExportDialog opened={rescued !== undefined} closed={rescued} onClose={() => setRescued(undefined)} />
    </>
  );
}

/** Speaks the language of the settings as soon as it is chosen. */
function LanguageFollower({ i18n }: { readonly i18n: I18n }) {
  const setting = useSettings((settings) => settings.locale);
  useEffect(() => {
    void i18n.changeLanguage(localeFor(setting, navigator.languages));
  }, [i18n, setting]);
  return null;
}
