// Which of the product's requests write, by what is sent alone.
import type { HttpRequest } from '../../api/platform/http.ts';

/** True for a request that writes to either server; Graph's come in batches. */
export function isWrite(url: string, { body, method = 'GET' }: HttpRequest = {}): boolean {
  return (
    method !== 'GET' && (url.includes('/siebel/') || /"(PATCH|DELETE)"|\/(contacts|events|tasks)"/.test(body ?? ''))
  );
}
