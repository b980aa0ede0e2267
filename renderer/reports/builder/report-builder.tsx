import { ActionIcon, Button } from '@mantine/core';
import { ArrowLeft, Download } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedReport } from '#domain/contract/ipc/report-builder-views.ts';
import { sameJson } from '#domain/model/json.ts';
import { conditions as conditionsSchema } from '#domain/rules/case-query/condition.ts';
import { usualColumns } from '#domain/rules/report-builder/columns.ts';
import { wantedOf } from '#domain/rules/report-builder/questions.ts';
import type { RowsReport } from '#domain/rules/report-builder/saved-report.ts';
import { isLead } from '#domain/rules/rights.ts';
import { useAgent, useNavigation } from '../../state/core-context.tsx';
import { zoneHere } from '../../state/format-day.ts';
import { hrefOf } from '../../state/route.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useQuery } from '../../state/use-query.ts';
import { Page } from '../../ui/page.tsx';
import { press } from '../../ui/press.ts';
import { FailureState, LoadingState } from '../../ui/states.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { useToday } from '../../ui/use-today.ts';
import { FilterBar } from '../filters/filter-bar.tsx';
import { frameOf } from '../filters/report-frame.ts';
import css from './builder.module.css';
import { BuilderForm } from './builder-form.tsx';
import { BuiltExport } from './built-export.tsx';
import { BuiltView } from './built-view.tsx';
import { NameDialog } from './name-dialog.tsx';
import { daysOf, emptyReport, wishFrom } from './saved-wish.ts';
import { useChangeReport } from './use-saved-reports.ts';

type SavedRows = SavedReport & { readonly content: RowsReport };

/** A report of rows as it is put together: what it asks for on one side, what it shows on the other. */
export function ReportBuilder({ saved }: { readonly saved: SavedRows | null }) {
  const { t } = useTranslation(['report-builder', 'reports', 'common']);
  const navigation = useNavigation();
  const today = useToday();
  const mayExport = isLead(useAgent());
  const narrow = useRef<HTMLButtonElement>(null);
  const { make, edit, running } = useChangeReport();
  const [report, setReport] = useState<RowsReport>(() => saved?.content ?? emptyReport(today, usualColumns.cases));
  const [asking, setAsking] = useState<'name' | 'export' | null>(null);
  const [failed, setFailed] = useState(false);
  const close = () => setAsking(null);
  const wish = useMemo(() => wishFrom(report), [report]);
  const zone = zoneHere() || 'UTC';
  const frame = useMemo(() => frameOf(wish, today, zone), [wish, today, zone]);
  const asked = useAsked(report, today, zone);
  const { value, failure } = useQuery('reportBuilder.rows', asked, {
    ...{ collections: ['facts', 'definition'], keepFormer: true, whileShown: true },
  });
  const name = saved?.name ?? t('unnamed');
  const isChanged = !sameJson(report, saved?.content);
  const isSound = conditionsSchema.safeParse(report.conditions).success;
  const mayKeep = saved?.editable === true && isChanged;
  const keep = () => {
    setFailed(!isSound);
    if (!isSound) return;
    if (saved) void edit(saved, { content: report });
    else setAsking('name');
  };
  useActions([
    { id: 'report.narrow', run: () => press(narrow.current) },
    { id: 'report.export', applies: mayExport, run: () => setAsking('export') },
  ]);
  return (
    <Page
      title={name}
      sunken
      actions={
        <>
          <FilterBar
            wish={wish}
            frame={frame}
            compares={false}
            onChange={(next) => setReport({ ...report, ...daysOf(next) })}
            button={narrow}
          />
          {(!saved || mayKeep) && (
            <Button loading={running} onClick={keep}>
              {t('common:actions.save')}
            </Button>
          )}
          {saved && (
            <Button variant="default" disabled={!isSound} onClick={() => setAsking('name')}>
              {t('saveAs')}
            </Button>
          )}
          {mayExport && (
            <ActionIcon
              variant="default"
              size={30}
              aria-label={t('reports:export.title')}
              title={t('reports:export.title')}
              onClick={() => setAsking('export')}
            >
              <Download size={15} aria-hidden="true" />
            </ActionIcon>
          )}
        </>
      }
    >
      <div className={css.builder}>
        <div className={css.side}>
          <a className={css.back} href={hrefOf('reports', 'saved')}>
            <ArrowLeft size={14} aria-hidden="true" /> {t('saved.title')}
          </a>
          <BuilderForm report={report} failed={failed} onChange={setReport} />
        </div>
        {value ? (
          <BuiltView built={value} report={report} frame={frame} />
        ) : failure ? (
          <FailureState failure={failure} />
        ) : (
          <LoadingState />
        )}
      </div>
      {asking === 'name' && (
        <NameDialog
          title={t('saveAs')}
          name={saved?.name ?? ''}
          isNew
          running={running}
          onClose={close}
          onSave={async (named) => {
            const outcome = await make({ ...named, content: report });
            if (outcome.ok && outcome.value.made) navigation.go('reports', 'saved', { report: outcome.value.made.id });
          }}
        />
      )}
      {asking === 'export' && <BuiltExport name={name} report={report} asked={asked} frame={frame} onClose={close} />}
    </Page>
  );
}

/** What is asked of the core: conditions that are being typed wait until they say something. */
function useAsked(report: RowsReport, today: string, zone: string) {
  const [sound, setSound] = useState(report.conditions);
  const isSound = conditionsSchema.safeParse(report.conditions).success;
  if (isSound && sound !== report.conditions) setSound(report.conditions);
  const settled = useSettled(JSON.stringify(sound), 200);
  return useMemo(() => {
    const conditions = JSON.parse(settled) as RowsReport['conditions'];
    return { ...wantedOf(report, today), zone, conditions };
  }, [report, today, zone, settled]);
}
