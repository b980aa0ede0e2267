import type { LiveBoard } from '#domain/contract/ipc/board-procedures.ts';
import css from './board.module.css';
import { BoardStamp } from './board-stamp.tsx';
import { CallsSection } from './calls-section.tsx';
import { DaySection } from './day-section.tsx';
import { NowTiles } from './now-tiles.tsx';
import { PeopleSection } from './people-section.tsx';
import type { Picked } from './picked.ts';
import { RiskSection } from './risk-section.tsx';
import { TeamTable } from './team-table.tsx';

interface Props {
  readonly board: LiveBoard;
  /** For a screen that is read from across the room. */
  readonly onWall?: boolean;
  onOpen(picked: Picked): void;
}

export function BoardView({ board, onWall = false, onOpen }: Props) {
  return (
    <div className={css.board} data-wall={onWall || undefined}>
      <BoardStamp board={board} />
      <NowTiles board={board} onOpen={onOpen} />
      <div className={css.columns}>
        <div className={css.column}>
          <RiskSection risk={board.risk} onOpen={onOpen} />
          <TeamTable teams={board.teams} onOpen={onOpen} />
          <PeopleSection board={board} onOpen={onOpen} />
        </div>
        <div className={css.column}>
          <DaySection day={board.day} />
          <CallsSection board={board} />
        </div>
      </div>
    </div>
  );
}
