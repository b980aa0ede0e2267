import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundGroup } from '#domain/contract/ipc/search-procedures.ts';
import { numberText } from '../state/format-number.ts';
import { useLocale } from '../state/use-locale.ts';
import { MoreLines } from './more-lines.tsx';
import { ResultItem } from './result-item.tsx';
import type { GroupName, ResultLine } from './result-lines.ts';
import css from './search.module.css';

interface Props {
  readonly name: GroupName;
  /** What the group answers to: those after it are asked for with the same. */
  readonly text: string;
  readonly group: FoundGroup<ResultLine>;
}

/** What was found of one kind, how many there are, and the way to the others. */
export function ResultGroup({ name, text, group }: Props) {
  const { t } = useTranslation('search');
  const locale = useLocale();
  const id = useId();
  return (
    <section className={css.group} aria-labelledby={id}>
      <h2 id={id} className={css.title}>
        {t(`group.${name}`)}{' '}
        <span className={css.count}>
          {group.isMore ? t('moreThan', { count: group.count }) : numberText(group.count, locale)}
        </span>
      </h2>
      <ul className={css.list} aria-labelledby={id}>
        {group.hits.map((line) => (
          <ResultItem key={line.id} line={line} />
        ))}
      </ul>
      {group.next !== null && <MoreLines name={name} text={text} from={group.next} />}
    </section>
  );
}
