import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type LeagueRules,
  leagueReaders,
  leagueRulesContent,
  leagueRulesId,
} from '#domain/rules/definitions/league-rules.ts';
import { useCommand } from '../../state/use-command.ts';
import { Fold } from '../../ui/fold.tsx';
import { WorkForm } from '../../ui/work-form.tsx';
import css from './goals.module.css';
import { LeastField } from './least-field.tsx';

/** Who sees the league, and from how many facts on somebody has a place in it; it can be switched off for the whole workspace. */
export function LeagueRulesForm({ held }: { readonly held: LeagueRules }) {
  const { t } = useTranslation(['goals', 'common']);
  const { run, running } = useCommand();
  const [rules, setRules] = useState<LeagueRules>(held);
  const content = leagueRulesContent.safeParse(rules).data;
  const send = async () => {
    if (running || !content) return;
    await run('definition.save', {
      definitionId: leagueRulesId,
      kind: 'league-rules',
      name: t('league.rules'),
      content,
    });
  };
  return (
    <Fold title={t('league.rules')} open={held.shownTo === 'nobody'}>
      <WorkForm label={t('league.rules')} className={css.league} onSend={() => void send()}>
        <Select
          label={t('league.shownTo')}
          allowDeselect={false}
          value={rules.shownTo}
          data={leagueReaders.map((value) => ({ value, label: t(`league.readers.${value}`) }))}
          onChange={(shownTo) => shownTo && setRules({ ...rules, shownTo })}
        />
        <LeastField
          value={rules.least}
          error={content ? undefined : t('league.leastProblem')}
          onChange={(least) => setRules({ ...rules, least })}
        />
        <Button type="submit" loading={running} disabled={!content || JSON.stringify(content) === JSON.stringify(held)}>
          {t('common:actions.save')}
        </Button>
      </WorkForm>
    </Fold>
  );
}
