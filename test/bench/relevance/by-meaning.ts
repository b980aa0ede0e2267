import { nodeClock } from '#core/adapters/node-clock.ts';
import { nodeNetwork } from '#core/adapters/node-network.ts';
import { createOpenAiEmbeddings } from '#core/adapters/openai-embeddings.ts';
import { scaled } from '#core/knowledge/meaning/scaled.ts';
import { articlesByQuestion } from '#db/search/find-articles.ts';
import { nearestArticles, readVectors, type VectorTable } from '#db/search/nearest-passages.ts';
import { articlesBehind, keepVectors, passageTexts } from '#db/search/passage-vectors.ts';
import { blendRankings } from '#domain/rules/knowledge/blend-rankings.ts';
import { questionToSend } from '#domain/rules/knowledge/question-to-send.ts';
import type { JudgedSet } from './judged-sets.ts';
import { type Ranker, shown } from './rank-quality.ts';
import { type Base, idsOf } from './rankers.ts';

/** Turns texts into vectors. */
type Embed = (texts: readonly string[]) => Promise<readonly Float32Array[]>;

const batch = 64;

/** The endpoint that the environment names; none where it names none. */
export function endpointGiven(env: NodeJS.ProcessEnv): Embed | undefined {
  const { HOLDFAST_EMBEDDINGS_URL: address, HOLDFAST_EMBEDDINGS_MODEL: model, HOLDFAST_EMBEDDINGS_KEY: key = '' } = env;
  if (!address || !model) return undefined;
  const embeddings = createOpenAiEmbeddings(nodeNetwork, nodeClock);
  const { signal } = new AbortController();
  return async (texts) => {
    const vectors: Float32Array[] = [];
    for (let from = 0; from < texts.length; from += batch) {
      const part = texts.slice(from, from + batch);
      const asked = { address, model, key, dimensions: null, texts: part, withinMs: 120_000, signal };
      vectors.push(...(await embeddings.embed(asked)));
    }
    return vectors;
  };
}

/** As suggestions rank where a workspace has meanings made, questions as they would leave the house. */
export async function meaningRanker(base: Base, { questions }: JudgedSet, embed: Embed): Promise<Ranker> {
  await makeVectors(base, embed);
  const table = allVectors(base);
  const asked = questions.map(({ text }) => text);
  const sent = asked.map((text) => questionToSend(text, { own: [], others: [] }) || text);
  const vectors = await embed(sent);
  const vectorOf = new Map(asked.map((text, index) => [text, vectors[index]]));
  return (question) => {
    const vector = vectorOf.get(question);
    const near = vector ? nearestArticles(table, vector, 2 * shown).map(({ rid }) => rid) : [];
    const byWords = articlesByQuestion(base.db, question, 2 * shown);
    return idsOf(base, blendRankings([byWords, near]).slice(0, shown));
  };
}

async function makeVectors({ db }: Base, embed: Embed): Promise<void> {
  for (let behind = articlesBehind(db, batch); behind.length > 0; behind = articlesBehind(db, batch)) {
    const passages = behind.map(passageTexts);
    const vectors = await embed(passages.flat().map(({ text }) => text));
    let at = 0;
    for (const [index, article] of behind.entries()) {
      const own = (passages[index] ?? []).map(({ digest }) => {
        const vector = vectors[at++] ?? new Float32Array();
        return { ...scaled(vector), digest };
      });
      keepVectors(db, article, own);
    }
  }
}

function allVectors({ db }: Base): VectorTable {
  const reading = readVectors(db);
  for (let step = reading.next(); ; step = reading.next()) if (step.done) return step.value;
}
