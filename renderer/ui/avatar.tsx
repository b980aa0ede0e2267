import css from './avatar.module.css';

/** A person as one or two characters: 林 for 林小雨, AL for Ada Lin. Decorative; the name stands beside it or in a label. */
export function Avatar({ name, size = 28 }: { readonly name: string; readonly size?: number }) {
  return (
    <span
      className={css.avatar}
      data-hue={hueOf(name)}
      style={{ width: size, height: size, fontSize: size * 0.4 }}
      aria-hidden="true"
    >
      {initialsOf(name)}
    </span>
  );
}

const han = /\p{Script=Han}/u;

export function initialsOf(name: string): string {
  const trimmed = name.trim();
  const first = [...trimmed][0] ?? '?';
  if (han.test(first)) return first;
  const words = trimmed.split(/\s+/);
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return `${first}${last}`.toUpperCase();
}

function hueOf(name: string): number {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 997;
  return sum % 5;
}
