/** The parts of the field's JavaScript client that the tests use; it brings no types of its own. */
declare module 'sdmx-rest' {
  type Query = Readonly<Record<string, unknown>>;
  interface Client {
    getService(service: { url: string; api?: string }): object;
    getDataQuery(query: Query): object;
    getMetadataQuery(query: Query): object;
    getAvailabilityQuery(query: Query): object;
    getSchemaQuery(query: Query): object;
    request2(query: object | string, service: object, options?: object): Promise<Response>;
  }
  const client: Client;
  export default client;
}
