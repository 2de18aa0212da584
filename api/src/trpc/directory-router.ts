import { getDirectoryCustomer } from '../use-cases/directory/get-directory-customer.ts';
import { searchDirectory } from '../use-cases/directory/search-directory.ts';
import { procedure, router } from './procedure.ts';

/** The billing system's customers at the desk. */
export const directoryRouter = router({
  search: procedure
    .input(searchDirectory.input)
    .query(({ ctx, input }) => searchDirectory.execute(ctx.context, input)),
  customer: procedure
    .input(getDirectoryCustomer.input)
    .query(({ ctx, input }) => getDirectoryCustomer.execute(ctx.context, input)),
});
