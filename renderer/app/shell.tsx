import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SignInAgainDialog } from '../session/sign-in-again-dialog.tsx';
import { SignOutDialog } from '../session/sign-out-dialog.tsx';
import { useRoute, useSync } from '../state/core-context.tsx';
import { hrefOf } from '../state/route.ts';
import { useHotkeys } from '../ui/use-hotkeys.ts';
import { AgentMenu } from './agent-menu.tsx';
import { areaList } from './area-list.tsx';
import { FirstSync } from './first-sync.tsx';
import { GlobalSearch } from './global-search.tsx';
import css from './shell.module.css';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { SyncPill } from './sync-pill.tsx';

/** Rail, top bar and the area on show. */
export function Shell() {
  const { t } = useTranslation();
  const area = useRoute((route) => route.area);
  const needsYou = useSync((sync) => sync.needsYou + sync.openConflicts);
  const [dialog, setDialog] = useState<'shortcuts' | 'sign-out' | 'sign-in-again' | null>(null);
  const close = () => setDialog(null);
  useHotkeys({ '?': () => setDialog('shortcuts') });
  const current = areaList.find((entry) => entry.area === area) ?? areaList[0];
  return (
    <div className={css.shell}>
      {/* A button, for a link would change the address that the router reads. */}
      <button type="button" className={css.skip} onClick={() => document.getElementById('content')?.focus()}>
        {t('skipToContent')}
      </button>
      <nav className={css.rail} aria-label={t('mainNavigation')}>
        {areaList.map(({ area: each, icon: Icon }) => (
          <a
            key={each}
            href={hrefOf(each)}
            className={css.railItem}
            aria-current={each === current?.area ? 'page' : undefined}
          >
            <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
            <span>{t(`areas.${each}`)}</span>
            {each === 'sync' && needsYou > 0 && (
              <span className={css.count} title={t('sync.needsYou', { count: needsYou })}>
                {needsYou}
              </span>
            )}
          </a>
        ))}
      </nav>
      <div className={css.column}>
        <header className={css.topbar}>
          <GlobalSearch />
          <span className={css.spring} />
          <SyncPill onSignInAgain={() => setDialog('sign-in-again')} />
          <AgentMenu onSignOut={() => setDialog('sign-out')} onShowShortcuts={() => setDialog('shortcuts')} />
        </header>
        <FirstSync />
        <main id="content" className={css.content} tabIndex={-1}>
          {current?.view({ onSignInAgain: () => setDialog('sign-in-again') })}
        </main>
      </div>
      <ShortcutsDialog opened={dialog === 'shortcuts'} onClose={close} />
      <SignOutDialog opened={dialog === 'sign-out'} onClose={close} />
      <SignInAgainDialog opened={dialog === 'sign-in-again'} onClose={close} />
    </div>
  );
}
