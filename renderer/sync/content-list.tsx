import type { ContentLine } from './command-content.ts';
import css from './sync.module.css';

export function ContentList({ lines }: { readonly lines: readonly ContentLine[] }) {
  if (lines.length === 0) return null;
  return (
    <dl className={css.content}>
      {lines.map(({ label, text }) => (
        <ContentPair key={label} label={label} text={text} />
      ))}
    </dl>
  );
}

function ContentPair({ label, text }: ContentLine) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{text}</dd>
    </>
  );
}
