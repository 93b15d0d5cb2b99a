import type { InSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';

/** What a form about a document offers besides the vocabulary. */
export interface DocumentFormChoices {
  /** Places that the space has listed, by name. */
  readonly places: readonly { readonly code: string; readonly name: Readonly<Record<string, string>> }[];
  /** Other documents of the space, which may be an earlier version. */
  readonly documents: readonly { readonly id: number; readonly title: string }[];
}

/** @param id number of the document that the form is about; none for a new one */
export async function documentFormChoices({ signedIn, space }: InSpace, id?: number): Promise<DocumentFormChoices> {
  const { plans, places } = workbench().spaces;
  const [listed, documents] = await Promise.all([places.list(signedIn, space.id), plans.list(signedIn, space.id)]);
  return {
    places: listed.map(({ code, name }) => ({ code, name })),
    documents: documents.flatMap(({ document }) =>
      document.id === id ? [] : [{ id: document.id, title: document.title }],
    ),
  };
}
