import type { SavedReport } from '#domain/contract/ipc/report-builder-views.ts';
import type { Json } from '#domain/model/json.ts';
import type { SavedReportContent } from '#domain/rules/report-builder/saved-report.ts';
import { useCommand } from '../../state/use-command.ts';
import { useQuery } from '../../state/use-query.ts';

/** Everybody's and my own, by name; undefined until read. */
export function useSavedReports() {
  return useQuery('savedReports.list', {}, { collections: ['definition', 'agent'] });
}

interface Wanted {
  readonly name: string;
  readonly shared: boolean;
  readonly content: SavedReportContent;
}

/** Makes, changes, shares and removes saved reports. */
export function useChangeReport() {
  const { run, running } = useCommand();
  const kept = ({ id, name, content }: SavedReport) => ({
    ...{ definitionId: id, kind: 'report' as const, name },
    content: handed(content),
  });
  const make = ({ name, shared, content }: Wanted) =>
    run('definition.save', { kind: 'report', name, personal: !shared, content: handed(content) });
  const remove = (report: SavedReport) => run('definition.save', { ...kept(report), active: false });
  return {
    running,
    make,
    remove,
    edit: (report: SavedReport, change: Partial<Pick<Wanted, 'name' | 'content'>>) =>
      run('definition.save', {
        ...kept(report),
        ...(change.name !== undefined && { name: change.name }),
        ...(change.content && { content: handed(change.content) }),
      }),
    /** Whose a report is stays as it was: everybody gets one like it, which takes its place. */
    async share(report: SavedReport) {
      const made = await make({ ...report, shared: true });
      if (made.ok) await remove(report);
      return made;
    },
  };
}

/** As the command takes it: narrowings that are not there are left out of it. */
function handed(content: SavedReportContent): Json {
  return content as Json;
}
