import { error } from '@sveltejs/kit';

/** Makes a request whose form cannot be read answer 400 when a page reads it, instead of failing the page. */
export function refuseUnreadableForm(request: Request): void {
  const read = request.formData.bind(request);
  const formData = async (): Promise<FormData> => {
    try {
      return await read();
    } catch {
      error(400, 'the form cannot be read');
    }
  };
  Object.defineProperty(request, 'formData', { value: formData });
}
