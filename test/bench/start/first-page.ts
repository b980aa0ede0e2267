/** The newest page of the list of cases, by one statement. */
export const firstPage = `select c.id, c.number, c.subject, c.status, c.priority, c.type, customer.name, c.assigneeId, c.tags,
    c.openedAt, c.lastActivityAt
  from "case" c left join customer on customer.id = c.customerId
  order by c.lastActivityAt desc limit 100`;
