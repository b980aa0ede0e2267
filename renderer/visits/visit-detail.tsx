import { Button, Select } from '@mantine/core';
import { FileDown, PenLine, Printer, Signature } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitView } from '#domain/contract/ipc/visit-views.ts';
import { languages } from '#domain/model/choices.ts';
import { paperBridge } from '../bridge/paper.ts';
import { useAgent } from '../state/core-context.tsx';
import { minuteTime } from '../state/format-time.ts';
import { useNotify } from '../state/notify-context.tsx';
import { hrefOf } from '../state/route.ts';
import { useActions } from '../state/shortcuts/use-actions.ts';
import { useLocale } from '../state/use-locale.ts';
import { useTextsIn } from '../state/use-texts-in.ts';
import { Page } from '../ui/page.tsx';
import { SaveStateMark } from '../ui/save-state-mark.tsx';
import { LoadingState } from '../ui/states.tsx';
import { CorrectVisit } from './correct-visit.tsx';
import { PhotoBar } from './photos/photo-bar.tsx';
import { usePhotos } from './photos/use-photos.ts';
import { VisitPaper } from './report/visit-paper.tsx';
import { SignForm } from './signature/sign-form.tsx';
import css from './visit-detail.module.css';

type Mode = 'reading' | 'correcting' | 'signing';

/** A visit as the report that the customer takes along, and beneath it what is still to be done with it. */
export function VisitDetail({ visit }: { readonly visit: VisitView }) {
  const [mode, setMode] = useState<Mode>('reading');
  if (mode === 'correcting') return <CorrectVisit visit={visit} onDone={() => setMode('reading')} />;
  return <Report visit={visit} isSigning={mode === 'signing'} onMode={setMode} />;
}

interface ReportProps {
  readonly visit: VisitView;
  readonly isSigning: boolean;
  onMode(mode: Mode): void;
}

function Report({ visit, isSigning, onMode }: ReportProps) {
  const { t } = useTranslation(['visits', 'common']);
  const screen = useLocale();
  const me = useAgent();
  const [chosen, setChosen] = useState(visit.customerLanguage ?? screen);
  const texts = useTextsIn(chosen, ['visit-report', 'common']);
  const spans = useTextsIn(chosen, ['sla']);
  const photos = usePhotos(visit);
  const mayChange = visit.agentId === me.id || me.role !== 'agent';
  const notify = useNotify();
  const paper = paperBridge(window);
  const print = () => window.print();
  const savePdf = async () => {
    const name = [texts?.('title'), visit.caseNumber, visit.customerName].filter(Boolean).join(' ');
    if ((await paper?.savePdf(name)) === 'failed') notify({ tone: 'bad', text: t('pdfFailed') });
  };
  const correct = () => onMode('correcting');
  const sign = () => onMode('signing');
  useActions([
    { id: 'visit.print', run: print },
    { id: 'visit.pdf', applies: paper !== undefined, run: () => void savePdf() },
    { id: 'visit.correct', applies: mayChange, run: correct },
    { id: 'visit.sign', applies: mayChange, run: sign },
  ]);
  return (
    <Page
      title={visit.customerName ?? t('noCustomer')}
      sunken
      aside={<SaveStateMark state={visit.saveState} label />}
      actions={
        <>
          <Select
            aria-label={t('reportLanguage')}
            className={css.language ?? ''}
            value={chosen}
            allowDeselect={false}
            onChange={(language) => language && setChosen(language)}
            data={languages.map((value) => ({ value, label: t(`common:language.${value}`) }))}
          />
          {mayChange && (
            <Button variant="default" leftSection={<PenLine size={14} aria-hidden="true" />} onClick={correct}>
              {t('correct')}
            </Button>
          )}
          <Button variant="default" leftSection={<Printer size={14} aria-hidden="true" />} onClick={print}>
            {t('print')}
          </Button>
          {paper && (
            <Button
              variant="default"
              leftSection={<FileDown size={14} aria-hidden="true" />}
              onClick={() => void savePdf()}
            >
              {t('pdf')}
            </Button>
          )}
          {mayChange && !isSigning && (
            <Button leftSection={<Signature size={14} aria-hidden="true" />} onClick={sign}>
              {visit.signature ? t('sign.again') : t('sign.title')}
            </Button>
          )}
        </>
      }
    >
      <div className={css.report}>
        {texts && spans ? (
          <VisitPaper visit={visit} photos={photos} locale={chosen} t={texts} spans={spans} />
        ) : (
          <LoadingState />
        )}
        {isSigning && (
          <section className={css.card} aria-label={t('sign.title')}>
            <SignForm visit={visit} onDone={() => onMode('reading')} />
          </section>
        )}
        <section className={css.card} aria-label={t('forUs')}>
          <h2 className={css.name}>{t('forUs')}</h2>
          <dl className={css.facts}>
            {visit.caseId && (
              <Fact label={t('case')}>
                <a href={hrefOf('cases', visit.caseId)}>
                  {visit.caseNumber} {visit.caseSubject}
                </a>
              </Fact>
            )}
            {visit.customerId && (
              <Fact label={t('customer')}>
                <a href={hrefOf('customers', visit.customerId)}>{visit.customerName}</a>
              </Fact>
            )}
            {visit.plannedAt !== null && (
              <Fact label={t('fields.plannedAt')}>{minuteTime(visit.plannedAt, screen)}</Fact>
            )}
            {visit.mood && <Fact label={t('fields.mood')}>{t(`common:mood.${visit.mood}`)}</Fact>}
            <Fact label={t('fields.signing')}>{t(`signing.${visit.signing}`)}</Fact>
          </dl>
          <PhotoBar visit={visit} photos={photos} mayAdd={mayChange} />
        </section>
      </div>
    </Page>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
