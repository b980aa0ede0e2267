import { useEffect, useState } from 'react';
import { SignInAgainDialog } from '../../session/sign-in-again-dialog.tsx';
import { SignOutDialog } from '../../session/sign-out-dialog.tsx';
import { useNavigation, useRoute } from '../../state/core-context.tsx';
import { useQuery } from '../../state/use-query.ts';
import { areaList } from '../area-list.tsx';
import { CaseAlone } from '../cases-page.tsx';
import { CheatSheet } from '../palette/cheat-sheet.tsx';
import { Palette } from '../palette/palette.tsx';
import { PendingKeys } from '../palette/pending-keys.tsx';
import css from '../shell.module.css';
import { SyncPill } from '../sync-pill.tsx';
import { OpenCasesProvider, useCaseOnShow } from '../tabs/open-cases-context.tsx';
import { useProgramActions } from '../use-program-actions.ts';
import own from './case-window.module.css';

/** A window for one case, beside the program's own: the same core behind it, less around it. */
export function CaseWindow() {
  return (
    <OpenCasesProvider>
      <Frame />
    </OpenCasesProvider>
  );
}

function Frame() {
  const navigation = useNavigation();
  const area = useRoute((route) => route.area);
  const onShow = useCaseOnShow();
  const [dialog, setDialog] = useState<'keys' | 'sign-out' | 'sign-in-again' | null>(null);
  const close = () => setDialog(null);
  useTitle();
  useProgramActions({ onShowKeys: () => setDialog('keys'), onSignOut: () => setDialog('sign-out') });
  const leave = () => {
    // A browser keeps a window that somebody opened by hand: then the list stands in it.
    window.close();
    navigation.go('cases');
  };
  const current = areaList.find((entry) => entry.area === area) ?? areaList[0];
  return (
    <div className={css.shell}>
      <div className={css.column}>
        <header className={css.topbar}>
          <Palette />
          <span className={css.spring} />
          <SyncPill onSignInAgain={() => setDialog('sign-in-again')} />
        </header>
        <main id="content" className={css.content} tabIndex={-1}>
          {onShow !== null ? (
            <div className={own.case}>
              <CaseAlone key={onShow} caseId={onShow} onBack={leave} />
            </div>
          ) : (
            current?.view({ onSignInAgain: () => setDialog('sign-in-again') })
          )}
        </main>
      </div>
      <PendingKeys />
      <CheatSheet opened={dialog === 'keys'} onClose={close} />
      <SignOutDialog opened={dialog === 'sign-out'} onClose={close} />
      <SignInAgainDialog opened={dialog === 'sign-in-again'} onClose={close} />
    </div>
  );
}

/** Names the window by its case, so that it is found among the others. */
function useTitle(): void {
  const onShow = useCaseOnShow();
  const rows = useQuery('cases.rows', { caseIds: onShow === null ? [] : [onShow] }, { collections: ['case'] }).value;
  const [row] = rows ?? [];
  const title = row && `${row.number} ${row.subject}`;
  useEffect(() => {
    if (title === undefined) return;
    const before = document.title;
    document.title = title;
    return () => {
      document.title = before;
    };
  }, [title]);
}
