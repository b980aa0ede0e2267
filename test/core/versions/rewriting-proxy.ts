import { createServer, request as httpRequest } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';

/** Passes everything on and lets a test change the answers to pulls. */
export async function startRewritingProxy(
  targetUrl: string,
  rewrite: (answer: Record<string, unknown>) => unknown,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const { hostname, port } = new URL(targetUrl);
  const server = createServer((request, response) => {
    const { url, method, headers } = request;
    const { 'accept-encoding': _plain, ...rest } = headers;
    const onward = httpRequest({ host: hostname, port, path: url, method, headers: rest }, async (answer) => {
      const body = await text(answer);
      const { 'content-length': _length, ...heads } = answer.headers;
      response.writeHead(answer.statusCode ?? 502, heads);
      const changes = url === '/v1/pull' && answer.statusCode === 200;
      response.end(changes ? JSON.stringify(rewrite(JSON.parse(body))) : body);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  server.on('upgrade', (request, socket, head) => {
    const onward = connect(Number(port), hostname, () => {
      const lines = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`);
      onward.write(`GET ${request.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    for (const end of [onward, socket]) {
      end.on('error', () => undefined);
      end.on('close', () => {
        onward.destroy();
        socket.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
