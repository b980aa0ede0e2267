import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '#domain/model/ids.ts';
import { useAgent, useRoute } from '../state/core-context.tsx';
import { usePagedRows } from '../state/use-paged-rows.ts';
import type { Whose } from '../ui/conversation/conversations-head.tsx';
import { SplitView } from '../ui/split-view.tsx';
import { CallDesk } from './call-desk.tsx';
import { CallList } from './call-list.tsx';
import { FoundCall } from './found-call.tsx';
import { ringPrefix } from './ringing/unfinished-notes.tsx';

/**
 * `#/calls` is the list and the desk (in a narrow window the list), `#/calls/new` the desk, `#/calls?customer=<id>` the desk
 * with the caller filled in, `#/calls/new?ring=<id>` the desk of a call that a telephone told of, `#/calls/<id>` a recorded call.
 */
export function CallsPage() {
  const { t } = useTranslation('calls');
  const me = useAgent().id;
  const [whose, setWhose] = useState<Whose>('me');
  const rows = usePagedRows('calls.list', { agentId: whose === 'me' ? me : null }, ['call', 'customer', 'case']);
  const id = useRoute((route) => route.id);
  const recorded = id === 'new' ? null : id;
  const customer = useRoute((route) => route.params.customer ?? null);
  const ring = useRoute((route) => route.params.ring ?? null);
  const desk = ring === null ? (customer ?? '') : `${ringPrefix}${ring}`;
  return (
    <SplitView
      label={t('title')}
      showing={id === null && customer === null ? 'list' : 'detail'}
      list={
        <CallList
          rows={rows}
          openNote={recorded === null ? desk : null}
          selectedId={recorded}
          whose={whose}
          onWhose={setWhose}
        />
      }
    >
      {recorded === null ? (
        <CallDesk customerId={customer as CustomerId | null} ringId={ring} />
      ) : (
        <FoundCall id={recorded} listed={rows.rowAt(rows.indexOf((row) => row.id === recorded))} />
      )}
    </SplitView>
  );
}
