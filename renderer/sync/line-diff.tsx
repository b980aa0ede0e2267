import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { diffLines, foldDiff } from '#domain/rules/line-diff.ts';
import css from './line-diff.module.css';

interface Props {
  readonly before: string;
  readonly after: string;
}

/** How a long text was changed, line by line; what nobody touched is folded away. */
export function LineDiff({ before, after }: Props) {
  const { t } = useTranslation('sync');
  const lines = useMemo(() => foldDiff(diffLines(before, after)), [before, after]);
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
