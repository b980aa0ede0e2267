import { useTranslation } from 'react-i18next';
import { MarkedText } from '../ui/knowledge/marked-text.tsx';
import { StatusBadge } from '../ui/status-badge.tsx';
import { TimeText } from '../ui/time-text.tsx';
import type { ResultLine } from './result-lines.ts';
import css from './search.module.css';

/** A line of what was found, with what was looked for set off. */
export function ResultItem({ line }: { readonly line: ResultLine }) {
  const { t } = useTranslation('common');
  const details = [
    line.direction && t(`callDirection.${line.direction}`),
    ...line.details,
    line.articleKind && t(`articleKind.${line.articleKind}`),
  ].filter(Boolean);
  return (
    <li>
      <a href={line.href} className={css.line} data-line>
        <span className={css.top}>
          {line.number && <span className={`${css.number} hf-number`}>{line.number}</span>}
          <span className={`${css.subject} hf-truncate`}>
            <MarkedText text={line.title.text} marks={line.title.ranges} />
          </span>
          {details.length > 0 && <span className={`${css.details} hf-truncate`}>{details.join(' · ')}</span>}
          {line.status && <StatusBadge status={line.status} />}
          {line.at !== undefined && <TimeText at={line.at} className={css.time ?? ''} />}
        </span>
        {line.excerpt && (
          <span className={`${css.excerpt} hf-truncate`}>
            <MarkedText text={line.excerpt.text} marks={line.excerpt.ranges} />
          </span>
        )}
      </a>
    </li>
  );
}
