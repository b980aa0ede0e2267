import { signatureSheet } from '#domain/model/visit-fields.ts';
import css from './signature.module.css';

/** A signature as it was drawn. */
export function DrawnSignature({ strokes, label }: { readonly strokes: string; readonly label: string }) {
  return (
    <svg
      className={css.drawn}
      viewBox={`0 0 ${signatureSheet.width} ${signatureSheet.height}`}
      role="img"
      aria-label={label}
    >
      <path className={css.ink} d={strokes} />
    </svg>
  );
}
