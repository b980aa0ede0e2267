import css from './holding.module.css';

/** What a service plan promises: each line is one. */
export function Promises({ details }: { readonly details: string }) {
  const lines = details
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return (
    <ul className={css.promises}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
