import { useTranslation } from 'react-i18next';
import type { LiveBoard } from '#domain/contract/ipc/board-procedures.ts';
import { numberText } from '../../state/format-number.ts';
import { hrefOf } from '../../state/route.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useQuery } from '../../state/use-query.ts';
import css from './board.module.css';
import { CountingText } from './counting-text.tsx';
import { useCounted } from './use-counted.ts';

/** What rings and waits, at all colleagues within reach; at this device alone where theirs cannot be known. */
export function RingingNow({ board }: { readonly board: LiveBoard }) {
  return board.seesConnected ? <RingingAtAll telephones={board.telephones} /> : <RingingHere />;
}

function RingingAtAll({ telephones }: Pick<LiveBoard, 'telephones'>) {
  const { t } = useTranslation('board');
  const locale = useLocale();
  const { ringing, peopleRung, ringsSince, waiting, onHold, people, known } = telephones;
  const said = useCounted();
  return (
    <div className={css.ringing} data-rings={ringing > 0 || undefined}>
      <p>
        {ringing === 0 ? t('calls.noneRingsNow') : t('calls.ringsNow', said(ringing))}
        {ringsSince !== null && (
          <>
            {' · '}
            {t('calls.longest')} <CountingText since={ringsSince} />
          </>
        )}
      </p>
      {waiting > 0 && <p>{t('calls.waiting', said(waiting))}</p>}
      {onHold > 0 && <p>{t('calls.onHold', said(onHold))}</p>}
      {peopleRung > 1 && <p className={css.quiet}>{t('calls.rungThrough', said(peopleRung))}</p>}
      {known < people && (
        <p className={css.quiet}>
          {t('calls.known', { known: numberText(known, locale), people: numberText(people, locale) })}
        </p>
      )}
    </div>
  );
}

function RingingHere() {
  const { t } = useTranslation('board');
  const said = useCounted();
  const rings = useQuery('calls.ringing', {}, { collections: ['ring'] }).value ?? [];
  const count = rings.filter(({ state, direction }) => state === 'ringing' && direction === 'in').length;
  return (
    <div className={css.ringing} data-rings={count > 0 || undefined}>
      <p>{count > 0 ? <a href={hrefOf('calls')}>{t('calls.ringing', said(count))}</a> : t('calls.noneRinging')}</p>
      <p className={css.quiet}>{t('calls.hereAlone')}</p>
    </div>
  );
}
