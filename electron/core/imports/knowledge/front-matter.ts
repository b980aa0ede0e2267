import { parseDocument } from 'yaml';

export interface Parted {
  readonly head: Readonly<Record<string, unknown>>;
  readonly body: string;
  /** There is a head, and nobody can read it. */
  readonly broken: boolean;
}

/** Longer heads are none. */
const longest = 64 * 1024;

/** The head of a file between two lines `---`, in YAML, and what follows. Nothing in it is run; names that stand for others are not followed far. */
export function partFrontMatter(text: string): Parted {
  const found = /^---[ \t]*\n([\s\S]*?)\n?^(?:---|\.\.\.)[ \t]*(?:\n|$)/m.exec(text.startsWith('---') ? text : '');
  if (found?.index !== 0 || (found[1]?.length ?? 0) > longest) return { head: {}, body: text, broken: false };
  const body = text.slice(found[0].length);
  try {
    const document = parseDocument(found[1] ?? '', { schema: 'core', logLevel: 'silent', prettyErrors: false });
    if (document.errors.length > 0) return { head: {}, body, broken: true };
    const value: unknown = document.toJS({ maxAliasCount: 20 });
    const isHead = typeof value === 'object' && value !== null && !Array.isArray(value);
    return { head: isHead ? (value as Record<string, unknown>) : {}, body, broken: !isHead && value !== null };
  } catch {
    return { head: {}, body, broken: true };
  }
}
