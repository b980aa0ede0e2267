import type { TFunction } from 'i18next';
import type { AttachmentView } from '#domain/contract/ipc/attachment-views.ts';
import type { VisitView } from '#domain/contract/ipc/visit-views.ts';
import { useSession } from '../../state/core-context.tsx';
import { minuteTime } from '../../state/format-time.ts';
import type { Locale } from '../../state/i18n.ts';
import { spanText } from '../../ui/sla/span-text.ts';
import { Photo } from '../photos/photo.tsx';
import { DrawnSignature } from '../signature/drawn-signature.tsx';
import css from './visit-paper.module.css';

interface Props {
  readonly visit: VisitView;
  readonly photos: readonly AttachmentView[];
  /** The customer's, or the one chosen for them. */
  readonly locale: Locale;
  readonly t: TFunction<['visit-report', 'common']>;
  readonly spans: TFunction<['sla']>;
}

const texts = ['need', 'cause', 'done', 'parts', 'promised'] as const;

/** What the customer takes along: on the screen as it comes out of the printer. What was noted for us alone is not on it. */
export function VisitPaper({ visit, photos, locale, t, spans }: Props) {
  const company = useSession((session) => session.workspaceName);
  const { arrivedAt, leftAt } = visit;
  // Two beside each other belong together.
  const facts: readonly (readonly [string, string | null])[][] = [
    [
      [t('customer'), [visit.customerName, visit.organisationName].filter(Boolean).join(' · ')],
      [t('metWith'), visit.metWith],
    ],
    [
      [t('kind'), t(`common:visitKind.${visit.kind}`)],
      [t('place'), visit.place],
    ],
    [
      [t('agent'), visit.agentName],
      [t('case'), visit.caseNumber],
    ],
    [
      [t('arrivedAt'), minuteTime(arrivedAt, locale)],
      [t('leftAt'), minuteTime(leftAt, locale)],
    ],
    [
      [t('lasted'), spanText(Math.max(0, leftAt - arrivedAt), spans)],
      [t('outcome'), t(`common:visitOutcome.${visit.outcome}`)],
    ],
  ];
  return (
    <article className={css.paper} data-print-sheet="" lang={locale} aria-label={t('title')}>
      <header className={css.head}>
        <h2 className={css.title}>{t('title')}</h2>
        <p className={css.company}>{company}</p>
      </header>
      <dl className={css.facts}>
        {facts.flatMap((pair) =>
          pair
            .filter(([, text]) => text)
            .map(([name, text], index) => (
              <div key={name} data-begins={index === 0 || undefined}>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            )),
        )}
      </dl>
      {texts.map((field) =>
        visit[field].trim() === '' ? null : (
          <section key={field} className={css.section} aria-label={t(field)}>
            <h3 className={css.name}>{t(field)}</h3>
            <p className={css.text}>{visit[field]}</p>
          </section>
        ),
      )}
      {photos.length > 0 && (
        <section className={css.section} aria-label={t('photos')}>
          <h3 className={css.name}>{t('photos')}</h3>
          <div className={css.photos}>
            {photos.map((file) => (
              <Photo key={file.id} file={file} elsewhere={t('photoElsewhere')} />
            ))}
          </div>
        </section>
      )}
      <Signed visit={visit} locale={locale} t={t} />
    </article>
  );
}

function Signed({ visit: { signature, signing }, locale, t }: Omit<Props, 'photos' | 'spans'>) {
  return (
    <section className={css.signed} aria-label={t('signature')}>
      <h3 className={css.name}>{t('signature')}</h3>
      {signature === null && <p className={css.line} />}
      {signature?.strokes && (
        <DrawnSignature strokes={signature.strokes} label={t('signatureOf', { name: signature.name })} />
      )}
      {signature && (
        <p className={css.text}>
          {signature.name} · {minuteTime(signature.signedAt, locale)}
          {signature.strokes === null && ` · ${t('inPerson')}`}
        </p>
      )}
      {signing === 'changed-after' && <p className={css.changed}>{t('changedAfter')}</p>}
    </section>
  );
}
