import type { SuggestAsked, SuggestedArticle } from '#domain/contract/ipc/knowledge-at-work.ts';
import type { ArticleKind, Language } from '#domain/model/choices.ts';
import type { ArticleId } from '#domain/model/ids.ts';
import { blendRankings } from '#domain/rules/knowledge/blend-rankings.ts';
import { marksIn, type Passage, tellingPassage } from '#domain/rules/knowledge/telling-passage.ts';
import { type Telling, tellingOf } from '#domain/rules/similar-cases.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { articlesByQuestion } from '../search/find-articles.ts';
import type { NearArticle } from '../search/nearest-passages.ts';
import { offeredSql } from '../search/offered-articles.ts';
import { publicPassages } from '../search/passage-vectors.ts';
import { withAbsorbed } from './merged-cases.ts';

/** Of what is being written the end counts, of what was said the beginning. */
const askedOfTyped = 500;
const askedOfMessage = 500;
/** So many are looked over for each one that is shown: some were used already, or are in another language. */
const lookedOver = 4;

interface Found {
  readonly rid: number;
  readonly id: ArticleId;
  readonly title: string;
  readonly body: string;
  readonly kind: ArticleKind;
  readonly language: Language;
  readonly variantOf: ArticleId | null;
}

const columns = 't.rid, t.id, t.title, t.body, t.kind, t.language, t.variantOf';

/** What is asked where somebody works: what the case is about, what its customer said last, what is being written. */
export function suggestionQuestion(
  db: ReplicaReader,
  { caseId, typed }: Pick<SuggestAsked, 'caseId' | 'typed'>,
): string {
  return [...(caseId === null ? [] : askedIn(db, caseId)), typed.slice(-askedOfTyped)].join('\n').trim();
}

/**
 * What may help with a case, or with what is being said on the phone, before anybody asks: found by words, blended with what is `near` in meaning where
 * that is known.
 */
export function suggestArticles(
  db: ReplicaReader,
  asked: SuggestAsked,
  near: readonly NearArticle[] = [],
): SuggestedArticle[] {
  const { caseId, languages, limit } = asked;
  const question = suggestionQuestion(db, asked);
  if (question === '') return [];
  const telling = tellingOf(question);
  const used = new Set(caseId === null ? [] : usedOn(db, caseId));
  const seen = new Set<string>();
  const byWords = articlesOf(db, articlesByQuestion(db, question, lookedOver * limit)).filter((article) =>
    isAbout(article, tellingPassage(article.body, telling), telling),
  );
  const nearest = near.slice(0, lookedOver * limit);
  const found = blended(db, byWords, nearest)
    .map((article) => inLanguage(db, article, languages))
    .filter(({ id, variantOf }) => {
      const known = used.has(id) || seen.has(variantOf ?? id);
      seen.add(variantOf ?? id);
      return !known;
    })
    .map((article) => ({ article, ...shownOf(article, telling, byWords, nearest) }));
  const isOwn = ({ article }: { readonly article: Found }) => languages.length === 0 || speaks(article, languages);
  return [...found.filter(isOwn), ...found.filter((each) => !isOwn(each))]
    .slice(0, limit)
    .map(({ article: { id, title, kind, language }, passage: { text, marks }, byMeaning }) => ({
      ...{ id, title, kind, language, passage: text, marks, byMeaning },
      titleMarks: marksIn(title, telling.terms),
    }));
}

function blended(db: ReplicaReader, byWords: readonly Found[], near: readonly NearArticle[]): readonly Found[] {
  if (near.length === 0) return byWords;
  return articlesOf(db, blendRankings([byWords.map(({ rid }) => rid), near.map(({ rid }) => rid)]));
}

/** The passage that says why it is offered: the one with the question's words, or else the nearest in meaning. */
function shownOf(article: Found, telling: Telling, byWords: readonly Found[], near: readonly NearArticle[]) {
  const passage = tellingPassage(article.body, telling);
  const place = near.find(({ rid }) => rid === article.rid);
  const byMeaning = place !== undefined && !byWords.some(({ rid }) => rid === article.rid);
  const nearest = byMeaning && passage.hits === 0 ? publicPassages(article.body)[place.passage] : undefined;
  return { passage: nearest === undefined ? passage : tellingPassage(nearest, telling), byMeaning };
}

/** The subject and what the customer said last. */
function askedIn(db: ReplicaReader, caseId: string): readonly string[] {
  const onCase = sql(db, 'select subject, description from "case" where id = ?').get<{
    subject: string;
    description: string;
  }>(caseId);
  if (!onCase) return [];
  const said = sql(
    db,
    `select body from entry where caseId = ? and kind = 'message-in' order by happenedAt desc, id desc limit 1`,
  ).get<{ body: string }>(caseId);
  return [onCase.subject, (said?.body ?? onCase.description).slice(0, askedOfMessage)];
}

function usedOn(db: ReplicaReader, caseId: string): readonly string[] {
  const text = 'select articleId from articleUse where caseId in (select value from json_each(?))';
  return sql(db, text)
    .all<{ articleId: string }>(JSON.stringify(withAbsorbed(db, caseId)))
    .map(({ articleId }) => articleId);
}

/** In the order of `rids`. */
function articlesOf(db: ReplicaReader, rids: readonly number[]): readonly Found[] {
  const text = `select ${columns} from json_each(?) hit cross join article t on t.rid = hit.value
    where ${offeredSql} order by hit.key`;
  return sql(db, text).all<Found>(JSON.stringify(rids));
}

/** The same text as the agent reads it best, where there is one. */
function inLanguage(db: ReplicaReader, article: Found, languages: readonly Language[]): Found {
  if (article.variantOf === null || languages.length === 0 || speaks(article, languages)) return article;
  const text = `select ${columns} from article t where t.variantOf = ? and ${offeredSql} order by t.id`;
  const variants = sql(db, text).all<Found>(article.variantOf);
  return variants.find((variant) => speaks(variant, languages)) ?? article;
}

/** Who reads one way of writing Chinese reads the other. */
function speaks({ language }: Found, languages: readonly Language[]): boolean {
  const family = (of: Language) => (of === 'en' ? 'en' : 'zh');
  return languages.some((each) => family(each) === family(language));
}

/** One word in common is chance, unless nothing else was asked. */
function isAbout({ title }: Found, { hits }: Passage, telling: Telling): boolean {
  const inTitle = marksIn(title, telling.terms).length;
  return hits + inTitle >= Math.min(2, telling.terms.size);
}
