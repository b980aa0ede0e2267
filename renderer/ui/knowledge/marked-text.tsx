import type { Mark } from '#domain/rules/knowledge/telling-passage.ts';

interface Props {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** A text with what was asked set off. */
export function MarkedText({ text, marks }: Props) {
  const starts = [0, ...marks.map(([, to]) => to)];
  return (
    <>
      {starts.map((from, index) => {
        const mark = marks[index];
        return (
          <span key={from}>
            {text.slice(from, mark?.[0] ?? text.length)}
            {mark && <mark>{text.slice(mark[0], mark[1])}</mark>}
          </span>
        );
      })}
    </>
  );
}
