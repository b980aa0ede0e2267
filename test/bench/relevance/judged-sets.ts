import { Random } from '../generate/random.ts';
import { dataLines, dataRecords, forumPairs, helpTexts, type WrittenArticle } from '../texts/data-folder.ts';

export interface JudgedQuestion {
  readonly text: string;
  /** The id of the one article that answers it. */
  readonly answer: string;
}

/** Questions put to a base of articles. */
export interface JudgedSet {
  readonly name: string;
  readonly articles: readonly WrittenArticle[];
  readonly questions: readonly JudgedQuestion[];
}

export const judgedData = ['kb-search-xquad', 'zh-egret-support-forum', 'kb-en-chatwoot-docs'];

interface Line {
  readonly _id: string;
  readonly title: string;
  readonly text: string;
}

/** Paragraphs with questions that one of them answers; the same ids in both languages. */
function paragraphs(language: 'en' | 'zh'): Omit<JudgedSet, 'name'> {
  const read = (file: string) => dataRecords<Line>('kb-search-xquad', language, file);
  const judged = dataLines('kb-search-xquad', language, 'qrels.tsv').map((line) => line.split('\t'));
  const answers = new Map(judged.map(([question, paragraph]) => [question, paragraph]));
  const idOf = (id: string) => `${language}/${id}`;
  return {
    articles: read('corpus.jsonl').map(({ _id, title, text }) => ({
      id: idOf(_id),
      title: title.replaceAll('_', ' '),
      body: text,
      language: language === 'en' ? 'en' : 'zh-CN',
    })),
    questions: read('queries.jsonl').map(({ _id, text }) => ({ text, answer: idOf(answers.get(_id) ?? '') })),
  };
}

/** The answers alone are in the base: neither a question nor its title. */
function forum(): Omit<JudgedSet, 'name'> {
  const pairs = forumPairs();
  return {
    articles: pairs.map(({ id, answer }) => ({ id: `forum/${id}`, title: '', body: answer, language: 'zh-CN' })),
    questions: pairs.map(({ id, question }) => ({ text: question, answer: `forum/${id}` })),
  };
}

/** Each article somewhere among two to nine other texts, without its title: only a part of it has to do with the question. */
function buried(articles: readonly WrittenArticle[], others: readonly string[]): readonly WrittenArticle[] {
  return articles.map((article, n) => {
    const random = new Random(20_261_122, 1, n);
    const parts = Array.from({ length: random.between(2, 9) }, () => random.pick(others));
    parts.splice(random.int(parts.length + 1), 0, article.body);
    return { ...article, title: '', body: parts.join('\n\n') };
  });
}

/** A few answers after one another are as long as a paragraph. */
function joined(texts: readonly string[], count: number): readonly string[] {
  return Array.from({ length: Math.ceil(texts.length / count) }, (_, n) =>
    texts.slice(n * count, (n + 1) * count).join('。'),
  );
}

const paragraphEnd = /\n\s*\n/;
const shortest = 200;

export function judgedSets(): readonly JudgedSet[] {
  const en = paragraphs('en');
  const zh = paragraphs('zh');
  const asked = forum();
  const help = helpTexts();
  const all = [...en.articles, ...zh.articles, ...asked.articles, ...help];
  const helpParts = help.flatMap(({ body }) => body.split(paragraphEnd)).filter(({ length }) => length >= shortest);
  const answers = joined(
    asked.articles.map(({ body }) => body),
    6,
  );
  const long = [...buried(en.articles, helpParts), ...buried(zh.articles, answers), ...help, ...asked.articles];
  return [
    { name: 'XQuAD, English', ...en },
    { name: 'XQuAD, Chinese', ...zh },
    { name: 'forum', ...asked },
    { name: 'XQuAD, English, in one base with everything', articles: all, questions: en.questions },
    { name: 'XQuAD, Chinese, in one base with everything', articles: all, questions: zh.questions },
    { name: 'XQuAD, English, within long articles', articles: long, questions: en.questions },
    { name: 'XQuAD, Chinese, within long articles', articles: long, questions: zh.questions },
  ];
}

/** Chinese questions to a base of both languages, judged by the English article of what answers them. */
export function questionsAcross(): JudgedSet & { readonly variantOf: (id: string) => string } {
  const articles = [...paragraphs('en').articles, ...paragraphs('zh').articles];
  const english = (id: string) => id.replace(/^zh\//, 'en/');
  const questions = paragraphs('zh').questions.map(({ text, answer }) => ({ text, answer: english(answer) }));
  return { name: 'XQuAD, Chinese question, English article', articles, questions, variantOf: english };
}
