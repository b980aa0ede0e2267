import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleImport } from '#domain/contract/ipc/knowledge-exchange-procedures.ts';
import { type ArticleAudience, type ArticleKind, articleAudiences, articleKinds } from '#domain/model/choices.ts';
import type { TeamId } from '#domain/model/ids.ts';
import { useProcedure } from '../../state/use-command.ts';
import { useOwnTeams } from '../../state/use-people.ts';
import { ProgressLine } from '../../ui/progress-line.tsx';
import css from './exchange.module.css';
import { ImportReport } from './import-report.tsx';
import type { Folder } from './use-folder.ts';
import { useRun } from './use-run.ts';

interface Result {
  readonly dry: boolean;
  readonly outcome: ArticleImport;
}

/** What counts where a file does not say, a look at what would come of it, and the import. */
export function ImportForm({ folder: { id, name } }: { readonly folder: Folder }) {
  const { t } = useTranslation(['knowledge-exchange', 'common']);
  const { call } = useProcedure();
  const teams = useOwnTeams();
  const { progress, run } = useRun('knowledgeImports.run');
  const [dry, setDry] = useState(true);
  const [result, setResult] = useState<Result | null>(null);
  const [source, setSource] = useState('');
  const [kind, setKind] = useState<ArticleKind>('how-to');
  const [audience, setAudience] = useState<ArticleAudience>('internal');
  const [team, setTeam] = useState<TeamId | ''>('');
  const [folders, setFolders] = useState(true);
  const running = progress !== null;
  const teamId = audience === 'team' ? ((team || teams[0]?.id) ?? null) : null;

  const start = async (only: boolean) => {
    setDry(only);
    setResult(null);
    const outcome = await run({ id, source, kind, audience, teamId, folders, dry: only });
    if (outcome) setResult({ dry: only, outcome });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!running) void start(true);
  };
  /** What was found out with other choices tells nothing any more. */
  const changing = <T,>(set: (value: T) => void) => {
    return (value: T) => {
      setResult(null);
      set(value);
    };
  };
  return (
    <form className={css.form} aria-label={name} onSubmit={submit}>
      <fieldset className={css.set} disabled={running}>
        <p className={css.hint}>{t('unsaid')}</p>
        <div className={css.fields}>
          <NativeSelect
            label={t('kind')}
            value={kind}
            data={articleKinds.map((value) => ({ value, label: t(`common:articleKind.${value}`) }))}
            onChange={(event) => changing(setKind)(event.currentTarget.value as ArticleKind)}
          />
          <NativeSelect
            label={t('audience')}
            value={audience}
            data={articleAudiences.map((value) => ({ value, label: t(`common:articleAudience.${value}`) }))}
            onChange={(event) => changing(setAudience)(event.currentTarget.value as ArticleAudience)}
          />
          {audience === 'team' && (
            <NativeSelect
              label={t('team')}
              value={teamId ?? ''}
              data={teams.map(({ id: value, name: label }) => ({ value, label }))}
              onChange={(event) => changing(setTeam)(event.currentTarget.value as TeamId)}
            />
          )}
          <TextInput
            label={t('source')}
            description={t('sourceHint')}
            value={source}
            maxLength={100}
            onChange={(event) => changing(setSource)(event.currentTarget.value)}
          />
        </div>
        <Checkbox
          label={t('folders')}
          checked={folders}
          onChange={(event) => changing(setFolders)(event.currentTarget.checked)}
        />
      </fieldset>
      <div className={css.foot}>
        <Button type="submit" variant="default" disabled={running}>
          {t('check')}
        </Button>
        <Button disabled={running} onClick={() => void start(false)}>
          {t('import')}
        </Button>
      </div>
      {running && (
        <ProgressLine
          label={t(dry ? 'checking' : 'importing')}
          part={progress}
          onStop={() => void call('knowledgeImports.stop', { id })}
        />
      )}
      {result && <ImportReport {...result} />}
    </form>
  );
}
