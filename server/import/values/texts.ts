import { cut } from '#domain/rules/clean-text.ts';

/** One line of at most `limit` characters that says what the text is about: its first sentence, or as much as fits. */
export function subjectOf(text: string, limit = 80): string {
  const line =
    text
      .split('\n')
      .map((part) => part.trim())
      .find((part) => part !== '') ?? '';
  if (line.length <= limit) return line;
  const sentence = /^.{12,}?(?:[。！？!?；;]|\.(?=\s))/u.exec(line)?.[0];
  return sentence && sentence.length <= limit ? sentence : cut(line, limit);
}
