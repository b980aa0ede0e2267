import { useTranslation } from 'react-i18next';
import type { SaidPhrase } from '#domain/model/said-phrase.ts';
import { Phrase } from './phrase.tsx';
import css from './script-panel.module.css';
import { type ScriptUse, wasSaid, withTick } from './script-use.ts';

interface Props {
  readonly label: string;
  readonly phrases: readonly SaidPhrase[];
  readonly use: ScriptUse;
  readonly calming?: boolean;
  onChange(use: ScriptUse): void;
  onInsert(text: string): void;
}

export function Phrases({ label, phrases, use, calming = false, onChange, onInsert }: Props) {
  const { t } = useTranslation('scripts');
  if (phrases.length === 0) return null;
  return (
    <section className={css.group} data-calming={calming || undefined} aria-label={label}>
      {calming && <h3 className={css.groupTitle}>{t('calming')}</h3>}
      <ul className={css.list}>
        {phrases.map((phrase, index) => (
          <Phrase
            // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand twice
            key={`${index}-${phrase.text}`}
            text={phrase.text}
            isSaid={wasSaid(use, phrase)}
            onTick={() => onChange(withTick(use, phrase))}
            onInsert={() => onInsert(phrase.text)}
          />
        ))}
      </ul>
    </section>
  );
}
