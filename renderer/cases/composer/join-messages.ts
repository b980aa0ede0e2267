/** The newest message that stood on the screen when the text was begun; a note needs none. */
export type MessageContent = { readonly body: string; readonly seenMessageId?: string | null };

/** What another window wrote, or a message taken back there, stands before what is being typed in this one; nothing stands twice. */
export function joinMessages(stored: MessageContent, typed: MessageContent): MessageContent {
  if (stored.body.includes(typed.body)) return stored;
  const body = typed.body.includes(stored.body) ? typed.body : `${stored.body}\n\n${typed.body}`;
  return { ...stored, body };
}
