import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { zoneHere } from '../state/format-day.ts';
import { useQuery } from '../state/use-query.ts';
import { FailureState, LoadingState } from '../ui/states.tsx';
import { ResultItem } from './result-item.tsx';
import { type GroupName, kindOf, linesOf } from './result-lines.ts';
import css from './search.module.css';
import { searched } from './use-search.ts';

interface Props {
  readonly name: GroupName;
  readonly text: string;
  /** After how many. */
  readonly from: number;
}

const atOnce = 20;

/** A button, and in its place once it was pressed the lines that come next. */
export function MoreLines(props: Props) {
  const { t } = useTranslation('search');
  const [asked, setAsked] = useState(false);
  if (asked) return <NextLines {...props} />;
  return (
    <Button variant="subtle" className={css.more ?? ''} data-line onClick={() => setAsked(true)}>
      {t(`more.${props.name}`)}
    </Button>
  );
}

function NextLines({ name, text, from }: Props) {
  const { t } = useTranslation('search');
  const list = useRef<HTMLUListElement>(null);
  const asked = { text, kinds: [kindOf[name]], from, limit: atOnce, zone: zoneHere() };
  const { value, failure } = useQuery('search.list', asked, { collections: searched });
  const isThere = value !== undefined;
  // The button that had the focus is gone.
  useEffect(() => {
    if (isThere) list.current?.querySelector<HTMLElement>('[data-line]')?.focus();
  }, [isThere]);
  if (!value) return failure ? <FailureState failure={failure} /> : <LoadingState />;
  const group = linesOf(name, value);
  return (
    <>
      <ul ref={list} className={css.list} aria-label={t(`more.${name}`)}>
        {group.hits.map((line) => (
          <ResultItem key={line.id} line={line} />
        ))}
      </ul>
      {group.next !== null && <MoreLines name={name} text={text} from={group.next} />}
    </>
  );
}
