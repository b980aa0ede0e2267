import { ActionIcon, Popover } from '@mantine/core';
import { Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { metricNamed } from '#domain/rules/metrics/catalogue.ts';
import { zoneHere } from '../../state/format-day.ts';
import type { MetricName } from '../dashboards/metric-name.ts';
import css from './figures.module.css';

interface Props {
  readonly metric: MetricName;
  readonly version: number | undefined;
}

/** What a figure means, by which clock and in whose days. */
export function DefinitionButton({ metric, version }: Props) {
  const { t } = useTranslation(['reports', 'metrics']);
  const name = t(`metrics:${metric}.name`);
  const label = t('definition.of', { name });
  const definition = metricNamed(metric);
  return (
    <Popover position="bottom-end" width={340} trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon size={24} aria-label={label} title={label}>
          <Info size={14} aria-hidden="true" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the focus goes where the text is read. */}
        <section className={css.definition} tabIndex={0} aria-label={name}>
          <h3 className={css.definitionName}>{name}</h3>
          <p>{t(`metrics:${metric}.definition`)}</p>
          {definition && (
            <ul className={css.definitionFacts}>
              {definition.clock && <li>{t(`definition.clock.${definition.clock}`)}</li>}
              <li>{t(`definition.counts.${definition.counts}`)}</li>
              <li>{t('definition.zone', { zone: zoneHere() || 'UTC' })}</li>
              <li>{t('definition.version', { metric, version: version ?? definition.version })}</li>
            </ul>
          )}
        </section>
      </Popover.Dropdown>
    </Popover>
  );
}
