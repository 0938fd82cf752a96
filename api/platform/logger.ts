// Structured log lines on standard output. What is logged is ids, names of fields, counts and times; never contents, names or secrets.
import { pino, type DestinationStream } from 'pino';

/** What to log: ids, names of fields, counts, milliseconds. */
type LogFields = Readonly<Record<string, unknown>>;

export interface Logger {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

export interface LoggerOptions {
  readonly level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** The process that writes, such as `server` or `engine`. */
  readonly name?: string;
  /** Standard output unless given. */
  readonly destination?: DestinationStream;
}

/** Headers and settings that would be secrets if somebody logged a request whole: they are cut even so. */
const SECRETS = ['authorization', 'password', 'secret', 'token', 'clientSecret', 'headers.authorization'];

export function createLogger({ level, name, destination }: LoggerOptions): Logger {
  const settings = { level, ...(name ? { name } : {}), redact: { paths: SECRETS, remove: true } };
  return destination ? pino(settings, destination) : pino(settings);
}
