import { useTranslation } from 'react-i18next';
import type { Contract } from '#domain/contract/ipc/contract.ts';
import type { InputOf } from '#domain/contract/ipc/procedure.ts';
import { useQuery } from '../state/use-query.ts';
import { LineDiff } from '../ui/line-diff.tsx';
import { FailureState, LoadingState } from '../ui/states.tsx';
import css from './changes-view.module.css';
import { useFaceWords } from './use-face-words.ts';

type Compared = InputOf<Contract['articleVersions.compare']>;

/** How one version of an article became another: its settings, and its text line by line. */
export function ChangesView({ before, after }: Compared) {
  const { t } = useTranslation('knowledge');
  const words = useFaceWords();
  const found = useQuery(
    'articleVersions.compare',
    { before, after },
    { collections: ['article', 'articleDraft', 'articleRevision'], keepFormer: true },
  );
  if (!found.value) return found.failure ? <FailureState failure={found.failure} /> : <LoadingState />;
  const { settings, lines, before: was, after: is } = found.value;
  const isSame = settings.length === 0 && lines.every(({ kind }) => kind === 'gap' || kind === 'same');
  if (isSame) return <p className={css.same}>{t('noChanges')}</p>;
  return (
    <section className={css.changes} aria-label={t('draftTab.changes')}>
      {settings.length > 0 && (
        <dl className={css.settings}>
          {settings.map((field) => (
            <div key={field}>
              <dt>{words.nameOf(field)}</dt>
              <dd>
                <del>{words.wordsFor(was, field) || '–'}</del> <ins>{words.wordsFor(is, field) || '–'}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <LineDiff lines={lines} />
    </section>
  );
}
