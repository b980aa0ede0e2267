import { Button } from '@mantine/core';
import { Merge } from 'lucide-react';
import { Trans, useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import type { RelatedCase } from '#domain/contract/ipc/relation-views.ts';
import type { Json } from '#domain/model/json.ts';
import { isBegun } from '#domain/rules/begun-text.ts';
import { useCore, useNavigation } from '../../state/core-context.tsx';
import { hrefOf } from '../../state/route.ts';
import { useCommand, useProcedure } from '../../state/use-command.ts';
import { useQuery } from '../../state/use-query.ts';
import css from './relations.module.css';

interface Props {
  readonly detail: CaseDetail;
  readonly goesOnIn: RelatedCase | null;
}

/** Stands where a merged case would be worked on: work goes on in the other one, and so does what was begun here. */
export function MergedBanner({ detail, goesOnIn }: Props) {
  const { t } = useTranslation('relations');
  const { run, running } = useCommand();
  const { number = '…', subject = '' } = goesOnIn ?? {};
  return (
    <section className={css.banner} aria-label={t('merged.label')}>
      <Merge size={16} aria-hidden="true" />
      <p>
        {goesOnIn ? (
          <Trans
            t={t}
            i18nKey="merged.into"
            values={{ number, subject }}
            components={{ target: <a href={hrefOf('cases', goesOnIn.id)}>{number}</a> }}
          />
        ) : (
          t('merged.elsewhere')
        )}
      </p>
      {goesOnIn && <BegunHere kind="reply" detail={detail} into={goesOnIn} />}
      {goesOnIn && <BegunHere kind="note" detail={detail} into={goesOnIn} />}
      {goesOnIn && <BegunHere kind="received" detail={detail} into={goesOnIn} />}
      <Button variant="default" loading={running} onClick={() => void run('case.unmerge', { caseId: detail.id })}>
        {t('merged.undo')}
      </Button>
    </section>
  );
}

interface BegunProps {
  readonly kind: 'reply' | 'note' | 'received';
  readonly detail: CaseDetail;
  readonly into: RelatedCase;
}

/** A text that was begun before the merge: it is kept here until it is taken along, before whatever is begun there. */
function BegunHere({ kind, detail, into }: BegunProps) {
  const { t } = useTranslation('relations');
  const { link } = useCore();
  const navigation = useNavigation();
  const { call, running } = useProcedure();
  const here = { kind, subject: detail.id };
  const there = { kind, subject: into.id };
  const draft = useQuery('drafts.get', here, { collections: [`draft/${kind}/${detail.id}`] }).value;
  if (!draft || !isBegun(draft.content)) return null;
  const take = async () => {
    const { body } = draft.content as { readonly body: string };
    const other = await link.call('drafts.get', there);
    const begun = other && isBegun(other.content) ? (other.content as { readonly body: string }).body : '';
    // Where and when a customer said it goes along; what was seen of the one case says nothing about the other.
    const said = kind === 'received' ? (draft.content as { readonly [name: string]: Json }) : {};
    const content = { ...said, body: begun === '' ? body : `${body}\n\n${begun}` };
    const saved = await call('drafts.save', { ...there, content, basedOn: other?.savedAt ?? null });
    if (!saved.ok || saved.value.other) return;
    await call('drafts.remove', here);
    navigation.go('cases', into.id, { ...navigation.store.getState().params, write: kind });
  };
  return (
    <Button loading={running} onClick={() => void take()}>
      {t(`merged.take.${kind}`)}
    </Button>
  );
}
