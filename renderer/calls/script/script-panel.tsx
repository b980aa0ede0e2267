import { ActionIcon, Select } from '@mantine/core';
import { X } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mood } from '#domain/model/choices.ts';
import type { ArticleId } from '#domain/model/ids.ts';
import type { SaidPhrase } from '#domain/model/said-phrase.ts';
import { useLocale } from '../../state/use-locale.ts';
import { Phrases } from './phrases.tsx';
import css from './script-panel.module.css';
import { ScriptStep } from './script-step.tsx';
import { isUpset, type ScriptUse, stepOn } from './script-use.ts';
import { type ReadScript, useScripts } from './use-scripts.ts';

interface Props {
  readonly use: ScriptUse;
  readonly mood: Mood | null;
  onChange(use: ScriptUse): void;
  onInsert(text: string): void;
  onClose(): void;
}

/** As many are looked over while somebody is angry. */
const mostCalming = 6;

/** What to say (话术), step by step, beside the note; what calms stands first when the caller is upset. */
export function ScriptPanel({ use, mood, onChange, onInsert, onClose }: Props) {
  const { t } = useTranslation(['scripts', 'common']);
  const locale = useLocale();
  const title = useId();
  const scripts = useScripts();
  const chosen = scripts.find(({ article }) => article.id === use.articleId);
  const step = chosen && stepOn(chosen.script, use.path);
  const upset = isUpset(mood);
  const all = chosen ? [chosen] : scripts.filter(({ article }) => article.language === locale);
  const calming = upset ? all.flatMap(calmingOf).slice(0, mostCalming) : [];
  return (
    <aside className={css.panel} aria-labelledby={title}>
      <header className={css.head}>
        <h2 id={title} className={css.title}>
          {t('title')}
        </h2>
        {use.said.length > 0 && <span className={css.count}>{t('saidCount', { count: use.said.length })}</span>}
        <ActionIcon variant="subtle" color="gray" aria-label={t('common:actions.close')} onClick={onClose}>
          <X size={14} />
        </ActionIcon>
      </header>
      <Select
        aria-label={t('choose')}
        placeholder={scripts.length === 0 ? t('none') : t('choose')}
        disabled={scripts.length === 0}
        searchable
        clearable
        nothingFoundMessage={t('notFound')}
        value={chosen ? (chosen.article.id as string) : null}
        onChange={(id) => onChange({ ...use, articleId: id as ArticleId | null, path: [] })}
        data={scripts.map(({ article }) => ({ value: article.id as string, label: article.title }))}
      />
      {upset && calming.length === 0 && <p className={css.hint}>{t('noCalming')}</p>}
      <Phrases label={t('calming')} calming phrases={calming} use={use} onChange={onChange} onInsert={onInsert} />
      {chosen && step && (
        <ScriptStep
          key={chosen.article.id}
          of={chosen}
          step={step}
          use={use}
          isUpset={upset}
          onChange={onChange}
          onInsert={onInsert}
        />
      )}
      {!chosen && scripts.length > 0 && calming.length === 0 && <p className={css.hint}>{t('hint')}</p>}
    </aside>
  );
}

/** All that a script has to calm somebody, each phrase once. */
function calmingOf({ article, script }: ReadScript): readonly SaidPhrase[] {
  const seen = new Set<string>();
  return script.steps.flatMap(({ title, calming }) =>
    calming
      .filter((text) => !seen.has(text) && seen.add(text))
      .map((text) => ({ articleId: article.id, step: title, text })),
  );
}
