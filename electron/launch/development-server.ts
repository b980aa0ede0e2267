// Vite's development server for the renderer, started by `npm run dev`. The host passes the page on from here; the page's
// modules are replaced over a socket of Vite's own.
import { join } from 'node:path';
import { createServer } from 'vite';

const port = Number(process.argv[2]);
const server = await createServer({
  configFile: join(import.meta.dirname, '../../renderer/vite.config.ts'),
  server: { host: '127.0.0.1', port, strictPort: true, hmr: { host: '127.0.0.1', clientPort: port } },
});
await server.listen();
console.log(`HOLDFAST_READY ${JSON.stringify({ url: `http://127.0.0.1:${port}` })}`);
process.once('SIGTERM', () => {
  void server.close().then(() => process.exit(0));
});
