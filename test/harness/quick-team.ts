import { createTestDatabase } from './server.ts';
import { addTeamMates, everybodysPassword, type TeamServer } from './team-server.ts';

/** As `startTeamServer`, on a database that is there in no time and gone with the test. */
export async function startQuickTeam(): Promise<TeamServer> {
  const database = await createTestDatabase();
  const server = await database.start({ workspaceName: 'Harbour' });
  const teamId = await addTeamMates(server.url, everybodysPassword);
  return { server, url: server.url, password: everybodysPassword, teamId, close: () => database.drop() };
}
