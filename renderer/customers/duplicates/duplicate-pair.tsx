import { Button } from '@mantine/core';
import { CopyCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '#domain/contract/ipc/customer-views.ts';
import type { CustomerId } from '#domain/model/ids.ts';
import { useNavigation } from '../../state/core-context.tsx';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useCommand } from '../../state/use-command.ts';
import { EmptyState } from '../../ui/states.tsx';
import css from './duplicates.module.css';
import { MergePair } from './merge-pair.tsx';
import { mergedText } from './merged-text.ts';

/** What was done last, and how it is taken back. */
interface Done {
  readonly text: string;
  readonly label: string;
  undo(): Promise<{ readonly ok: boolean }>;
}

/** The pair that was chosen in the list of duplicates: merged here, or said to be two. */
export function DuplicatePair({ pairId }: { readonly pairId: string | null }) {
  const { t } = useTranslation('duplicates');
  const navigation = useNavigation();
  const { run } = useCommand();
  const [done, setDone] = useState<Done | null>(null);
  const [oneId, otherId] = (pairId?.split('~') ?? []) as CustomerId[];
  const settle = (next: Done) => {
    setDone(next);
    navigation.replace('customers', 'duplicates');
  };
  const tellApart = async (one: CustomerDetail, other: CustomerDetail) => {
    const ids = { customerId: one.id, otherId: other.id };
    const told = await run('customer.tell-apart', ids);
    if (!told.ok) return;
    settle({
      text: t('told', { one: one.fields.name, other: other.fields.name }),
      label: t('takeBack'),
      undo: () => run('customer.tell-apart', { ...ids, apart: false }),
    });
  };
  return (
    <div className={css.page}>
      {done && (
        <p className={css.done} role="status">
          <span>{done.text}</span>
          <Button variant="default" onClick={() => void done.undo().then((undone) => undone.ok && setDone(null))}>
            {done.label}
          </Button>
        </p>
      )}
      {oneId && otherId ? (
        <MergePair
          oneId={oneId}
          otherId={otherId}
          onMerged={({ from, into }) =>
            settle({
              text: mergedText(t, from, into),
              label: t('undo'),
              undo: () => run('customer.unmerge', { customerId: from.id }),
            })
          }
          actions={(one, other) => <Apart onClick={() => void tellApart(one, other)} />}
        />
      ) : (
        <EmptyState icon={CopyCheck} title={t('choose')} hint={t('chooseHint')} />
      )}
    </div>
  );
}

function Apart({ onClick }: { onClick(): void }) {
  const { t } = useTranslation('duplicates');
  useActions([{ id: 'customer.apart', run: onClick }]);
  return (
    <Button variant="default" onClick={onClick}>
      {t('apart')}
    </Button>
  );
}
