import { useCore, useNavigation, useSync } from '../state/core-context.tsx';
import { areas } from '../state/route.ts';
import { useActions } from '../state/shortcuts/use-actions.ts';
import { useProcedure } from '../state/use-command.ts';
import { useOpenApart } from './case-window/use-open-apart.ts';
import { useCaseOnShow } from './tabs/open-cases-context.tsx';

interface Doors {
  onShowKeys(): void;
  onSignOut(): void;
  /** The case on show went to a window of its own. */
  onApart?(): void;
}

/** What can be done wherever one is. */
export function useProgramActions({ onShowKeys, onSignOut, onApart }: Doors): void {
  const navigation = useNavigation();
  const { actions } = useCore();
  const offlineByHand = useSync((sync) => sync.connection === 'working-offline');
  const { call } = useProcedure();
  const openApart = useOpenApart();
  const onShow = useCaseOnShow();
  useActions([
    ...areas.map((area) => ({ id: `go.${area}` as const, run: () => navigation.go(area) })),
    { id: 'case.new', run: () => navigation.go('cases', 'new') },
    // Where there is no list, everything is searched.
    { id: 'list.search', fallback: true, run: () => actions.run('search.open') },
    { id: 'help.keys', run: onShowKeys },
    { id: 'sheet.emergency', run: () => navigation.go('follow-ups', 'sheet') },
    { id: 'visit.new', run: () => navigation.go('visits', 'new') },
    { id: 'sync.now', applies: !offlineByHand, run: () => void call('sync.now', {}) },
    { id: 'sync.offline', run: () => void call('sync.setWorkOffline', { on: !offlineByHand }) },
    { id: 'account.signOut', run: onSignOut },
    {
      id: 'case.window',
      applies: onShow !== null && onApart !== undefined,
      run: () => {
        if (onShow !== null && openApart('cases', onShow)) onApart?.();
      },
    },
  ]);
}
