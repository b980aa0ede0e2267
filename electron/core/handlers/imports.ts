import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { CustomerImports } from '../imports/customer-imports.ts';

type ImportHandlers = Pick<Handlers, Extract<keyof Handlers, `customerImports.${string}`>>;

/** Files of customers that are brought in. */
export function importHandlers(imports: () => CustomerImports): ImportHandlers {
  return {
    'customerImports.begin': (input) => imports().begin(input),
    'customerImports.append': ({ id, offset, data }) => imports().append(id, offset, data),
    'customerImports.look': ({ id, reading }) => imports().look(id, reading),
    'customerImports.run': (input) => imports().run(input),
    'customerImports.stop': ({ id }) => {
      imports().stop(id);
      return null;
    },
    'customerImports.problems': ({ id, labels }) => imports().problems(id, labels),
    'customerImports.drop': async ({ id }) => {
      await imports().drop(id);
      return null;
    },
  };
}
