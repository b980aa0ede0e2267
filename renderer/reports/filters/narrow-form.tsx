import { Button, MultiSelect, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { caseTypes, channels, priorities, tiers } from '#domain/model/choices.ts';
import { type Narrowing, narrowingsFor } from '#domain/rules/report-pages/narrowings.ts';
import { useAgent } from '../../state/core-context.tsx';
import { usePeople } from '../../state/use-people.ts';
import { useQuery } from '../../state/use-query.ts';
import { useGroupWords } from '../figures/use-group-words.ts';
import type { ReportFrame } from './report-frame.ts';
import { addressed, narrowedBy, valueIn, type Wish } from './wish.ts';

interface Props {
  readonly wish: Wish;
  readonly frame: ReportFrame;
  onChange(wish: Wish): void;
}

/** Of whose work and of which cases the figures are. */
export function NarrowForm({ wish, frame, onChange }: Props) {
  const { t } = useTranslation('reports');
  const words = useGroupWords();
  const { role } = useAgent();
  const { agents, teams } = usePeople();
  const products = useProducts(frame);
  const choices: Readonly<Record<Narrowing, readonly (string | null)[]>> = {
    teamId: teams.map(({ id }) => id),
    // Nobody's as well: what no one has taken is looked for by leads.
    agentId: [...agents.map(({ id }) => id), null],
    ...{ channel: channels, type: caseTypes, priority: priorities, tier: tiers },
    product: [...new Set([...products, ...(wish.narrowed.product ?? [])])],
  };
  const set = (name: Narrowing, texts: readonly string[]) =>
    onChange({ ...wish, narrowed: { ...wish.narrowed, [name]: texts.map(valueIn) } });
  return (
    <Stack gap="xs">
      {narrowingsFor(role)
        .filter((name) => choices[name].length > 0)
        .map((name) => (
          <MultiSelect
            key={name}
            label={t(`dimension.${name}`)}
            placeholder={wish.narrowed[name] ? '' : t('filter.any')}
            value={(wish.narrowed[name] ?? []).map(addressed)}
            data={choices[name].map((value) => ({ value: addressed(value), label: words(name, value) }))}
            onChange={(values) => set(name, values)}
            searchable={choices[name].length > 8}
            comboboxProps={{ withinPortal: false }}
            hidePickedOptions
          />
        ))}
      {narrowedBy(wish) > 0 && (
        <Button variant="default" onClick={() => onChange({ ...wish, narrowed: {} })}>
          {t('filter.clear')}
        </Button>
      )}
    </Stack>
  );
}

/** What the cases of the period were about; about nothing, as well, where some were about something. */
function useProducts({ span, zone }: ReportFrame): readonly (string | null)[] {
  const { value } = useQuery('reports.figures', { metrics: ['created'], period: span, zone, groupBy: 'product' });
  const keys = value?.figures[0]?.groups.map(({ key }) => key) ?? [];
  return keys.some((key) => key !== null) ? [...keys.filter((key) => key !== null), null] : [];
}
