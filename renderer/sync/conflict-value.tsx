import { type Json, sameJson } from '#domain/model/json.ts';
import css from './conflict-card.module.css';
import { TextDiff } from './text-diff.tsx';
import { useWords } from './use-words.ts';
import { valueText } from './value-text.ts';

interface Props {
  readonly field: string;
  readonly base: Json;
  readonly value: Json;
}

/** A text that is read by its lines, not at a glance. */
export function isLong(value: Json): value is string {
  return typeof value === 'string' && (value.includes('\n') || value.length > 160);
}

/** A value beside what stood there before: a long text by its lines, a set by what came and went, anything else as it is. */
export function ConflictValue({ field, base, value }: Props) {
  const words = useWords();
  if ((isLong(value) || isLong(base)) && (typeof value === 'string' || value === null))
    return <TextDiff before={typeof base === 'string' ? base : ''} after={value ?? ''} />;
  if (Array.isArray(value)) return <SetChange field={field} base={Array.isArray(base) ? base : []} value={value} />;
  return <p className={css.value}>{valueText(field, value, words)}</p>;
}

function SetChange({ field, base, value }: { field: string; base: readonly Json[]; value: readonly Json[] }) {
  const words = useWords();
  const gone = base.filter((item) => !value.some((other) => sameJson(item, other)));
  const text = (item: Json) => valueText(field, item, words);
  if (value.length + gone.length === 0) return <p className={css.value}>{words.t('empty')}</p>;
  return (
    <ul className={css.items}>
      {value.map((item) => (
        <li key={JSON.stringify(item)}>
          {base.some((other) => sameJson(item, other)) ? text(item) : <ins>{text(item)}</ins>}
        </li>
      ))}
      {gone.map((item) => (
        <li key={JSON.stringify(item)}>
          <del>{text(item)}</del>
        </li>
      ))}
    </ul>
  );
}
