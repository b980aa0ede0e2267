import {
  BookOpen,
  BriefcaseBusiness,
  CalendarClock,
  CalendarDays,
  ChartColumn,
  Handshake,
  type LucideIcon,
  MapPin,
  PhoneCall,
  RefreshCw,
  Search,
  Settings,
  UsersRound,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { AppointmentsPage } from '../appointments/appointments-page.tsx';
import { CallsPage } from '../calls/calls-page.tsx';
import { CooperationPage } from '../cooperation/cooperation-page.tsx';
import { CustomersPage } from '../customers/customers-page.tsx';
import { FollowUpsPage } from '../follow-ups/follow-ups-page.tsx';
import { KnowledgePage } from '../knowledge/knowledge-page.tsx';
import { ReportsPage } from '../reports/reports-page.tsx';
import { SearchPage } from '../search/search-page.tsx';
import { SettingsPage } from '../settings/settings-page.tsx';
import type { Area } from '../state/route.ts';
import { SyncPage } from '../sync/sync-page.tsx';
import { VisitsPage } from '../visits/visits-page.tsx';
import { CasesPage } from './cases-page.tsx';

/** What the shell does for an area. */
export interface ShellDoor {
  onSignInAgain(): void;
}

/** An area of work as the shell shows it. The order is the order in the rail. */
export interface AreaEntry {
  readonly area: Area;
  readonly icon: LucideIcon;
  /** Reached from the search field; it has no place in the rail. */
  readonly isOffRail?: true;
  readonly view: (door: ShellDoor) => ReactNode;
}

export const areaList: readonly AreaEntry[] = [
  { area: 'cases', icon: BriefcaseBusiness, view: () => <CasesPage /> },
  { area: 'customers', icon: UsersRound, view: () => <CustomersPage /> },
  { area: 'calls', icon: PhoneCall, view: () => <CallsPage /> },
  { area: 'visits', icon: MapPin, view: () => <VisitsPage /> },
  { area: 'follow-ups', icon: CalendarClock, view: () => <FollowUpsPage /> },
  { area: 'appointments', icon: CalendarDays, view: () => <AppointmentsPage /> },
  { area: 'cooperation', icon: Handshake, view: () => <CooperationPage /> },
  { area: 'knowledge', icon: BookOpen, view: () => <KnowledgePage /> },
  { area: 'reports', icon: ChartColumn, view: () => <ReportsPage /> },
  { area: 'sync', icon: RefreshCw, view: ({ onSignInAgain }) => <SyncPage onSignInAgain={onSignInAgain} /> },
  { area: 'settings', icon: Settings, view: () => <SettingsPage /> },
  { area: 'search', icon: Search, isOffRail: true, view: () => <SearchPage /> },
];
