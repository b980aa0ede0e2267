import { BriefcaseBusiness, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { CasesArea } from '../cases/cases-area.tsx';
import type { Area } from '../state/route.ts';

/** An area of work as the shell shows it. The order is the order in the rail. */
export interface AreaEntry {
  readonly area: Area;
  readonly icon: LucideIcon;
  readonly view: () => ReactNode;
}

export const areaList: readonly AreaEntry[] = [{ area: 'cases', icon: BriefcaseBusiness, view: () => <CasesArea /> }];
