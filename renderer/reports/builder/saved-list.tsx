import { Badge, Button, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedReport } from '#domain/contract/ipc/report-builder-views.ts';
import { hrefOf } from '../../state/route.ts';
import { EmptyState } from '../../ui/states.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import css from './builder.module.css';
import { ReportMenu } from './report-menu.tsx';
import { placeOf } from './saved-wish.ts';

/** Saved reports by name, those of everybody and one's own. */
export function SavedList({ reports }: { readonly reports: readonly SavedReport[] }) {
  const { t } = useTranslation(['report-builder', 'reports']);
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const found = reports.filter(({ name }) => name.toLowerCase().includes(wanted));
  return (
    <div className={css.list}>
      <div className={css.listHead}>
        <TextInput
          className={css.search ?? ''}
          type="search"
          aria-label={t('saved.search')}
          placeholder={t('saved.search')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button component="a" href={hrefOf('reports', 'saved', { report: 'new' })} leftSection={<Plus size={14} />}>
          {t('saved.new')}
        </Button>
      </div>
      {found.length === 0 ? (
        <EmptyState
          title={t(reports.length === 0 ? 'saved.none' : 'saved.notFound')}
          hint={reports.length === 0 ? t('saved.noneHint') : t('saved.notFoundHint')}
        />
      ) : (
        <ul className={css.reports} aria-label={t('saved.title')}>
          {found.map((report) => (
            <SavedLine key={report.id} report={report} />
          ))}
        </ul>
      )}
    </div>
  );
}

function SavedLine({ report }: { readonly report: SavedReport }) {
  const { t } = useTranslation(['report-builder', 'reports']);
  const { name, content, shared, editable, updatedAt } = report;
  const place = placeOf(report);
  return (
    <li className={css.report}>
      <a className={css.name} href={hrefOf('reports', place.id, place.params)}>
        {name}
      </a>
      <span className={css.about}>
        {content.kind === 'rows' ? t(`subject.${content.subject}`) : t(`reports:dashboard.${content.page}`)}
        {' · '}
        {t(`reports:period.${content.period}`)}
        {' · '}
        <TimeText at={updatedAt} />
      </span>
      <Badge variant="default" className={css.whose ?? ''}>
        {t(shared ? 'saved.shared' : 'saved.own')}
      </Badge>
      {editable && <ReportMenu report={report} />}
    </li>
  );
}
