// Reads what a client sends to make or change a subscription, and refuses it in Graph's words. Knows the properties' rules; must not know
// what is subscribed to or whether the endpoints answer.
import { GraphError, notPlayed } from '../GraphError.ts';
import { readBody } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';
import { changeTypes } from './subscription.ts';
import type { ChangeType, WatchedKind } from './subscription.ts';
import { invalidRequest } from './subscriptionErrors.ts';

const minute = 60_000;
const shortestMinutes = 45;
/** Documented: under seven days for Outlook's items, under three for tasks. */
const longestMinutes: Readonly<Record<WatchedKind, number>> = { contact: 10_080, event: 10_080, task: 4_230 };
const longestClientState = 128;
const longestUrl = 2_048;
const required = ['changeType', 'notificationUrl', 'resource', 'expirationDateTime'];
const withResourceData = ['encryptionCertificate', 'encryptionCertificateId', 'notificationQueryOptions'];
const tlsVersions = ['v1_0', 'v1_1', 'v1_2', 'v1_3'];
const changeable = ['expirationDateTime', 'notificationUrl'];

/** The properties of a request, checked one by one; endpoints and resource are still to be looked at. */
export interface SubscriptionWish {
  readonly resource: string;
  readonly changeTypes: readonly ChangeType[];
  readonly clientState: string | null;
  readonly notificationUrl: string;
  readonly lifecycleNotificationUrl: string | null;
  readonly expirationDateTime: string;
  readonly latestSupportedTlsVersion: string;
  readonly notificationUrlAppId: string | null;
}

function readPayload(body: unknown): Json {
  try {
    return readBody(body, 'subscription');
  } catch (error) {
    if (!(error instanceof GraphError) || error.code !== 'RequestBodyRead') throw error;
    const message = `Could not process subscription creation payload. Are all property names spelled and camelCased properly? ${error.message}`;
    throw invalidRequest(message);
  }
}

function readChangeTypes(text: string): readonly ChangeType[] {
  const words = text.split(',').map((word) => word.trim().toLowerCase());
  const strange = words.find((word) => !changeTypes.some((type) => type === word));
  if (strange !== undefined) throw invalidRequest(`Invalid 'changeType' attribute: '${strange.slice(0, 50)}'.`);
  return changeTypes.filter((type) => words.includes(type));
}

function textOrNull(payload: Json, name: string, longest: number): string | null {
  const value = payload[name];
  if (typeof value !== 'string' || value === '') return null;
  if (value.length > longest) throw invalidRequest(`The length of '${name}' must not exceed ${longest} characters.`);
  return value;
}

function text(payload: Json, name: string): string {
  return textOrNull(payload, name, longestUrl) ?? '';
}

/**
 * Reads the body that makes a subscription. What Graph sets itself (id, applicationId, creatorId) is ignored.
 * @throws GraphError 400 InvalidRequest, 501 for resource data in notifications
 */
export function readWish(body: unknown): SubscriptionWish {
  const payload = readPayload(body);
  const missing = required.find((name) => (payload[name] ?? '') === '');
  if (missing !== undefined) throw invalidRequest(`${missing} is a required property for subscription creation.`);
  if (payload['includeResourceData'] === true) throw notPlayed('includeResourceData of a subscription');
  const encrypted = withResourceData.find((name) => (payload[name] ?? '') !== '');
  if (encrypted !== undefined) throw notPlayed(`${encrypted} of a subscription`);
  const tls = textOrNull(payload, 'latestSupportedTlsVersion', longestUrl) ?? 'v1_2';
  if (!tlsVersions.includes(tls))
    throw invalidRequest(`Invalid 'latestSupportedTlsVersion': use ${tlsVersions.join(', ')}.`);
  return {
    resource: text(payload, 'resource'),
    changeTypes: readChangeTypes(text(payload, 'changeType')),
    clientState: textOrNull(payload, 'clientState', longestClientState),
    notificationUrl: text(payload, 'notificationUrl'),
    lifecycleNotificationUrl: textOrNull(payload, 'lifecycleNotificationUrl', longestUrl),
    expirationDateTime: text(payload, 'expirationDateTime'),
    latestSupportedTlsVersion: tls,
    notificationUrlAppId: textOrNull(payload, 'notificationUrlAppId', longestUrl),
  };
}

/**
 * Reads the body that changes a subscription: only its expiration and its endpoint can be.
 * @throws GraphError 400 InvalidRequest
 */
export function readChange(body: unknown): Partial<Pick<SubscriptionWish, 'expirationDateTime' | 'notificationUrl'>> {
  const payload = readPayload(body);
  const fixed = Object.keys(payload).find((name) => !changeable.includes(name));
  if (fixed !== undefined) throw invalidRequest(`The property '${fixed}' of a subscription cannot be updated.`);
  const expirationDateTime = text(payload, 'expirationDateTime');
  const notificationUrl = text(payload, 'notificationUrl');
  if (expirationDateTime === '' && notificationUrl === '')
    throw invalidRequest('expirationDateTime is a required property for subscription update.');
  return {
    ...(expirationDateTime === '' ? {} : { expirationDateTime }),
    ...(notificationUrl === '' ? {} : { notificationUrl }),
  };
}

/**
 * When a subscription will end: as asked, and not sooner than in 45 minutes.
 * @throws GraphError 400 for a time that is past or too far ahead
 */
export function checkExpiration(asked: string, kind: WatchedKind, now: Date): string {
  const from = now.getTime();
  const until = Date.parse(asked);
  if (until <= from) throw invalidRequest('expirationDateTime must be in the future.');
  const longest = longestMinutes[kind];
  if (until > from + longest * minute) {
    const message = `Subscription expiration can only be ${longest} minutes in the future.`;
    throw new GraphError(400, 'ExtensionError', message);
  }
  return new Date(Math.max(until, from + shortestMinutes * minute)).toISOString();
}
