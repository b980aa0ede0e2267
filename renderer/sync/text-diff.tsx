import { useMemo } from 'react';
import { diffLines, foldDiff } from '#domain/rules/line-diff.ts';
import { LineDiff } from '../ui/line-diff.tsx';

interface Props {
  readonly before: string;
  readonly after: string;
}

/** How one text became the other. */
export function TextDiff({ before, after }: Props) {
  const lines = useMemo(() => foldDiff(diffLines(before, after)), [before, after]);
  return <LineDiff lines={lines} />;
}
