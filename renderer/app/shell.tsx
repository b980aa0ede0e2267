import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RingCards } from '../calls/ringing/ring-cards.tsx';
import { SignInAgainDialog } from '../session/sign-in-again-dialog.tsx';
import { SignOutDialog } from '../session/sign-out-dialog.tsx';
import { useRoute, useSync } from '../state/core-context.tsx';
import { type Area, hrefOf } from '../state/route.ts';
import { useQuery } from '../state/use-query.ts';
import { AgentMenu } from './agent-menu.tsx';
import { areaList } from './area-list.tsx';
import { FirstSync } from './first-sync.tsx';
import { CheatSheet } from './palette/cheat-sheet.tsx';
import { Palette } from './palette/palette.tsx';
import { PendingKeys } from './palette/pending-keys.tsx';
import { notifyOutside } from './reminders/notify-outside.ts';
import { useAppointmentReminders } from './reminders/use-appointment-reminders.ts';
import { useFollowUpReminders } from './reminders/use-follow-up-reminders.ts';
import { useImprovementReminders } from './reminders/use-improvement-reminders.ts';
import { useReminders } from './reminders/use-reminders.ts';
import css from './shell.module.css';
import { SyncPill } from './sync-pill.tsx';
import { OpenCasesProvider } from './tabs/open-cases-context.tsx';
import { TabStrip } from './tabs/tab-strip.tsx';
import { useTabActions } from './tabs/use-tab-actions.ts';
import { useProgramActions } from './use-program-actions.ts';

const railAreas = areaList.filter((entry) => !entry.isOffRail);

/** The program's own window. */
export function Shell() {
  return (
    <OpenCasesProvider>
      <Frame />
    </OpenCasesProvider>
  );
}

/** Rail, top bar, the open cases and the area on show. */
function Frame() {
  const { t } = useTranslation(['common', 'appointments', 'cooperation']);
  const area = useRoute((route) => route.area);
  const needsYou = useSync((sync) => sync.needsYou + sync.openConflicts);
  const waiting = useQuery('cooperation.counts', {}, { collections: ['handoff', 'escalation', 'compensation'] }).value;
  const clashes = useQuery('appointments.clashes', {}, { collections: ['appointment'] }).value?.length ?? 0;
  const asked = waiting ? waiting.handoffs + waiting.escalations + waiting.approvals : 0;
  const counts: Partial<Readonly<Record<Area, { readonly count: number; readonly title: string }>>> = {
    sync: { count: needsYou, title: t('sync.needsYou', { count: needsYou }) },
    appointments: { count: clashes, title: t('appointments:clashes', { count: clashes }) },
    cooperation: { count: asked, title: t('cooperation:waiting', { count: asked }) },
  };
  const [dialog, setDialog] = useState<'keys' | 'sign-out' | 'sign-in-again' | null>(null);
  const close = () => setDialog(null);
  const tabs = useTabActions();
  useReminders();
  useFollowUpReminders();
  useAppointmentReminders();
  useImprovementReminders();
  useProgramActions({
    onShowKeys: () => setDialog('keys'),
    onSignOut: () => setDialog('sign-out'),
    // One case in two windows would be written on in both.
    onApart: tabs.closeCurrent,
  });
  const current = areaList.find((entry) => entry.area === area) ?? areaList[0];
  return (
    <div className={css.shell}>
      {/* A button, for a link would change the address that the router reads. */}
      <button type="button" className={css.skip} onClick={() => document.getElementById('content')?.focus()}>
        {t('skipToContent')}
      </button>
      <nav className={css.rail} aria-label={t('mainNavigation')}>
        {railAreas.map(({ area: each, icon: Icon }) => (
          <a
            key={each}
            href={hrefOf(each)}
            className={css.railItem}
            aria-current={each === current?.area ? 'page' : undefined}
          >
            <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
            <span>{t(`areas.${each}`)}</span>
            <Count of={counts[each]} />
          </a>
        ))}
      </nav>
      <div className={css.column}>
        <header className={css.topbar}>
          <Palette />
          <span className={css.spring} />
          <SyncPill onSignInAgain={() => setDialog('sign-in-again')} />
          <AgentMenu onSignOut={() => setDialog('sign-out')} onShowShortcuts={() => setDialog('keys')} />
        </header>
        <FirstSync />
        <TabStrip close={tabs.close} />
        <main id="content" className={css.content} tabIndex={-1}>
          {current?.view({ onSignInAgain: () => setDialog('sign-in-again') })}
        </main>
      </div>
      <RingCards notifyOutside={notifyOutside} />
      <PendingKeys />
      <CheatSheet opened={dialog === 'keys'} onClose={close} />
      <SignOutDialog opened={dialog === 'sign-out'} onClose={close} />
      <SignInAgainDialog opened={dialog === 'sign-in-again'} onClose={close} />
    </div>
  );
}

/** What in an area waits for this agent. */
function Count({ of }: { readonly of: { readonly count: number; readonly title: string } | undefined }) {
  if (!of || of.count === 0) return null;
  return (
    <span className={css.count} title={of.title}>
      {of.count}
    </span>
  );
}
