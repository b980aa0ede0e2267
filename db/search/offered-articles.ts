/** What is offered to who works on a case, of an article `t`: a script is gone through in a panel of its own, an announcement is no answer. */
export const offeredSql = `t.state = 'published' and t.kind not in ('script', 'announcement')`;
