import { BriefcaseBusiness, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

import type { Area } from '../state/route.ts';
import { CasesPage } from './cases-page.tsx';

/** An area of work as the shell shows it. The order is the order in the rail. */
export interface AreaEntry {
  readonly area: Area;
  readonly icon: LucideIcon;
  readonly view: () => ReactNode;
}

export const areaList: readonly AreaEntry[] = [{ area: 'cases', icon: BriefcaseBusiness, view: () => <CasesPage /> }];
