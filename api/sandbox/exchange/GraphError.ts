// The one error of the sandbox's Exchange: an answer other than success, with Graph's code and message.
// Knows statuses and codes; must not know routes or items.

/** What Graph answers when a request fails; `headers` are added to the answer (or to the batch member). */
export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'GraphError';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** 404 with the code Exchange gives for an item it does not hold. */
export function itemNotFound(): GraphError {
  return new GraphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
}

/** 501 for what the sandbox does not play; `what` names it. */
export function notPlayed(what: string): GraphError {
  return new GraphError(501, 'NotImplementedInSandbox', `The sandbox does not play ${what}.`);
}

/** 400 for a query the server cannot read. */
export function badQuery(message: string): GraphError {
  return new GraphError(400, 'RequestBroker--ParseUri', message);
}
