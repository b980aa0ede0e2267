import type { ParsedCaseFilter } from '#db/queries/case-conditions.ts';
import { customerMentions } from '#db/queries/customer-mentions.ts';
import { eachCaseForExport } from '#db/queries/export-cases.ts';
import { type GoalsRead, goalFigures } from '#db/queries/goal-figures.ts';
import { findKnowledgeGaps } from '#db/queries/knowledge-gaps.ts';
import { type LeagueRead, leagueIn } from '#db/queries/league.ts';
import { boardRows, type RowsPicked } from '#db/queries/live-board/board-rows.ts';
import { type BoardRequest, liveBoard } from '#db/queries/live-board/live-board.ts';
import type { Me } from '#db/queries/me.ts';
import { questionAsSent } from '#db/queries/question-to-send.ts';
import { reportFigures } from '#db/queries/report-figures.ts';
import { reportRows } from '#db/queries/report-rows.ts';
import { type PackQuestion, type ReadPack, reviewPack } from '#db/queries/review-pack.ts';
import { type AskedSearch, searchPage } from '#db/queries/search-page.ts';
import { staffingPlan } from '#db/queries/staffing.ts';
import { suggestArticles } from '#db/queries/suggest-articles.ts';
import type { NearArticle } from '#db/search/nearest-passages.ts';
import type { BoardRead, BoardRows } from '#domain/contract/ipc/board-procedures.ts';
import type { CustomerMentions } from '#domain/contract/ipc/erasure-procedures.ts';
import type { KnowledgeGap, SuggestAsked, SuggestedArticle } from '#domain/contract/ipc/knowledge-at-work.ts';
import type { QuestionPage } from '#domain/contract/ipc/question-views.ts';
import type { BuiltReport } from '#domain/contract/ipc/report-builder-views.ts';
import type { FiguresAsked, ReportRows, RowsAsked } from '#domain/contract/ipc/report-views.ts';
import type { SearchPage } from '#domain/contract/ipc/search-procedures.ts';
import type { StaffingAsked, StaffingPlan } from '#domain/contract/ipc/staffing-procedures.ts';
import { dateOf, dayMs } from '#domain/rules/calendar/local-date.ts';
import type { League } from '#domain/rules/goals/league.ts';
import type { Figure, FigureValue } from '#domain/rules/metrics/figure.ts';
import { type CaseCsv, caseCsv } from '../export/case-csv.ts';
import { findQuestions, type QuestionRowsRead, type QuestionsRead, questionRows } from '../knowledge/question-reads.ts';
import { long, type NamedRead, quick } from './named-read.ts';
import { type NearRead, nearArticles } from './near-articles.ts';
import { type BuiltRead, type BuiltRowsRead, readBuiltReport, readBuiltRows } from './read-built-report.ts';
import { type ExportedRows, type ExportRowsRead, readExportRows } from './read-export-rows.ts';

interface SearchRead {
  readonly asked: AskedSearch;
  readonly zone: string;
  readonly now: number;
}

interface SuggestRead {
  readonly asked: SuggestAsked;
  readonly near: readonly NearArticle[];
}

interface GapsRead {
  readonly since: number;
  readonly mark: string;
}

type FiguresRead = FiguresAsked & { readonly now: number };

interface CasesRead {
  readonly filter: ParsedCaseFilter;
  readonly me: Omit<Me, 'zones'>;
  readonly labels: Readonly<Record<string, string>>;
}

interface RowsRead {
  readonly asked: RowsAsked;
  readonly now: number;
}

interface StaffingRead {
  readonly asked: StaffingAsked;
  readonly now: number;
}

type PackRead = Omit<PackQuestion, 'zones'>;

const bytesOf = ({ bytes }: ExportedRows) => [bytes.buffer];

/** Everything that is read in threads, by name: a thread is told a name and an input, never a function. */
export const namedReads = {
  'search.page': quick<SearchRead, SearchPage>((db, { asked, zone, now }, { zones }) =>
    searchPage(db, asked, { now, zone, zones }),
  ),
  'articles.suggest': quick<SuggestRead, readonly SuggestedArticle[]>((db, { asked, near }) =>
    suggestArticles(db, asked, near),
  ),
  'articles.question': long<Pick<SuggestAsked, 'caseId' | 'typed' | 'names'>, string>(questionAsSent),
  'articles.near': quick<NearRead, readonly NearArticle[]>(nearArticles),
  'cases.export': long<CasesRead, CaseCsv>((db, { filter, me, labels }, { zones }) =>
    caseCsv(eachCaseForExport(db, filter, { ...me, zones }), labels),
  ),
  'customers.mentions': long<string, CustomerMentions>(customerMentions),
  'questions.find': long<QuestionsRead, null>(findQuestions),
  'questions.rows': long<QuestionRowsRead, QuestionPage>(questionRows),
  'knowledge.gaps': long<GapsRead, readonly KnowledgeGap[]>((db, { since, mark }, { kept }) =>
    kept('knowledge.gaps', mark, () => findKnowledgeGaps(db, since)),
  ),
  'reports.figures': long<FiguresRead, readonly Figure[]>((db, { metrics, ...question }, { zones }) =>
    reportFigures(db, metrics, { ...question, zones }),
  ),
  'reports.rows': long<RowsRead, ReportRows>((db, { asked, now }, { zones }) => reportRows(db, asked, { zones, now })),
  'reports.exportRows': long<ExportRowsRead, ExportedRows>(readExportRows, bytesOf),
  'serviceReviews.figures': long<PackRead, ReadPack>((db, asked, { zones }) => reviewPack(db, { ...asked, zones })),
  'reportBuilder.rows': long<BuiltRead, Omit<BuiltReport, 'asOf'>>(readBuiltReport),
  'reportBuilder.exportRows': long<BuiltRowsRead, ExportedRows>(readBuiltRows, bytesOf),
  'board.get': long<BoardRequest, BoardRead>((db, asked, { zones }) => liveBoard(db, asked, zones)),
  'board.rows': long<RowsPicked, BoardRows>(boardRows),
  'goals.figures': long<GoalsRead, readonly (readonly FigureValue[])[]>((db, asked, { zones }) =>
    goalFigures(db, asked, zones),
  ),
  'league.get': long<LeagueRead, League>((db, asked, { zones }) => leagueIn(db, asked, zones)),
  'staffing.get': long<StaffingRead, StaffingPlan>((db, { asked, now }, { zones }) =>
    staffingPlan(db, asked, { zones, today: dateOf(Math.floor((now + zones.offset(asked.zone, now)) / dayMs)) }),
  ),
} as const;

export type ReadName = keyof typeof namedReads;
type Parts<N extends ReadName> =
  (typeof namedReads)[N] extends NamedRead<infer Input, infer Output>
    ? { readonly input: Input; readonly output: Output }
    : never;
export type ReadInput<N extends ReadName> = Parts<N>['input'];
export type ReadOutput<N extends ReadName> = Parts<N>['output'];
