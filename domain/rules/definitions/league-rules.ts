import { z } from 'zod';
import { definitionId } from '../../model/ids.ts';

/** There is one such definition in a workspace: under this id everybody finds it. */
export const leagueRulesId = definitionId.parse('00000000-0000-7000-8000-0000001ea90e');

/** `nobody`: the workspace has no league. `everybody`: agents see that of their own teams. */
export const leagueReaders = ['nobody', 'leads', 'everybody'] as const;

/** Who may see agents side by side, and from how many cases on. */
export const leagueRulesContent = z.strictObject({
  shownTo: z.enum(leagueReaders),
  /** Who has fewer has no place. */
  least: z.int().min(10).max(1000),
});
export type LeagueRules = z.infer<typeof leagueRulesContent>;
