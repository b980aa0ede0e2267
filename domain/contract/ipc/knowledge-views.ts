import type { ArticleFace, ArticleSettings } from '../../model/article-values.ts';
import type {
  ArticleAudience,
  ArticleDraftState,
  ArticleKind,
  ArticleProposalState,
  ArticleState,
  Language,
  RevisionKind,
} from '../../model/choices.ts';
import type {
  AgentId,
  ArticleCategoryId,
  ArticleDraftId,
  ArticleId,
  ArticleProposalId,
  ArticleRevisionId,
  CaseId,
  TeamId,
} from '../../model/ids.ts';
import type { FaceClash } from '../../rules/knowledge/merge-faces.ts';
import type { DiffGap, DiffLine } from '../../rules/line-diff.ts';

/** What the agent who is signed in may do in the knowledge base. */
export interface KnowledgeRights {
  readonly mayEdit: boolean;
  readonly mayApprove: boolean;
}

/** An article in a list, without its text. */
export interface ArticleRow {
  readonly id: ArticleId;
  readonly title: string;
  readonly kind: ArticleKind;
  readonly language: Language;
  readonly tags: readonly string[];
  readonly categoryId: ArticleCategoryId | null;
  readonly audience: ArticleAudience;
  readonly teamId: TeamId | null;
  readonly state: ArticleState;
  readonly ownerId: AgentId | null;
  readonly reviewOn: string | null;
  readonly expiresAt: number | null;
  readonly updatedAt: number;
}

export interface ArticleRows {
  readonly total: number;
  readonly rows: readonly ArticleRow[];
}

/** Another article as this one names it; one that is not held here, or was retired, is left out. */
export type NamedArticle = Pick<ArticleRow, 'id' | 'title' | 'kind' | 'language'>;

export interface ArticlePage extends ArticleRow {
  readonly rev: number;
  readonly body: string;
  readonly ownerName: string | null;
  readonly authorName: string | null;
  readonly publishedAt: number;
  readonly revision: number;
  /** For editors: what a draft of it begins from; null where that was never kept. */
  readonly revisionId: ArticleRevisionId | null;
  readonly externalId: string | null;
  /** From the top of the tree down. */
  readonly categoryPath: readonly ArticleCategoryId[];
  /** The same text in other languages. */
  readonly variants: readonly NamedArticle[];
  readonly related: readonly NamedArticle[];
  /** Also those that are not held here, or are retired. */
  readonly relatedIds: readonly ArticleId[];
  /** For editors: what is being worked on. */
  readonly drafts: readonly ArticleDraftRow[];
  /** Of an announcement that is for the agent who looks: whether they have acknowledged it; null for all else. */
  readonly acknowledged: boolean | null;
}

export interface CategoryView {
  readonly id: ArticleCategoryId;
  readonly rev: number;
  /** By language. */
  readonly names: Partial<Readonly<Record<Language, string>>>;
  /** Never below itself: one that two devices put below each other stands at the top until the server has settled it. */
  readonly parentId: ArticleCategoryId | null;
  readonly position: number;
  readonly retired: boolean;
  /** Published articles that stand in it itself. */
  readonly articles: number;
}

export interface TagCount {
  readonly tag: string;
  readonly count: number;
}

export interface ArticleDraftRow {
  readonly id: ArticleDraftId;
  readonly articleId: ArticleId;
  /** It will be a new article. */
  readonly isNew: boolean;
  readonly title: string;
  readonly kind: ArticleKind;
  readonly language: Language;
  readonly state: ArticleDraftState;
  readonly saves: number;
  readonly note: string;
  readonly publishAt: number | null;
  readonly createdBy: AgentId;
  readonly createdByName: string | null;
  readonly updatedByName: string | null;
  readonly updatedAt: number;
  /** The article was published anew since the draft was begun. */
  readonly isBehind: boolean;
}

/** What the article has become since the draft began, where both changed it. */
export interface DraftMerge {
  /** The revision of the article that it is to be merged with. */
  readonly revision: number;
  readonly base: ArticleFace;
  readonly theirs: ArticleFace;
  /** What publishing would make of both, as far as it goes by itself; null while something clashes. */
  readonly merged: ArticleFace | null;
  /** What a person has to settle before it can be published; empty where it merges by itself. */
  readonly clashes: readonly FaceClash[];
}

export interface ArticleDraftView extends ArticleDraftRow {
  readonly rev: number;
  readonly face: ArticleFace;
  readonly variantOf: ArticleId | null;
  readonly fromCaseId: CaseId | null;
  readonly proposalId: ArticleProposalId | null;
  readonly askAgain: boolean;
  /** Null where the article has stayed as it was. */
  readonly merge: DraftMerge | null;
}

export interface RevisionRow {
  readonly id: string;
  readonly articleId: ArticleId;
  readonly draftId: ArticleDraftId | null;
  readonly number: number;
  readonly how: RevisionKind;
  readonly title: string;
  readonly note: string;
  /** None when the server did it at its time. */
  readonly byName: string | null;
  readonly happenedAt: number;
  /** When the server heard of it; null until then. */
  readonly recordedAt: number | null;
}

export interface RevisionView extends RevisionRow {
  readonly face: ArticleFace;
}

/** How one version became another. */
export interface ArticleComparison {
  readonly before: ArticleFace;
  readonly after: ArticleFace;
  /** Of the text; long stretches without a change as gaps. */
  readonly lines: readonly (DiffLine | DiffGap)[];
  readonly settings: readonly (keyof ArticleSettings | 'title')[];
}

export interface ReceiptLine {
  readonly agentId: AgentId;
  readonly name: string;
  /** When they acknowledged it; null while they have not. */
  readonly at: number | null;
}

export interface ArticleProposalView {
  readonly id: ArticleProposalId;
  readonly articleId: ArticleId | null;
  readonly articleTitle: string | null;
  readonly fromCaseId: CaseId | null;
  readonly text: string;
  readonly createdBy: AgentId;
  readonly createdByName: string | null;
  readonly createdAt: number;
  readonly state: ArticleProposalState;
  readonly answer: string;
  readonly answeredByName: string | null;
  readonly answeredAt: number | null;
}

/** What a solved case gives an article to start from, with whom it was about left out as far as that can be told. */
export interface CaseAsDraft {
  readonly title: string;
  readonly body: string;
  readonly language: Language;
  readonly tags: readonly string[];
  /** How many phone numbers, addresses and names were left out. */
  readonly leftOut: number;
}
