import { findWorkbench, type Workbench } from '../../../serving/workbench.ts';

/** What the server has laid out for the pages: the evidence, the makers of files, the kept pages. */
export function workbench(): Workbench {
  const found = findWorkbench();
  if (!found) throw new Error('the pages were started without their server; use startServer of @sterna/web/server');
  return found;
}
