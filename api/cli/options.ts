// Options and checks that several commands share.
import { InvalidArgumentError, Option } from 'commander';
import { DOMAINS } from '../../shared/vocabulary.ts';
import { UsageError } from './cliFailure.ts';

export function jsonOption(): Option {
  return new Option('--json', 'print JSON for scripts');
}

export function domainOption(description: string): Option {
  return new Option('--domain <domain>', description).choices(DOMAINS);
}

/** `--limit`: whole numbers from 1 to `atMost`. */
export function limitOption(byDefault: number, atMost: number): Option {
  const parse = (text: string): number => {
    const limit = Number(text);
    if (Number.isInteger(limit) && limit >= 1 && limit <= atMost) return limit;
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${atMost}.`);
  };
  return new Option('--limit <number>', 'how many at most').argParser(parse).default(byDefault);
}

/** Logins given as arguments and by --user, without repeats. @throws UsageError when there is none */
export function requireLogins(given: readonly string[], user: string | undefined): string[] {
  const logins = [...new Set(user === undefined ? given : [...given, user])];
  if (logins.length > 0) return logins;
  throw new UsageError('Name at least one user by the Siebel login.');
}
