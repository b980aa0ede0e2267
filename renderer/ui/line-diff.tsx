import { useTranslation } from 'react-i18next';
import type { DiffGap, DiffLine } from '#domain/rules/line-diff.ts';
import css from './line-diff.module.css';

/** How a long text was changed, line by line; what nobody touched is folded away. */
export function LineDiff({ lines }: { readonly lines: readonly (DiffLine | DiffGap)[] }) {
  const { t } = useTranslation('sync');
  return (
    <div className={css.diff}>
      {lines.map((line, index) => {
        // The lines of one fixed pair of texts never move.
        const key = `${index}`;
        if (line.kind === 'gap')
          return (
            <p key={key} className={css.gap}>
              {t('unchangedLines', { count: line.lines })}
            </p>
          );
        const text = line.text === '' ? ' ' : line.text;
        if (line.kind === 'added') return <ins key={key}>{text}</ins>;
        if (line.kind === 'removed') return <del key={key}>{text}</del>;
        return <p key={key}>{text}</p>;
      })}
    </div>
  );
}
