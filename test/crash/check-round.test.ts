import { describe, expect, it } from 'vitest';
import type { Client } from '#domain/contract/ipc/client.ts';
import { seeded } from '../harness/seeded.ts';
import { checkDraft } from './check-round.ts';
import { WritingAgent } from './writing-agent.ts';

/** A host that keeps one draft; told to, it keeps it and its answer is lost, or it is gone before it can. */
function hostOfOneDraft(): { client: Client; held: string | null; answers: 'yes' | 'lost' | 'gone' } {
  const host: ReturnType<typeof hostOfOneDraft> = {
    held: null,
    answers: 'yes',
    client: {
      async call(name: string, input: { content?: string }) {
        if (name === 'drafts.get') return { content: host.held };
        if (host.answers !== 'gone') host.held = input.content ?? null;
        if (host.answers !== 'yes') throw new Error('the host is gone');
        return undefined;
      },
    } as unknown as Client,
  };
  return host;
}

describe('the check of a draft after a kill', () => {
  it('knows from what is held that a draft whose answer was lost is saved, when the next one is lost as well', async () => {
    const host = hostOfOneDraft();
    const agent = new WritingAgent(seeded(1));
    await agent.jot(host.client);
    host.answers = 'lost';
    await expect(agent.jot(host.client)).rejects.toThrow('gone');
    const kept = host.held;
    await checkDraft(host.client, agent);
    host.answers = 'gone';
    await expect(agent.jot(host.client)).rejects.toThrow('gone');
    expect(host.held).toBe(kept);
    await checkDraft(host.client, agent);
  });

  it('finds out when a draft that was seen to be saved is lost', async () => {
    const host = hostOfOneDraft();
    const agent = new WritingAgent(seeded(1));
    await agent.jot(host.client);
    const first = host.held;
    host.answers = 'lost';
    await expect(agent.jot(host.client)).rejects.toThrow('gone');
    await checkDraft(host.client, agent);
    host.held = first;
    await expect(checkDraft(host.client, agent)).rejects.toThrow('the draft is');
  });
});
