import { useTranslation } from 'react-i18next';
import { type Priority, priorities } from '#domain/model/choices.ts';
import css from './priority-mark.module.css';

interface Props {
  readonly priority: Priority;
  /** Write the word beside the bars, not only for screen readers. */
  readonly label?: boolean;
}

/** Bars that grow with the priority; an urgent one is filled and red. */
export function PriorityMark({ priority, label = false }: Props) {
  const { t } = useTranslation();
  const level = priorities.indexOf(priority);
  const word = t(`priority.${priority}`);
  return (
    <span className={css.mark} data-priority={priority} title={label ? undefined : word}>
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        {[0, 1, 2].map((bar) => (
          <rect
            key={bar}
            className={bar < Math.max(1, level) || level === 3 ? css.bar : css.empty}
            x={1 + bar * 4.5}
            y={9 - bar * 3.5}
            width="3"
            height={4 + bar * 3.5}
            rx="0.8"
          />
        ))}
      </svg>
      <span className={label ? undefined : 'hf-visually-hidden'}>{word}</span>
    </span>
  );
}
