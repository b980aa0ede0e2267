import { useTranslation } from 'react-i18next';
import { type Queue, queues } from '#domain/contract/ipc/contract.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useQuery } from '../../state/use-query.ts';
import css from './queue-nav.module.css';

interface Props {
  readonly current: Queue;
  onChoose(queue: Queue): void;
}

/** The queues with how much waits in each, counted anew whenever a case changes. */
export function QueueNav({ current, onChoose }: Props) {
  const { t } = useTranslation('cases');
  const locale = useLocale();
  const counts = useQuery('cases.counts', {}, { collections: ['case'] }).value;
  return (
    <nav className={css.queues} aria-label={t('queues.label')}>
      {queues.map((queue) => (
        <button
          key={queue}
          type="button"
          className={css.queue}
          aria-current={queue === current ? 'true' : undefined}
          onClick={() => onChoose(queue)}
        >
          <span className="hf-truncate">{t(`queues.${queue}`)}</span>
          <span className={`${css.count} hf-number`}>{counts?.[queue].toLocaleString(locale)}</span>
        </button>
      ))}
    </nav>
  );
}
