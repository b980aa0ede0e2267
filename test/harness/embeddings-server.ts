import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface EmbeddingsAsked {
  readonly url: string;
  readonly authorization: string | undefined;
  readonly model: string;
  readonly input: readonly string[];
  readonly dimensions?: number;
}

/** What a server does instead of answering. */
export type Misbehaviour = (response: ServerResponse, asked: EmbeddingsAsked) => void;

export interface EmbeddingsServer {
  /** As an admin writes it down. */
  readonly address: string;
  /** Everything it was sent, oldest first. */
  readonly asked: readonly EmbeddingsAsked[];
  /** From now on; none makes it answer again. */
  misbehave(how?: Misbehaviour): void;
  close(): Promise<void>;
}

const usualLength = 64;

/** Words that mean the same: each group is a direction of its own. */
const concepts: readonly (readonly string[])[] = [
  ['没电', '电池', '续航', 'battery', 'power'],
  ['发票', '抬头', '税号', 'invoice', 'receipt'],
  ['退款', '钱', 'refund', 'money'],
  ['wifi', '网络', '断网', 'router'],
  ['安装', '上门', 'install'],
  ['密码', '登录', 'password', 'login'],
  ['积分', '兑换', 'points'],
  ['发货', '物流', '快递', 'shipping'],
];

/** What a text means: how much of each concept is in it, and a little of what only it has, the same for the same text. */
export function meaningOf(text: string, length = usualLength): number[] {
  const vector = Array.from({ length }, () => 0.01);
  for (const [n, words] of concepts.entries())
    for (const word of words) if (text.toLowerCase().includes(word)) vector[n] = (vector[n] ?? 0) + 1;
  for (const character of text) {
    const at = concepts.length + ((character.codePointAt(0) ?? 0) % (length - concepts.length));
    vector[at] = (vector[at] ?? 0) + 0.02;
  }
  return vector;
}

/** A real server that speaks as OpenAI's does, with vectors that anybody can foretell. */
export async function startEmbeddingsServer(): Promise<EmbeddingsServer> {
  const asked: EmbeddingsAsked[] = [];
  let how: Misbehaviour | undefined;
  const server = createServer((request, response) => void serve(request, response));
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const pieces: Uint8Array[] = [];
    for await (const piece of request) pieces.push(piece as Uint8Array);
    const body = JSON.parse(Buffer.concat(pieces).toString() || '{}') as Omit<EmbeddingsAsked, 'url' | 'authorization'>;
    const each = { ...body, url: request.url ?? '', authorization: request.headers.authorization };
    asked.push(each);
    if (how) return how(response, each);
    const data = each.input.map((text, index) => ({ index, embedding: meaningOf(text, each.dimensions) }));
    answerWith({ object: 'list', data: data.toReversed() })(response, each);
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/v1`,
    asked,
    misbehave: (next) => {
      how = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

export function answerWith(body: unknown): Misbehaviour {
  return (response) => {
    response.setHeader('content-type', 'application/json');
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

export function refuseWith(status: number, headers: Readonly<Record<string, string>> = {}): Misbehaviour {
  return (response) => {
    response.writeHead(status, headers);
    response.end('{"error":{"message":"no"}}');
  };
}
