import type { SavedReport } from '#domain/contract/ipc/report-builder-views.ts';
import { useSavedReports } from '../builder/use-saved-reports.ts';

/** Saved reports of everybody, which alone can be sent around; undefined until read. */
export function useSharedReports(): readonly SavedReport[] | undefined {
  return useSavedReports().value?.filter(({ shared }) => shared);
}
