/** What a column of a table of questions can hold; others become part of the head that every article has. */
const questions =
  /^(q|question|questions?text|title|subject|问题|問題|标题|標題|问|提问|常见问题|用户问题|标准问题?)$/u;
const answers =
  /^(a|answer|answers?text|body|content|reply|response|solution|答案|回答|解答|答|答复|内容|內容|正文|标准答案|解决方案)$/u;

export interface FaqColumns {
  readonly question: number;
  readonly answer: number;
  /** The first row holds no names, but the first question. */
  readonly headless: boolean;
}

function keyOf(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-./:*]+/gu, '');
}

/** Where questions and answers stand; of a table without names there are two columns. Nothing where it cannot be told. */
export function faqColumns(headers: readonly string[]): FaqColumns | undefined {
  const keys = headers.map(keyOf);
  const question = keys.findIndex((key) => questions.test(key));
  const answer = keys.findIndex((key, at) => at !== question && answers.test(key));
  if (question !== -1 && answer !== -1) return { question, answer, headless: false };
  if (question !== -1 || answer !== -1 || headers.length !== 2) return undefined;
  return { question: 0, answer: 1, headless: true };
}
