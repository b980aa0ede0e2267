import { useTranslation } from 'react-i18next';
import { useMeaning } from '../../state/use-meaning.ts';
import css from './meaning-note.module.css';

/** Says where it happens that what is asked leaves the machine, or that it does not. Nothing where articles are found by their words alone. */
export function MeaningNote() {
  const { t } = useTranslation('at-work');
  const meaning = useMeaning();
  if (!meaning?.state.rules || !meaning.state.hasKey) return null;
  const { state, host } = meaning;
  const asks = state.rules?.sends === 'articles-and-question';
  const words = state.problem === null ? (asks ? 'meaning.asks' : 'meaning.stays') : 'meaning.rests';
  return <p className={css.note}>{t(words, { host })}</p>;
}
