/** As PostgreSQL and people can take it: no NUL and other control characters, no broken surrogates, LF line breaks. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(controls, '');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be removed
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** A tag cannot hold commas or line breaks and has at most 60 characters. */
export function tagsOf(written: readonly string[]): string[] {
  const tags = written
    .map((tag) =>
      cut(
        cleanText(tag)
          .replace(/[,\s]+/g, ' ')
          .trim(),
        60,
      ),
    )
    .filter((tag) => tag !== '');
  return [...new Set(tags)];
}

/** At most `limit` characters; what is cut off is shown by an ellipsis, and no character is cut in two. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const kept = text
    .slice(0, limit - 1)
    .toWellFormed()
    .replace(/\ufffd$/, '');
  return `${kept.trimEnd()}…`;
}
