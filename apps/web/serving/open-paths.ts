/** Whether an address is one that pages of any site may read: SDMX, and the description of the addresses. */
export function isOpenToAll(url: string | undefined): boolean {
  return /^\/(?:sdmx|api)\//.test(url ?? '');
}
