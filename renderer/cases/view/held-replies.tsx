import type { CaseId } from '#domain/model/ids.ts';
import { useNavigation } from '../../state/core-context.tsx';
import { useQuery } from '../../state/use-query.ts';
import { HeldReply, heldReplyOf } from '../../ui/thread/held-reply.tsx';
import css from './held-replies.module.css';

/** Replies to this case that were held back, each with its choice. */
export function HeldReplies({ caseId }: { readonly caseId: CaseId }) {
  const navigation = useNavigation();
  const { value } = useQuery('outbox.list', { group: 'needs-you', caseId }, { collections: ['outbox'] });
  const held = (value?.rows ?? []).flatMap((row) => {
    const reply = heldReplyOf(row);
    return reply ? [{ row, reply }] : [];
  });
  if (held.length === 0) return null;
  // The panel with the focus goes: the focus goes on to where the next words are written.
  const toComposer = () => {
    const { area, id, params } = navigation.store.getState();
    navigation.replace(area, id, { ...params, write: 'reply' });
  };
  return (
    <div className={css.held}>
      {held.map(({ row, reply }) => (
        <HeldReply key={row.uid} row={row} held={reply} onEdited={toComposer} onSettled={toComposer} />
      ))}
    </div>
  );
}
