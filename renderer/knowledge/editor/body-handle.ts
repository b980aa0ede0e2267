/** What can be done to the text from outside of its field. */
export interface BodyHandle {
  /** Puts in a file of the article where the cursor stands: a picture or video itself, any other file as a link. */
  insertFile(attachmentId: string, name: string, isShown: boolean): void;
}
