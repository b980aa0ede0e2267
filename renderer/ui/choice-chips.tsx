import { useId } from 'react';
import css from './choice-chips.module.css';

interface Props<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: T | null;
  onChange(value: T | null): void;
  /** Choosing what is chosen already takes it back. */
  readonly clearable?: boolean;
  readonly error?: string | undefined;
}

/** One of a few, all in view: quicker under the phone than a list that opens. */
export function ChoiceChips<T extends string>({ label, options, value, onChange, clearable, error }: Props<T>) {
  const id = useId();
  return (
    <fieldset
      className={css.chips}
      data-invalid={error ? true : undefined}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend className={css.legend}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={css.chip}>
          <input
            type="radio"
            name={id}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            onClick={() => clearable && option.value === value && onChange(null)}
          />
          <span>{option.label}</span>
        </label>
      ))}
      {error && (
        <p id={`${id}-error`} className={css.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
