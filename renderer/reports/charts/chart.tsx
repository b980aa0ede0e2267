import { ActionIcon } from '@mantine/core';
import { ChartColumn, Table2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChartModel, hasValues } from '#domain/rules/report-pages/chart-model.ts';
import css from './chart.module.css';
import { ChartLegend } from './chart-legend.tsx';
import { ChartTable } from './chart-table.tsx';
import { Drawing } from './drawing.tsx';

interface Props {
  readonly model: ChartModel;
  /** Opens what stands behind a bar or a value. */
  readonly onOpen?: (place: string, series: string) => void;
}

/** A chart with its other face: a table, by which each value is also reached without a mouse. */
export function Chart({ model, onOpen }: Props) {
  const { t } = useTranslation('reports');
  const [asTable, setAsTable] = useState(false);
  const [cannotDraw, setCannotDraw] = useState(false);
  const Icon = asTable ? ChartColumn : Table2;
  const { title } = model;
  const isEmpty = !hasValues(model);
  return (
    <figure className={css.chart} aria-label={title}>
      <div className={css.head}>
        <h2 className={css.title}>{title}</h2>
        {!cannotDraw && !isEmpty && (
          <ActionIcon
            aria-label={t(asTable ? 'chart.asChart' : 'chart.asTable', { title })}
            title={t(asTable ? 'chart.asChart' : 'chart.asTable', { title })}
            onClick={() => setAsTable(!asTable)}
          >
            <Icon size={16} aria-hidden="true" />
          </ActionIcon>
        )}
      </div>
      {!isEmpty && <ChartLegend {...model} />}
      {isEmpty ? (
        <p className={css.nothing}>{t('chart.nothing')}</p>
      ) : asTable || cannotDraw ? (
        <ChartTable model={model} onOpen={onOpen} />
      ) : (
        <Drawing model={model} onOpen={onOpen} onFail={() => setCannotDraw(true)} />
      )}
    </figure>
  );
}
