/** Every page is complete without scripts, so none is sent. */
export const csr = false;
export const ssr = true;
