import { ActionIcon, Modal, Select } from '@mantine/core';
import { Maximize } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { teamId } from '#domain/model/ids.ts';
import { useAgent, useNavigation, useRoute } from '../../state/core-context.tsx';
import { zoneHere } from '../../state/format-day.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { usePeople } from '../../state/use-people.ts';
import { useQuery } from '../../state/use-query.ts';
import { Page } from '../../ui/page.tsx';
import { FailureState, LoadingState } from '../../ui/states.tsx';
import { DashboardTabs } from '../dashboards/dashboard-tabs.tsx';
import css from './board.module.css';
import { BoardView } from './board-view.tsx';
import { type Picked, pickedOf, pickedParams } from './picked.ts';
import { PickedDrawer } from './picked-drawer.tsx';
import { useWholeScreen } from './use-whole-screen.ts';

/** Above the messages, which are the person's own and none of the wall's. */
const wallLayer = 500;

/** `#/reports/board?team=…&wall=1`: what goes on now, and `pick=overdue` the cases behind a number. */
export function BoardPage() {
  const { t } = useTranslation(['board', 'reports']);
  const navigation = useNavigation();
  const params = useRoute((route) => route.params);
  const { role, teamIds } = useAgent();
  const { teams } = usePeople();
  const team = teamId.safeParse(params.team).data ?? null;
  const onWall = params.wall === '1';
  const picked = pickedOf(params);
  const { value, failure } = useQuery(
    'board.get',
    { zone: zoneHere() || 'UTC', teamId: team },
    { collections: ['board'], keepFormer: true },
  );

  const address = (asked: { readonly team: string | null; readonly onWall: boolean }) => ({
    ...(asked.team && { team: asked.team }),
    ...(asked.onWall && { wall: '1' }),
  });
  const kept = address({ team, onWall });
  const show = (asked: Parameters<typeof address>[0]) => navigation.replace('reports', 'board', address(asked));
  const open = (one: Picked) =>
    navigation.go('reports', 'board', { ...kept, ...pickedParams({ ...one, teamId: one.teamId ?? team }) });
  const toWall = () => show({ team, onWall: true });
  const leaveWall = () => show({ team, onWall: false });
  useWholeScreen(onWall, leaveWall);
  useActions([{ id: 'board.wall', run: toWall }]);

  const choices = teams.filter(({ id }) => role === 'admin' || teamIds.includes(id));
  const content = value ? (
    <BoardView board={value} onWall={onWall} onOpen={open} />
  ) : failure ? (
    <FailureState failure={failure} />
  ) : (
    <LoadingState />
  );
  return (
    <Page
      title={t('reports:title')}
      sunken
      actions={
        <>
          {choices.length > 1 && (
            <Select
              aria-label={t('team')}
              placeholder={t('allTeams')}
              clearable
              data={choices.map(({ id, name }) => ({ value: id, label: name }))}
              value={team}
              onChange={(chosen) => show({ team: chosen, onWall })}
            />
          )}
          <ActionIcon variant="default" size={30} aria-label={t('wall')} title={t('wall')} onClick={toWall}>
            <Maximize size={15} aria-hidden="true" />
          </ActionIcon>
        </>
      }
    >
      <DashboardTabs current="board" params={{}} />
      {onWall ? (
        <Modal
          opened
          fullScreen
          zIndex={wallLayer}
          // With the rows open, the key closes these first.
          closeOnEscape={picked === null}
          onClose={leaveWall}
          classNames={{ title: css.wallTitle ?? '' }}
          title={[t('title'), ...choices.filter(({ id }) => id === team).map(({ name }) => name)].join(' · ')}
          closeButtonProps={{ 'aria-label': t('leaveWall') }}
        >
          {content}
        </Modal>
      ) : (
        content
      )}
      <PickedDrawer
        picked={picked}
        board={value}
        {...(onWall && { zIndex: wallLayer + 1 })}
        onClose={() => navigation.replace('reports', 'board', kept)}
      />
    </Page>
  );
}
