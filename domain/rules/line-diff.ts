import { diffComm } from 'node-diff3';

export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** How one text became another, line by line; what was removed stands before what took its place. */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  return diffComm(before.split('\n'), after.split('\n')).flatMap((part): DiffLine[] =>
    'common' in part
      ? part.common.map((text) => ({ kind: 'same', text }))
      : [
          ...part.buffer1.map((text): DiffLine => ({ kind: 'removed', text })),
          ...part.buffer2.map((text): DiffLine => ({ kind: 'added', text })),
        ],
  );
}

export interface DiffGap {
  readonly kind: 'gap';
  /** Lines left out because nothing changed near them. */
  readonly lines: number;
}

/** The changed lines with `context` unchanged ones around each; longer unchanged stretches as one gap. */
export function foldDiff(lines: readonly DiffLine[], context = 2): readonly (DiffLine | DiffGap)[] {
  const near = new Set<number>();
  for (const [index, { kind }] of lines.entries())
    if (kind !== 'same') for (let at = index - context; at <= index + context; at++) near.add(at);
  const folded: (DiffLine | DiffGap)[] = [];
  for (const [index, line] of lines.entries()) {
    const last = folded.at(-1);
    if (near.has(index)) folded.push(line);
    else if (last?.kind === 'gap') folded[folded.length - 1] = { kind: 'gap', lines: last.lines + 1 };
    else folded.push({ kind: 'gap', lines: 1 });
  }
  return folded;
}
